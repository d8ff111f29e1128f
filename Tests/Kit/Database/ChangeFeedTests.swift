import Database
import Foundation
import Synchronization
import TestSupport
import Testing
import Values

@Suite struct ChangeFeedTests {
    private let now = Instant(milliseconds: 1_795_512_345_678)

    @Test(arguments: Engines.all) func `each change is told once, also one that another program wrote`(engine: Engine) async throws {
        try await withAddress(on: engine) { address in
            let (here, there) = (try await Database.open(address), try await Database.open(address))
            _ = try await here.migrate(Shelf.migrations)
            let first = try await here.write(by: .system) { try Shelf.add("pierwsza", $0) }
            var feed = try await here.read { try ChangeFeed(at: $0, now: now) }
            #expect(try await look(&feed, here).isEmpty)

            let second = try await there.write(by: .commandLine) { try Shelf.add("druga", $0) }
            #expect(try await look(&feed, here) == [ChangeFeed.Touched(object: "shelf", ids: IDRanges([second]))])
            #expect(try await look(&feed, here).isEmpty)

            var again = ChangeFeed(after: 0)
            #expect(try await look(&again, here).compactMap(\.ids) == [IDRanges([first]), IDRanges([second])])
            #expect(again.position == feed.position)
            await here.close()
            await there.close()
        }
    }

    @Test(.enabled(if: Engines.hasPostgres, "PostgreSQL is not there"))
    func `a transaction that commits after one with a greater number is not passed over`() async throws {
        try await withShelf(on: .postgres) { database in
            _ = try await database.write(by: .system) { try Shelf.add("przed", $0) }
            var feed = try await database.read { try ChangeFeed(at: $0, now: now) }
            let start = feed.position

            let (isNumbered, mayCommit) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let late: Void = database.write(by: .system) { db in
                try db.run("INSERT INTO change (at, actor, kind, object, object_ids) VALUES (1, 'late', 'created', 'shelf', '77')")
                db.note(Change("created", "book", ids: [78]))
                isNumbered.signal()
                mayCommit.wait()
            }
            isNumbered.wait()
            let quick = try await database.write(by: .system) { try Shelf.add("szybka", $0) }
            #expect(try await look(&feed, database).compactMap(\.ids) == [IDRanges([quick])])
            #expect(feed.position == start, "the number before is still to come")
            // Who begins now has to wait for it as well.
            var newcomer = try await database.read { try ChangeFeed(at: $0, now: now) }
            mayCommit.signal()
            try await late
            #expect(try await look(&feed, database).compactMap(\.ids) == [IDRanges([77]), IDRanges([78])])
            #expect(feed.position > start)
            #expect(try await look(&newcomer, database).compactMap(\.ids) == [IDRanges([77]), IDRanges([78])])
        }
    }

    @Test(.enabled(if: Engines.hasPostgres, "PostgreSQL is not there"))
    func `a number that was rolled back is waited for an hour, and no longer`() async throws {
        try await withShelf(on: .postgres) { database in
            struct Thrown: Error {}
            var feed = try await database.read { try ChangeFeed(at: $0, now: now) }
            await #expect(throws: Thrown.self) {
                try await database.write(by: .system) { db in
                    try db.run("INSERT INTO change (at, actor, kind, object, object_ids) VALUES (1, 'x', 'created', 'shelf', '1')")
                    throw Thrown()
                }
            }
            _ = try await database.write(by: .system) { try Shelf.add("jedna", $0) }
            #expect(try await look(&feed, database).count == 1)
            let waiting = feed.position
            #expect(try await look(&feed, database, after: 3_500_000).isEmpty)
            #expect(feed.position == waiting)
            #expect(try await look(&feed, database, after: 3_700_000).isEmpty)
            #expect(feed.position > waiting)
        }
    }

    @Test(arguments: Engines.all) func `a row nobody can read says that anything may have been touched`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            var feed = try await database.read { try ChangeFeed(at: $0, now: now) }
            try await database.write(by: .system) { db in
                try db.run("INSERT INTO change (at, actor, kind, object, object_ids) VALUES (1, 'x', 'created', 'shelf', '7-3,abc')")
                db.note(Change("created", "book", ids: [1]))
            }
            #expect(try await look(&feed, database) == [.init(object: "shelf", ids: nil), .init(object: "book", ids: IDRanges([1]))])
        }
    }

    private func look(_ feed: inout ChangeFeed, _ database: Database, after milliseconds: Int64 = 0) async throws -> [ChangeFeed.Touched] {
        let (before, now) = (feed, Instant(milliseconds: now.milliseconds + milliseconds))
        let (next, touched) = try await database.read { db in
            var feed = before
            let touched = try feed.next(in: db, now: now)
            return (feed, touched)
        }
        feed = next
        return touched
    }
}
