import Database
import Values

/// The sources there are, so that every query can join their names and precedence.
enum SourceStore {
    /// The fixed sources, brought in with the program.
    static func bundle(_ database: Database) async throws {
        let kept = try await database.read { try all(in: $0) }
        if Source.fixed.allSatisfy({ source in kept.contains { $0.matches(source) } }) { return }
        try await database.write(by: .system) { db in
            for source in Source.fixed { try keep(source, in: db) }
            db.note(Change("imported", "source", ids: [], reason: "źródła znane programowi"))
        }
    }

    /// Adds a source or takes over its new words.
    static func keep(_ source: Source, in db: Writing) throws {
        try db.run(
            """
            INSERT INTO source (code, title, label, publisher, licence, precedence, is_register)
            VALUES (\(source.code), \(source.title), \(source.label), \(source.publisher), \(source.licence), \(source.precedence), \(source.isRegister))
            ON CONFLICT (code) DO UPDATE SET title = excluded.title, label = excluded.label, publisher = excluded.publisher,
                licence = excluded.licence, precedence = excluded.precedence, is_register = excluded.is_register
            """)
    }

    static func all(in db: Reading) throws -> [Source] { try db.all("SELECT * FROM source ORDER BY precedence, code", Source.init) }
}

extension Source {
    /// - Parameter row: with the columns of the table `source`.
    convenience init(_ row: Row) throws {
        self.init(
            code: try row.text("code"), title: try row.text("title"), label: try row.text("label"), publisher: try row.text("publisher"),
            licence: try row.text("licence"), precedence: try row.int("precedence"), isRegister: try row.bool("is_register"))
    }

    fileprivate func matches(_ other: Source) -> Bool {
        code == other.code && title == other.title && label == other.label && publisher == other.publisher && licence == other.licence
            && precedence == other.precedence && isRegister == other.isRegister
    }
}
