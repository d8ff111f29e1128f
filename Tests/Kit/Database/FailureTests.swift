import Database
import TestSupport
import Testing

@Suite struct FailureTests {
    @Test(arguments: Engines.all)
    func `each broken rule is told by its kind, with the place and without the value`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            _ = try await database.write(by: .system) { db in
                let shelf = try Shelf.add("tajne", db)
                try db.run("INSERT INTO book (title, shelf_id) VALUES (\("t"), \(shelf))")
            }
            let breaks: [(SQL, DatabaseError.Constraint)] = [
                ("INSERT INTO shelf (name) VALUES (\("tajne"))", .unique), ("INSERT INTO shelf (name) VALUES (\(nil as String?))", .notNull),
                ("INSERT INTO shelf (id, name) VALUES (1, \("b"))", .unique), ("INSERT INTO shelf (name, room) VALUES (\("c"), -1)", .check),
                ("INSERT INTO book (title, shelf_id) VALUES (\("d"), 999)", .foreignKey), ("DELETE FROM shelf", .foreignKey),
            ]
            for (statement, kind) in breaks {
                let error = await #expect(throws: DatabaseError.self) { try await database.write(by: .system) { _ = try $0.run(statement) } }
                guard case .constraint(kind, let detail) = error else { throw error ?? .noRow }
                #expect(!detail.isEmpty && !detail.contains("tajne"))
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a failure takes back everything the command did before`(engine: Engine) async throws {
        struct Stop: Error {}
        try await withShelf(on: engine) { database in
            await #expect(throws: Stop.self) {
                try await database.write(by: .system) { db in
                    _ = try Shelf.add("A", db)
                    throw Stop()
                }
            }
            try await database.expect("SELECT (SELECT COUNT(*) FROM shelf) + (SELECT COUNT(*) FROM change)", is: 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a command that swallows the failure of a statement is not committed`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { db in
                    _ = try Shelf.add("A", db)
                    _ = try? db.run("INSERT INTO shelf (name) VALUES (\("A"))")
                    #expect(throws: DatabaseError.self) { try Shelf.add("B", db) }
                }
            }
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a table that is not there is named`(engine: Engine) async throws {
        try await withAddress(on: engine) { address in
            let database = try await Database.open(address)
            let error = await #expect(throws: DatabaseError.self) { try await database.read { try $0.integer("SELECT COUNT(*) FROM shelf") } }
            #expect(error == .missingTable("shelf"))
            await database.close()
        }
    }

    @Test(arguments: Engines.all)
    func `a statement with a mistake throws and the database goes on`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.self) { try await database.read { try $0.integer("SELEKT 1") } }
            await #expect(throws: DatabaseError.self) { try await database.read { try $0.integer("SELECT 1; SELECT 2") } }
            try await database.expect("SELECT \(3)", is: 3)
        }
    }

    @Test(arguments: Engines.all)
    func `a closed database says so`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await database.close()
            await #expect(throws: DatabaseError.closed) { try await database.read { try $0.integer("SELECT 1") } }
            await #expect(throws: DatabaseError.closed) { try await database.write(by: .system) { try $0.integer("SELECT 1") } }
        }
    }

    @Test func `a full disk is told as such and what was there stays`() async throws {
        try await withShelf(on: .sqlite) { database in
            await #expect(throws: DatabaseError.diskFull) {
                try await database.write(by: .system) { db in
                    _ = try db.all("PRAGMA max_page_count = 1") { _ in }
                    try db.insert(into: "book", columns: ["title"], rows: (0..<20_000).map { [.text("tytuł \($0)")] })
                }
            }
            try await database.expect("SELECT COUNT(*) FROM book", is: 0)
        }
    }
}
