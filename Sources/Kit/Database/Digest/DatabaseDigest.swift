import Bytes

/// What a database holds, as one number: equal on both engines, before and after a backup, after a killed import that was started again.
package struct DatabaseDigest: Hashable, Sendable {
    package struct Table: Hashable, Sendable {
        package let name: String
        /// SHA-256 in hexadecimal.
        package let hex: String
        package let rows: Int
    }

    /// By name, derived ones left out.
    package let tables: [Table]
    /// SHA-256 in hexadecimal over all tables.
    package var total: String { SHA256.hex(of: Array(tables.map { "\($0.name) \($0.rows) \($0.hex)\n" }.joined().utf8)) }
}

extension Database {
    /// The rules of Kit/Database's own tables; ``digest(_:)`` adds them itself.
    package static let ownTables = [
        TableRules("change", clocks: ["at"], ranks: ["object_ids": .rangesOf(tableNamedIn: "object")]),
        TableRules("migration", clocks: ["applied_at"]),
    ]

    /// Computes the digest of everything durable, in one snapshot and flat memory.
    ///
    /// A table without a rule is taken whole, so that nothing is left out by being forgotten.
    ///
    /// - Throws: ``DatabaseError/missingTable(_:)`` when a rule names a table that is not there.
    package func digest(_ rules: [TableRules]) async throws -> DatabaseDigest {
        try await read { db in
            let rules = Dictionary((Database.ownTables + rules).map { ($0.name, $0) }) { _, last in last }
            let shapes = try Catalogue.shapes(db)
            let lost = Set(rules.keys).subtracting(shapes.map(\.name))
            if let name = lost.min() { throw DatabaseError.missingTable(name) }
            let digester = Digester(db, shapes)
            let tables = try shapes.map { ($0, rules[$0.name] ?? TableRules($0.name)) }.filter { !$1.derived }
                .map { try digester.digest($0, $1) }
            return DatabaseDigest(tables: tables)
        }
    }
}
