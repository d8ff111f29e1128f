import Bytes
import Database
import TestSupport
import Testing
import Values

@Suite struct DigestTests {
    /// Fills a library. With gaps, ids are lost on the way, as a rolled-back command loses them on PostgreSQL.
    static func fill(_ database: Database, gaps: Bool, level: Int = 6) async throws {
        try await database.write(by: .job("fill")) { db in
            if gaps { _ = try (db.newIDs("shelf", count: 7), db.newIDs("book", count: 3), db.newIDs("change", count: 5)) }
            let shelves = try ["Ą", "b", "a"].map { try Shelf.add($0, db) }
            if gaps { _ = try (db.newIDs("shelf", count: 2), db.newIDs("book", count: 1)) }
            let books = try db.newIDs("book", count: 4)
            let cover = Deflate.compress([UInt8](repeating: 7, count: 10_000), level: level)
            try db.insert(
                into: "book", columns: ["id", "shelf_id", "title", "pages", "price", "cover", "read_at"],
                rows: books.enumerated().map { place, id in
                    let pages: SQLValue = place == 0 ? .null : .integer(Int64(place))
                    return [.integer(id), .integer(shelves[place % 3]), .text("t\(place)"), pages, .real(0.1), .blob(cover), .integer(id)]
                })
            db.note(Change("imported", "book", ids: books))
            if gaps { _ = try db.newIDs("shelf", count: 2) }
            let gone = try db.insert("INSERT INTO shelf (name) VALUES (\("do usunięcia"))")
            try db.run("DELETE FROM shelf WHERE id = \(gone)")
            db.note(Change("removed", "shelf", ids: [shelves[0], gone]))
        }
    }

    static let rules = [TableRules("shelf"), TableRules("book", clocks: ["read_at"], compressed: ["cover"])]

    @Test(arguments: Engines.all, Engines.all)
    func `equal content has an equal digest, on either engine, with gaps among the ids`(one: Engine, other: Engine) async throws {
        var digests: [DatabaseDigest] = []
        for (engine, gaps) in [(one, false), (other, true)] {
            try await withShelf(on: engine) { database in
                try await Self.fill(database, gaps: gaps, level: gaps ? 9 : 1)
                digests.append(try await database.digest(Self.rules))
            }
        }
        #expect(digests[0] == digests[1])
        #expect(digests[0].total.count == 64)
        #expect(digests[0].tables.map(\.name) == ["book", "change", "migration", "shelf"])
        #expect(digests[0].tables.map(\.rows) == [4, 5, 2, 3])
    }

    @Test(arguments: Engines.all)
    func `any other value changes the digest of its table and no other`(engine: Engine) async throws {
        let edits: [SQL] = [
            "UPDATE book SET title = \("t9") WHERE title = \("t1")", "UPDATE book SET pages = 0 WHERE pages IS NULL",
            "UPDATE book SET price = 0.10000000000000002 WHERE pages = 1", "UPDATE book SET shelf_id = NULL WHERE pages = 2",
            "UPDATE book SET shelf_id = (SELECT MAX(id) FROM shelf) WHERE pages = 3", "UPDATE book SET cover = NULL WHERE pages = 3",
        ]
        try await withShelf(on: engine) { database in
            try await Self.fill(database, gaps: true)
            var seen = Set([try await database.digest(Self.rules).tables[0].hex])
            let shelf = try await database.digest(Self.rules).tables[3]
            for edit in edits {
                try await database.write(by: .system) { db in
                    let touched = try db.run(edit)
                    db.note(Change("changed", "book", ids: []))
                    guard touched == 1 else { throw DatabaseError.noRow }
                }
                let digest = try await database.digest(Self.rules)
                #expect(seen.insert(digest.tables[0].hex).inserted)
                #expect(digest.tables[3] == shelf)
            }
        }
    }

    @Test(arguments: Engines.all)
    func `clocks and derived tables do not count`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            try await Self.fill(database, gaps: false)
            let before = try await database.digest(Self.rules)
            try await database.write(by: .system) { db in
                try db.run("UPDATE book SET read_at = 1")
                db.note(Change("changed", "book", ids: [1]))
            }
            let after = try await database.digest(Self.rules)
            #expect(before.tables[0] == after.tables[0] && before.total != after.total)
            let rest = try await database.digest([TableRules("book", derived: true)])
            #expect(rest.tables.map(\.name) == ["change", "migration", "shelf"])
        }
    }

    @Test(arguments: Engines.all)
    func `a rule for a table that is not there is refused, a table without a rule counts whole`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.missingTable("półka")) { try await database.digest([TableRules("półka")]) }
            let digest = try await database.digest([])
            #expect(digest.tables.map(\.name) == ["book", "change", "migration", "shelf"])
        }
    }
}
