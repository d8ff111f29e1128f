import Database
import TestSupport
import Testing

@Suite struct MigrationTests {
    static let second = Migration("shelf", 2, "wypożyczenia", ["CREATE TABLE loan (id \(.id), book_id \(.integer) NOT NULL REFERENCES book (id))"])
    static let all = Shelf.migrations + [second]

    @Test(arguments: Engines.all)
    func `each migration is applied once`(engine: Engine) async throws {
        try await withAddress(on: engine) { address in
            let database = try await Database.open(address)
            #expect(try await database.pending(Self.all).map(\.title) == ["dziennik zmian", "półki i książki", "wypożyczenia"])
            #expect(try await database.migrate(Shelf.migrations).count == 2)
            #expect(try await database.migrate(Self.all) == [Self.second])
            #expect(try await database.migrate(Self.all) == [])
            #expect(try await database.pending(Self.all) == [])
            await database.close()
        }
    }

    @Test(arguments: Engines.all)
    func `two programs that start at once share the work`(engine: Engine) async throws {
        try await withAddress(on: engine) { address in
            let many = Self.all + (3...12).map { Migration("shelf", $0, "tabela \($0)", ["CREATE TABLE \(identifier: "extra\($0)") (id \(.id))"]) }
            let databases = [try await Database.open(address), try await Database.open(address), try await Database.open(address)]
            let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
                for database in databases { group.addTask { try await database.migrate(many) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.count == 13 && Set(applied).count == 13)
            for database in databases { await database.close() }
        }
    }

    @Test(arguments: Engines.all)
    func `a database of another program is refused and left alone`(engine: Engine) async throws {
        try await withDatabase(on: engine, Shelf.migrations) { database in
            try await database.write(by: .system) { db in
                try db.run("DROP TABLE migration")
                db.note(Change("removed", "migration", ids: []))
            }
            let before = try await database.schema()
            await #expect(throws: DatabaseError.foreign) { try await database.pending(Self.all) }
            await #expect(throws: DatabaseError.foreign) { try await database.migrate(Self.all) }
            #expect(try await database.schema() == before)
        }
    }

    @Test(arguments: Engines.all)
    func `a database newer than the program is refused and left alone`(engine: Engine) async throws {
        try await withDatabase(on: engine, Self.all) { database in
            let before = try await database.schema()
            let other = Migration("other", 1, "inny moduł", ["CREATE TABLE other (id \(.id))"])
            await #expect(throws: DatabaseError.tooNew(module: "shelf", number: 2)) { try await database.migrate(Shelf.migrations + [other]) }
            #expect(try await database.schema() == before)
        }
    }

    @Test(arguments: Engines.all)
    func `a migration that fails half-way leaves nothing of itself`(engine: Engine) async throws {
        try await withDatabase(on: engine, Shelf.migrations) { database in
            let broken = Migration("shelf", 2, "zepsuta", ["CREATE TABLE loan (id \(.id))", "CREATE TABLE loan (id \(.id))"])
            let before = try await database.schema()
            await #expect(throws: DatabaseError.self) { try await database.migrate(Shelf.migrations + [broken]) }
            #expect(try await database.schema() == before)
            #expect(try await database.migrate(Self.all) == [Self.second])
        }
    }

    @Test(arguments: Engines.all)
    func `the schema is printed the same every time, with everything in it`(engine: Engine) async throws {
        try await withDatabase(on: engine, Self.all) { database in
            let schema = try await database.schema()
            for name in ["TABLE book", "TABLE change", "TABLE loan", "TABLE migration", "TABLE shelf", "INDEX book_shelf", "TRIGGER change_"] {
                #expect(schema.contains("CREATE \(name)"), "\(name)")
            }
            let again = try await withDatabase(on: engine, Self.all) { try await $0.schema() }
            #expect(schema == again)
        }
    }

    @Test(arguments: Engines.all)
    func `a program that runs on while another one migrates sees the new columns`(engine: Engine) async throws {
        let wider = Migration("shelf", 2, "kolor półki", ["ALTER TABLE shelf ADD COLUMN colour \(.text)", "ALTER TABLE shelf DROP COLUMN room"])
        let question: SQL = "SELECT * FROM shelf"
        try await withShelf(on: engine) { database in
            let id = try await database.write(by: .system) { db in
                let id = try Shelf.add("A", db)
                return try db.one(question) { try $0.int("room") } + Int(id)
            }
            #expect(id == 2)
            try await database.read { try $0.each(question) { _ = try $0.int("room") } }
            _ = try await database.read { try $0.one(question) { try $0.int("room") } }
            let other = try await Database.open(database.address)
            _ = try await other.migrate(Shelf.migrations + [wider])
            await other.close()
            let (read, written) = (
                try await database.read { try $0.one(question) { try $0.textOrNil("colour") } },
                try await database.write(by: .system) { try $0.one(question) { try $0.textOrNil("colour") } }
            )
            #expect(read == nil && written == nil)
        }
    }

    @Test(arguments: Engines.all)
    func `a number in a text column is refused on both engines`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write(by: .system) { db in
                    try db.run("INSERT INTO book (title, pages) VALUES (\("t"), \("sto"))")
                    db.note(Change("created", "book", ids: [1]))
                }
            }
        }
    }
}
