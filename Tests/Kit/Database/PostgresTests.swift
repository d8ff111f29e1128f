import Database
import Synchronization
import TestSupport
import Testing

/// What only a server can do to us.
@Suite(.enabled(if: Engines.hasPostgres, EngineTests.absence)) struct PostgresTests {
    static let killOthers: SQL = """
        SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `connections that the server ended are replaced without a word`() async throws {
        try await withShelf(on: .postgres) { database in
            let other = try await Database.open(database.address)
            for round in 0..<3 {
                _ = try await other.read { try $0.integer(Self.killOthers) }
                try await database.expect("SELECT COUNT(*) FROM shelf", is: round)
                _ = try await other.read { try $0.integer(Self.killOthers) }
                _ = try await database.write(by: .system) { try Shelf.add("\(round)", $0) }
            }
            await other.close()
        }
    }

    @Test func `a task that is cancelled does not wait for a server that says nothing`() async throws {
        try await withShelf(on: .postgres) { database in
            let (begun, begins) = AsyncStream.makeStream(of: Void.self)
            let asking = Task {
                try await database.read { db in
                    begins.yield()
                    return try db.exists("SELECT pg_sleep(60)")
                }
            }
            for await _ in begun { break }
            let started = ContinuousClock.now
            asking.cancel()
            _ = await asking.result
            #expect(ContinuousClock.now - started < .seconds(20))
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 0)
        }
    }

    @Test func `a command whose connection is lost before COMMIT is run again, once and whole`() async throws {
        try await withShelf(on: .postgres) { database in
            let runs = Mutex(0)
            let other = try await Database.open(database.address)
            try await database.write(by: .system) { db in
                _ = try Shelf.add("A", db)
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 { waitFor { _ = try await other.read { try $0.integer(Self.killOthers) } } }
                _ = try Shelf.add("B", db)
            }
            #expect(runs.withLock { $0 } == 2)
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 2)
            try await database.expect("SELECT COUNT(*) FROM change", is: 2)
            await other.close()
        }
    }

    @Test func `a connection lost during COMMIT leaves an honest doubt`() async throws {
        let trap = Migration(
            "trap", 1, "serwer znika w czasie COMMIT",
            [
                """
                CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                """,
                """
                CREATE CONSTRAINT TRIGGER vanish AFTER INSERT ON shelf DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION vanish()
                """,
            ])
        try await withDatabase(on: .postgres, Shelf.migrations + [trap]) { database in
            await #expect(throws: DatabaseError.outcomeUnknown) { try await database.write(by: .system) { try Shelf.add("A", $0) } }
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 0)
        }
    }

    @Test func `a server that is gone is told clearly, and found again when it is back`() async throws {
        try await withShelf(on: .postgres) { database in
            guard case .postgres(let address) = database.address else { return }
            let name = try await database.read { try $0.one("SELECT current_database() AS name") { try $0.text("name") } }
            let server = try TestServer()
            try await server.run("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
            try await server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
            for _ in 0..<2 {
                let read = await #expect(throws: DatabaseError.self) { try await database.read { try $0.integer("SELECT 1") } }
                guard case .unreachable = read else { throw read ?? .noRow }
                let write = await #expect(throws: DatabaseError.self) { try await database.write(by: .system) { try Shelf.add("A", $0) } }
                guard case .unreachable = write else { throw write ?? .noRow }
            }
            try await server.run("ALTER DATABASE \(name) ALLOW_CONNECTIONS true")
            try await database.expect("SELECT \(1)", is: 1)
            let nowhere = DatabaseAddress.postgres(address.replacing(name, with: "nie_ma_takiej"))
            let error = await #expect(throws: DatabaseError.self) { try await Database.open(nowhere) }
            guard case .unreachable = error else { throw error ?? .noRow }
        }
    }

    @Test(arguments: ["postgres:///x?host=/nigdzie", "postgres://127.0.0.1:1/x?connect_timeout=2", "postgres://u:ta%je@:x/", "postgres://[/"])
    func `an address that leads nowhere or is none throws without showing a password`(address: String) async throws {
        let error = await #expect(throws: DatabaseError.self) { try await Database.open(.postgres(address)) }
        guard case .unreachable(let text) = error else { throw error ?? .noRow }
        #expect(!text.contains("ta%je"))
    }

    @Test func `who finds no connection free waits, and is told when it takes too long`() async throws {
        var options = Database.Options()
        options.connections = 1
        options.patience = .milliseconds(300)
        try await withShelf(on: .postgres, options: options) { database in
            try await database.read { _ in
                waitFor {
                    let start = ContinuousClock.now
                    await #expect(throws: DatabaseError.poolExhausted) { try await database.read { try $0.integer("SELECT 1") } }
                    #expect(ContinuousClock.now - start >= .milliseconds(290))
                    let cancelled = Task { try await database.read { try $0.integer("SELECT 1") } }
                    cancelled.cancel()
                    await #expect(throws: CancellationError.self) { try await cancelled.value }
                }
            }
        }
    }

    @Test func `six in line behind one connection all get their turn`() async throws {
        var options = Database.Options()
        options.connections = 1
        try await withShelf(on: .postgres, options: options) { database in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...6 { group.addTask { try await database.read { try $0.integer("SELECT \(number)") } } }
                return try await group.reduce(0, +)
            }
            #expect(sum == 21)
        }
    }

    @Test func `names are looked up in the schema the address asks for`() async throws {
        try await withAddress(on: .postgres) { address in
            let plain = try await Database.open(address)
            _ = try await plain.migrate([Migration("schema", 1, "schemat", ["CREATE SCHEMA biuro"])])
            await plain.close()
            let database = try await Database.open(DatabaseAddress(address.text + "&options=-csearch_path%3Dbiuro"))
            _ = try await database.migrate(Shelf.migrations)
            _ = try await database.write(by: .system) { try Shelf.add("A", $0) }
            try await database.expect("SELECT COUNT(*) FROM biuro.shelf", is: 1)
            let digest = try await database.digest(Shelf.rules)
            #expect(digest.tables.count == 4)
            await database.close()
        }
    }
}

extension DatabaseAddress {
    fileprivate var text: String {
        switch self {
        case .file(let path): path
        case .postgres(let address): address
        }
    }
}
