import Database
import Foundation
import TestSupport
import Testing

@Suite struct StreamTests {
    /// 200 000 rows of a thousand letters, made up by the engine.
    static let longAnswer: SQL = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
        SELECT i, \(.either(sqlite: "printf('%.1000c', 'x')", postgres: "repeat('x', 1000)")) AS filling FROM n
        """

    @Test(arguments: Engines.all)
    func `two hundred thousand rows stream by in flat memory`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let (rows, growth) = try await database.read { db in
                var (rows, first, last) = (0, 0, 0)
                try db.each(Self.longAnswer) { row in
                    rows += 1
                    guard try row.text("filling").utf8.count == 1000 else { throw DatabaseError.noRow }
                    if rows == 5000 { first = residentMegabytes() }
                    if rows == 200_000 { last = residentMegabytes() }
                }
                return (rows, last - first)
            }
            #expect(rows == 200_000)
            #expect(growth < 100, "held in memory it would be 200 MB and more")
        }
    }

    @Test(arguments: Engines.all)
    func `other questions may be asked while rows stream by, the same one too`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let ids = try await database.write(by: .system) { db in try ["A", "B", "C"].map { try Shelf.add($0, db) } }
            let pairs = try await database.read { db in
                var pairs = 0
                try db.each("SELECT id FROM shelf WHERE id >= \(ids[0])") { outer in
                    let id = try outer.int64("id")
                    try db.each("SELECT id FROM shelf WHERE id >= \(id)") { _ in pairs += 1 }
                    #expect(try outer.int64("id") == id)
                }
                return pairs
            }
            #expect(pairs == 6)
        }
    }

    @Test(arguments: Engines.all)
    func `breaking off a stream leaves the database in order`(engine: Engine) async throws {
        struct Enough: Error {}
        try await withShelf(on: engine) { database in
            for _ in 0..<10 {
                await #expect(throws: Enough.self) { try await database.read { try $0.each(Self.longAnswer) { _ in throw Enough() } } }
            }
            try await database.expect("SELECT \(1)", is: 1)
        }
    }

    @Test(arguments: Engines.all)
    func `a bulk insert brings in every row as it is`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let titles = (0..<5000).map { "Książka\t\($0)\\N \n„x”" }
            try await database.write(by: .job("import")) { db in
                let ids = try db.newIDs("book", count: titles.count)
                try db.insert(
                    into: "book", columns: ["id", "title", "pages", "cover"],
                    rows: zip(ids, titles).map { [.integer($0), .text($1), $0 % 2 == 0 ? .null : .integer($0), .blob([0, UInt8($0 % 256)])] })
                db.note(Change("imported", "book", ids: ids))
            }
            let found = try await database.read { try $0.all("SELECT title FROM book ORDER BY id") { try $0.text("title") } }
            #expect(found == titles)
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { try $0.insert(into: "book", columns: ["id", "title"], rows: [[.integer(1)]]) }
            }
            let twice = await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { try $0.insert(into: "shelf", columns: ["name"], rows: [[.text("x")], [.text("x")]]) }
            }
            guard case .constraint(.unique, _) = twice else { throw twice ?? .noRow }
        }
    }
}

private func residentMegabytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 / 1_000_000 : 0
}
