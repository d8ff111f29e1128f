import Database
import TestSupport
import Testing

@Suite struct IDTests {
    @Test(arguments: Engines.all)
    func `the id of a deleted row is never given out again`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let (gone, next) = try await database.write(by: .system) { db in
                _ = try Shelf.add("A", db)
                let gone = try Shelf.add("B", db)
                try db.run("DELETE FROM shelf WHERE id = \(gone)")
                return (gone, try Shelf.add("C", db))
            }
            #expect(next > gone)
        }
    }

    @Test(arguments: Engines.all)
    func `reserved ids ascend and collide with nothing, in an empty table too`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let ids = try await database.write(by: .job("test")) { db in
                let first = try db.newIDs("shelf", count: 3)
                try db.insert(into: "shelf", columns: ["id", "name"], rows: first.map { [.integer($0), .text("półka \($0)")] })
                let single = try Shelf.add("z numerem z bazy", db)
                return first + [single] + (try db.newIDs("shelf", count: 2)) + (try db.newIDs("shelf", count: 0))
            }
            #expect(ids == ids.sorted() && Set(ids).count == 6)
            let later = try await database.write(by: .system) { try Shelf.add("później", $0) }
            #expect(later > ids[5])
        }
    }

    @Test(arguments: Engines.all)
    func `only reserving ids is no change and needs no note`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let ids = try await database.write(by: .system) { try $0.newIDs("book", count: 1000) }
            #expect(ids.count == 1000)
        }
    }

    @Test(arguments: Engines.all)
    func `an insert that a conflict clause swallowed throws noRow`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.noRow) {
                try await database.write(by: .system) { db in
                    _ = try Shelf.add("A", db)
                    _ = try db.insert("INSERT INTO shelf (name) VALUES (\("A")) ON CONFLICT (name) DO NOTHING")
                }
            }
        }
    }
}
