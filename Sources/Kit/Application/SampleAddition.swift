import Database

/// What a feature adds to the invented region, once its bodies are there.
package struct SampleAddition: Sendable {
    /// Adds it; what stands already is left alone. The same size and seed always make the same.
    ///
    /// - Returns: one line for the person who asked for a sample.
    package let add: @Sendable (_ organisations: Int, _ seed: UInt64, Services) async throws -> String
    /// Takes exactly it away, in the transaction that takes the bodies away.
    package let remove: @Sendable (Writing) throws -> Void

    package init(
        add: @escaping @Sendable (_ organisations: Int, _ seed: UInt64, Services) async throws -> String,
        remove: @escaping @Sendable (Writing) throws -> Void
    ) {
        (self.add, self.remove) = (add, remove)
    }
}
