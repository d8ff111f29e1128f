import Database
import Foundation
import TestSupport
import Testing
import Values

@Suite struct ValueTests {
    @Test(arguments: Engines.all, [Int64.min, -1, 0, 1, Int64.max])
    func `whole numbers come back, the extreme ones too`(engine: Engine, number: Int64) async throws {
        #expect(try await echo(.integer(number), "pages", on: engine) == .integer(number))
    }

    @Test(arguments: Engines.all, [0.1, -1e300, .leastNonzeroMagnitude, 1 / 3.0, 12_345_678_901_234_568])
    func `real numbers come back to the last bit`(engine: Engine, number: Double) async throws {
        #expect(try await echo(.real(number), "price", on: engine) == .real(number))
    }

    @Test(arguments: Engines.all, ["", "Zażółć gęślą jaźń", "a\tb\\nc\r\n\\N", "👩🏽‍🌾 e\u{301}", String(repeating: "ł", count: 100_000)])
    func `text comes back`(engine: Engine, text: String) async throws {
        #expect(try await echo(.text(text), "title", on: engine) == .text(text))
    }

    @Test(arguments: Engines.all, [[], [0], [0, 1, 0], Array(0...255), [UInt8](repeating: 92, count: 100_000)])
    func `bytes come back, zeros and emptiness too`(engine: Engine, bytes: [UInt8]) async throws {
        #expect(try await echo(.blob(bytes), "cover", on: engine) == .blob(bytes))
    }

    @Test(arguments: Engines.all)
    func `every type of ours comes back through its own reader`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let (day, moment, money) = (Day(number: 20_261_124), Instant(milliseconds: 1_795_512_345_678), Money(zlote: 12, grosze: 50))
            let id = ID<Shelf>(7)
            let sql: SQL = """
                SELECT CAST(\(day) AS \(.integer)) AS d, CAST(\(moment) AS \(.integer)) AS m, CAST(\(money) AS \(.integer)) AS g,
                    CAST(\(id) AS \(.integer)) AS i, \(true) AS t, \(2.5) AS r, \(nil as String?) AS n
                """
            let same = try await database.read { db in
                try db.one(sql) { row in
                    try row.day("d") == day && row.instant("m") == moment && row.money("g") == money && row.id("i") == id && row.bool("t")
                        && row.real("r") == 2.5 && row.real("d") == 20_261_124 && row.textOrNil("n") == nil && row.dayOrNil("n") == nil
                }
            }
            #expect(same)
        }
    }

    @Test(arguments: Engines.all)
    func `a text is handed over as bytes, on a quiet thread too`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let read: @Sendable (Reading) throws -> [[UInt8]?] = { db in
                try db.one("SELECT \("żółć") AS t, \("") AS e, \(nil as String?) AS n, CAST(\(7) AS \(.integer)) AS i") { row in
                    #expect(throws: DatabaseError.self) { try row.withText("i") { _ in } }
                    #expect(throws: DatabaseError.self) { try row.withText("other") { _ in } }
                    return try ["t", "e", "n"].map { try row.withText($0) { Array($0) } }
                }
            }
            let expected = [Array("żółć".utf8), [], nil]
            #expect(try await database.read(read) == expected)
            #expect(try await database.readQuietly(read) == expected)
            let priority = try await database.read { _ in getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
            let quiet = try await database.readQuietly { _ in getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
            #expect(quiet == max(10, priority))
        }
    }

    @Test(arguments: Engines.all)
    func `sums and counts read as whole numbers`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            try await database.write(by: .system) { db in
                let shelf = try Shelf.add("A", db)
                try db.insert(
                    into: "book", columns: ["shelf_id", "title", "pages", "price"],
                    rows: [1, 2, 4].map { [.integer(shelf), .text("t"), .integer($0), .real(Double($0))] })
            }
            let (sum, empty, mean) = try await database.read { db in
                (
                    try db.integer("SELECT SUM(pages) FROM book"), try db.integer("SELECT SUM(pages) FROM book WHERE id < 0"),
                    try db.one("SELECT AVG(price) AS mean FROM book") { try $0.real("mean") }
                )
            }
            #expect((sum, empty) == (7, 0))
            #expect(abs(mean - 7.0 / 3) < 1e-12)
        }
    }

    @Test(arguments: Engines.all, [SQLValue.text("a\0b"), .real(.nan), .real(.infinity)])
    func `what one engine cannot hold is refused on both, in bulk too`(engine: Engine, value: SQLValue) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { db in _ = try db.run("INSERT INTO book (title, price) VALUES (\(value), \(value))") }
            }
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { try $0.insert(into: "book", columns: ["title"], rows: [[.text("dobra")], [value]]) }
            }
            try await database.expect("SELECT COUNT(*) FROM book", is: 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a wrong type, a NULL, an unknown column and a row that is past throw`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let sql: SQL = "SELECT \("x") AS word, \(7) AS number, \(nil as Int?) AS nothing"
            let readers: [@Sendable (Row) throws -> Void] = [
                { _ = try $0.int("word") }, { _ = try $0.text("number") }, { _ = try $0.bool("number") }, { _ = try $0.day("number") },
                { _ = try $0.int("nothing") }, { _ = try $0.text("missing") }, { _ = try $0.blob("word") }, { _ = try $0.real("word") },
            ]
            for reader in readers {
                await #expect(throws: DatabaseError.self) { try await database.read { try $0.one(sql, reader) } }
            }
            await #expect(throws: DatabaseError.self) { try await database.read { _ = try $0.all(sql) { $0 }.map { try $0.text("word") } } }
            await #expect(throws: DatabaseError.noRow) { try await database.read { try $0.one("SELECT 1 AS a WHERE 1 = 0") { try $0.int("a") } } }
        }
    }

    @Test func `text that is not UTF-8 throws and does not trap`() async throws {
        let database = try await Database.inMemory()
        await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.one("SELECT CAST(x'ff61' AS TEXT) AS t") { try $0.text("t") } }
        }
    }

    /// Writes a value into a column of a book, one at a time and in bulk, and reads both back.
    private func echo(_ value: SQLValue, _ column: String, on engine: Engine) async throws -> SQLValue? {
        try await withShelf(on: engine) { database in
            try await database.write(by: .system) { db in
                try db.insert(
                    into: "book", columns: column == "title" ? [column] : [column, "title"],
                    rows: [column == "title" ? [value] : [value, .text("")]])
                try db.run("INSERT INTO book (title) VALUES (\(""))")
                try db.run("UPDATE book SET \(identifier: column) = \(value) WHERE id = 2")
                db.note(Change("created", "book", ids: [1, 2]))
            }
            let found = try await database.read { db in
                try db.all("SELECT \(identifier: column) AS found FROM book ORDER BY id") { try $0.value("found") }
            }
            return found == [value, value] ? value : nil
        }
    }
}
