import Database
import TestSupport
import Testing

/// A small library, the schema these tests share: books on shelves.
enum Shelf {
    static let migrations = [
        Migration(
            "shelf", 1, "półki i książki",
            [
                "CREATE TABLE shelf (id \(.id), name \(.text) NOT NULL UNIQUE, room \(.integer) CHECK (room > 0))",
                """
                CREATE TABLE book (
                    id \(.id), shelf_id \(.integer) REFERENCES shelf (id), title \(.text) NOT NULL, pages \(.integer), price \(.real), cover \(.blob),
                    lent \(.bool), read_at \(.integer)
                )
                """,
                "CREATE INDEX book_shelf ON book (shelf_id)",
            ])
    ]

    static let rules = [TableRules("shelf"), TableRules("book", clocks: ["read_at"])]

    /// Puts a shelf up and writes it down.
    static func add(_ name: String, _ db: Writing) throws -> Int64 {
        let id = try db.insert("INSERT INTO shelf (name, room) VALUES (\(name), 1)")
        db.note(Change("created", "shelf", ids: [id]))
        return id
    }
}

/// Runs a test of ours on a library of its own.
@discardableResult
func withShelf<T>(on engine: Engine, options: Database.Options = Database.Options(), _ body: (Database) async throws -> T) async throws -> T {
    try await withDatabase(on: engine, Shelf.migrations, options: options, body)
}

extension Database {
    /// Asks for a number and expects it. (Spelled as a statement with `try`, which the compiler sees; one inside `#expect` it does not.)
    func expect(_ sql: SQL, is number: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let found = try await read { try $0.integer(sql) }
        #expect(found == number, sourceLocation: sourceLocation)
    }
}
