extension Query {
    /// Reads the part of an address behind its `?`, where one address stands inside another.
    ///
    /// - Throws: see `init(decoding:)`.
    package init(text: some StringProtocol) throws(Problem) { try self.init(decoding: text) }
}
