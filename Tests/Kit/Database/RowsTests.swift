import Database
import TestSupport
import Testing

@Suite struct RowsTests {
    private static let columns = ["id", "shelf_id", "title", "pages", "price", "cover"]

    @Test(arguments: Engines.all)
    func `rows put together beforehand hold every kind of value, and take the ids they are given`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let titles = ["", "Żółw", "tab\tline\nreturn\rback\\slash\\N", "\\."]
            var rows = Rows(into: "book", columns: RowsTests.columns)
            for (index, title) in titles.enumerated() {
                rows.add(.new(set: 1, index), .new(set: 0, 0), values: [.text(title), .integer(.min), .real(-0.5), .blob([0, 255, 92])])
            }
            rows.add(.known(1_000), .new(set: 0, 0), values: [.text("bez reszty"), .null, .null, .blob([])])
            let filled = rows
            let (shelf, ids) = try await database.write(by: .system) { db in
                let shelf = try Shelf.add("górna", db)
                let ids = try db.newIDs("book", count: titles.count)
                try db.insert(filled, ids: [[shelf], ids])
                return (shelf, ids)
            }
            let read = try await database.read { db in
                try db.all("SELECT * FROM book ORDER BY id") { row in
                    (try row.int64("id"), try row.int64("shelf_id"), try row.text("title"), try row.int64OrNil("pages"), try row.blob("cover"))
                }
            }
            #expect(read.map(\.0) == ids + [1_000])
            #expect(read.allSatisfy { $0.1 == shelf })
            #expect(read.map(\.2) == titles + ["bez reszty"])
            #expect(read.map(\.3) == [.min, .min, .min, .min, nil])
            #expect(read.map(\.4) == [[0, 255, 92], [0, 255, 92], [0, 255, 92], [0, 255, 92], []])
        }
    }

    @Test(arguments: Engines.all)
    func `rows put together beforehand change those that have their ids, and no others`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let (old, shelf) = try await database.write(by: .system) { db in
                let shelf = try Shelf.add("górna", db)
                let ids = try db.newIDs("book", count: 3)
                var rows = Rows(into: "book", columns: ["id", "shelf_id", "title"])
                for id in ids { rows.add(.known(id), .known(shelf), values: [.text("stara")]) }
                try db.insert(rows)
                return (ids, shelf)
            }
            try await database.write(by: .system) { db in
                var rows = Rows(into: "book", columns: ["id", "title", "pages", "price"])
                for id in old.prefix(2) {
                    rows.add { row in
                        row.put(.known(id))
                        row.put("nowa \(id)")
                        row.put(nil as Int64?)
                        row.put(2.5)
                    }
                }
                try db.update(rows)
                db.note(Change("changed", "book", ids: Array(old.prefix(2))))
            }
            let read = try await database.read { db in
                try db.all("SELECT title, shelf_id, price FROM book ORDER BY id") { row in
                    (try row.text("title"), try row.int64("shelf_id"), try row.realOrNil("price"))
                }
            }
            #expect(read.map(\.0) == ["nowa \(old[0])", "nowa \(old[1])", "stara"])
            #expect(read.map(\.1) == [shelf, shelf, shelf])
            #expect(read.map(\.2) == [2.5, 2.5, nil])
        }
    }

    @Test(arguments: Engines.all, [[SQLValue.text("a\u{0}b"), .null, .null, .null], [.text("a"), .null, .real(.nan), .null], [.text("a")]])
    func `a bad value or a short row writes nothing`(engine: Engine, bad: [SQLValue]) async throws {
        try await withShelf(on: engine) { database in
            var rows = Rows(into: "book", columns: RowsTests.columns)
            rows.add(.known(1), .known(1), values: [.text("dobra"), .null, .null, .null])
            rows.add(.known(2), .known(1), values: bad)
            let filled = rows
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { db in
                    _ = try Shelf.add("górna", db)
                    try db.insert(filled)
                }
            }
            try await database.expect("SELECT count(*) FROM book", is: 0)
            try await database.expect("SELECT count(*) FROM shelf", is: 0)
        }
    }
}
