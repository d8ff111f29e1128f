/// The number of a row, of the kind `Of`: an `ID<Organisation>` cannot be handed in where an `ID<Unit>` is asked for.
package struct ID<Of>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let raw: Int64

    package init(_ raw: Int64) { self.raw = raw }

    /// From an address: digits only, at least 1, at most `Int64.max`; anything else is nil.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let raw = Int64(text), raw > 0 else { return nil }
        self.raw = raw
    }

    package var description: String { String(raw) }
    package static func < (a: ID, b: ID) -> Bool { a.raw < b.raw }
}
