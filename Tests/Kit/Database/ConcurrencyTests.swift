import Database
import Dispatch
import TestSupport
import Testing

@Suite struct ConcurrencyTests {
    @Test(arguments: Engines.all)
    func `a hundred commands at once each see what the others did`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let id = try await database.write(by: .system) { try Shelf.add("licznik", $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 {
                    group.addTask {
                        try await database.write(by: .system) { db in
                            let room = try db.integer("SELECT room FROM shelf WHERE id = \(id)")
                            try db.run("UPDATE shelf SET room = \(room + 1) WHERE id = \(id)")
                            db.note(Change("changed", "shelf", ids: [id]))
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await database.expect("SELECT room FROM shelf", is: 101)
            try await database.expect("SELECT COUNT(*) FROM change", is: 101)
        }
    }

    @Test(arguments: Engines.all)
    func `a reader sees one moment, whatever is written meanwhile`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let counts = try await database.read { db in
                let before = try db.integer("SELECT COUNT(*) FROM shelf")
                waitFor { _ = try await database.write(by: .system) { try Shelf.add("nowa", $0) } }
                return [before, try db.integer("SELECT COUNT(*) FROM shelf")]
            }
            #expect(counts == [0, 0])
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 1)
        }
    }

    @Test(arguments: Engines.all)
    func `slow questions hold up neither others nor the program`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let (start, finish) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            // More of them than the machine has cores, all waiting inside the database.
            let slow = (0..<6).map { _ in
                Task {
                    try await database.read { db in
                        start.signal()
                        finish.wait()
                        return try db.integer("SELECT COUNT(*) FROM shelf")
                    }
                }
            }
            for _ in slow { await Task.detached { wait(for: start) }.value }
            try await database.expect("SELECT \(5)", is: 5)
            for _ in slow { finish.signal() }
            for task in slow { #expect(try await task.value == 0) }
        }
    }

    @Test func `a second program that writes too long is waited for, then reported`() async throws {
        try await withAddress(on: .sqlite) { address in
            var options = Database.Options()
            options.patience = .milliseconds(200)
            let (one, other) = (try await Database.open(address), try await Database.open(address, options: options))
            _ = try await one.migrate(Shelf.migrations)
            try await one.write(by: .system) { db in
                _ = try Shelf.add("A", db)
                waitFor {
                    await #expect(throws: DatabaseError.busy) { try await other.write(by: .system) { try Shelf.add("B", $0) } }
                    try await other.expect("SELECT COUNT(*) FROM shelf", is: 0)
                }
            }
            _ = try await other.write(by: .system) { try Shelf.add("B", $0) }
            await one.close()
            await other.close()
        }
    }
}

/// Runs something asynchronous to its end from inside a closure of the database, which has its own thread and may wait.
func waitFor(_ work: @escaping @Sendable () async throws -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        do { try await work() } catch { Issue.record(error) }
        done.signal()
    }
    done.wait()
}

private func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
