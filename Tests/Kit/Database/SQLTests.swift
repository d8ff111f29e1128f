import Database
import TestSupport
import Testing
import Values

@Suite struct SQLTests {
    static let hostile = "x' OR 1=1; DROP TABLE shelf; --\"$1?\\"

    @Test func `a value never becomes part of the statement`() {
        let hostile = Self.hostile
        let sql: SQL = "SELECT \(hostile), \(hostile as String?), \(list: [hostile, hostile]), \("literal")"
        #expect(sql.text(for: .sqlite).text == "SELECT ?, ?, ?, ?, ?")
        #expect(sql.text(for: .postgres).text == "SELECT $1, $2, $3, $4, $5")
        #expect(sql.text(for: .sqlite).values == [.text(hostile), .text(hostile), .text(hostile), .text(hostile), .text("literal")])
    }

    @Test func `pieces keep their values in order`() {
        let conditions: [SQL] = ["a = \(1)", "b IN (\(list: [2, 3]))", "c = \(Day("2026-11-24"))"]
        let sql: SQL = "SELECT * FROM t WHERE \(SQL.joined(conditions, by: " AND ")) LIMIT \(4)"
        let (text, values) = sql.text(for: .postgres)
        #expect(text == "SELECT * FROM t WHERE a = $1 AND b IN ($2, $3) AND c = $4 LIMIT $5")
        #expect(values == [.integer(1), .integer(2), .integer(3), .integer(20_261_124), .integer(4)])
    }

    @Test func `nil is NULL, an empty list holds nothing, nothing joined is nothing`() {
        let sql: SQL = "\(nil as Int?) \(list: [Int]())"
        #expect(sql.text(for: .sqlite).text == "? NULL")
        #expect(sql.text(for: .sqlite).values == [.null])
        #expect(SQL.joined([], by: ", ").isEmpty)
    }

    @Test func `an identifier cannot leave its quotes`() {
        let sql: SQL = "SELECT \(identifier: "na\"me; --1_ą")"
        #expect(sql.text(for: .sqlite).text == "SELECT \"name1_\"")
    }

    @Test(arguments: Engines.all)
    func `both engines order text by bytes and tell capitals apart`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let names = ["a", "B", "ź", "z", "Ł", "l", "-", "10", "9", "é", "e"]
            let (found, alike) = try await database.write(by: .system) { db in
                for name in names { _ = try Shelf.add(name, db) }
                return (
                    try db.all("SELECT name FROM shelf ORDER BY name") { try $0.text("name") },
                    try db.integer("SELECT COUNT(*) FROM shelf WHERE name LIKE \("b%") OR name LIKE \("l")")
                )
            }
            #expect(found == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
            #expect(alike == 1)
        }
    }

    @Test(arguments: Engines.all)
    func `hostile text is stored and found as it is, through every way in`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let hostile = Self.hostile
            let found = try await database.write(by: .commandLine) { db in
                let id = try Shelf.add(hostile, db)
                try db.insert(into: "book", columns: ["shelf_id", "title"], rows: [[.integer(id), .text(hostile)]])
                try db.run("UPDATE shelf SET name = \(hostile) WHERE name = \(hostile as String?)")
                return try db.all("SELECT title FROM book WHERE title IN (\(list: [hostile])) AND title = \(hostile)") { try $0.text("title") }
            }
            #expect(found == [hostile])
            try await database.expect("SELECT COUNT(*) FROM shelf WHERE id IN (\(list: [Int]()))", is: 0)
            try await database.expect("SELECT COUNT(*) FROM change WHERE kind = \(hostile)", is: 0)
        }
    }
}
