extension Query {
    /// Reads the part of an address behind its `?`, where one address stands inside another.
    ///
    /// - Throws: see `init(decoding:)`.
    package init(text: some StringProtocol) throws(Problem) { try self.init(decoding: text) }

    /// Without questions that were left open: a form without a script sends all its fields.
    package var answered: Query {
        var known: Set<String> = []
        let names = names.filter { known.insert($0).inserted }
        return Query(names.flatMap { name in all(name).filter { !$0.isEmpty }.map { (name, $0) } })
    }
}
