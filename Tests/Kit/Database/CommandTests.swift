import Database
import TestSupport
import Testing
import Values

@Suite struct CommandTests {
    @Test(arguments: Engines.all)
    func `a command leaves its change with who, when, what and why`(engine: Engine) async throws {
        let now = Instant(milliseconds: 1_795_512_000_000)
        try await withDatabase(on: engine, Shelf.migrations, clock: .fixed(now)) { database in
            try await database.write(by: .job("porządki")) { db in
                let ids = try ["A", "B", "C", "D"].map { try db.insert("INSERT INTO shelf (name) VALUES (\($0))") }
                db.note(Change("created", "shelf", ids: [ids[3], ids[0], ids[1]], after: "{\"name\":\"A\"}", reason: "nowa sala"))
                db.note(Change("removed", "book", ids: []))
            }
            let lines = try await database.read { db in
                try db.all("SELECT at, actor, kind, object, object_ids, before_json, after_json, reason FROM change ORDER BY id") { row in
                    #expect(try row.instant("at") == now)
                    return [try row.text("actor"), try row.text("kind"), try row.text("object"), try row.text("object_ids")]
                        + [try row.textOrNil("before_json"), try row.textOrNil("after_json"), try row.textOrNil("reason")]
                }
            }
            #expect(lines.first == ["job:porządki", "created", "shelf", "1-2,4", nil, "{\"name\":\"A\"}", "nowa sala"])
            #expect(lines.last == ["job:porządki", "removed", "book", "", nil, nil, nil])
        }
    }

    @Test(arguments: [Actor.commandLine, .job("import-krs"), .visitor, .system])
    func `an actor is read back from its text`(actor: Actor) {
        #expect(Actor(actor.text) == actor)
        #expect(Actor("job:") == nil && Actor("root") == nil)
    }

    @Test(arguments: Engines.all)
    func `rows changed without a note are refused and taken back, whatever way they were written`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let ways: [@Sendable (Writing) throws -> Void] = [
                { _ = try $0.run("INSERT INTO shelf (name) VALUES (\("A"))") },
                { _ = try $0.insert("INSERT INTO shelf (name) VALUES (\("A"))") },
                { try $0.insert(into: "shelf", columns: ["name"], rows: [[.text("A")]]) },
                { _ = try $0.all("INSERT INTO shelf (name) VALUES (\("A")) RETURNING id") { try $0.int("id") } },
                { _ = try $0.first("INSERT INTO shelf (name) VALUES (\("A")), (\("B")) RETURNING id") { try $0.int("id") } },
            ]
            for way in ways { await #expect(throws: DatabaseError.unrecorded) { try await database.write(by: .system, way) } }
            try await database.expect("SELECT COUNT(*) FROM shelf", is: 0)
        }
    }

    @Test(.enabled(if: Engines.hasPostgres, EngineTests.absence))
    func `nor does a write hide inside a question`() async throws {
        try await withShelf(on: .postgres) { database in
            await #expect(throws: DatabaseError.unrecorded) {
                try await database.write(by: .system) {
                    _ = try $0.integer("WITH new AS (INSERT INTO shelf (name) VALUES (\("A")) RETURNING id) SELECT COUNT(*) FROM new")
                }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `a command that changed nothing needs no note`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            let touched = try await database.write(by: .system) { try $0.run("UPDATE shelf SET room = 2 WHERE name = \("nie ma")") }
            #expect(touched == 0)
            try await database.expect("SELECT COUNT(*) FROM change", is: 0)
        }
    }

    @Test(arguments: Engines.all)
    func `a question cannot write`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            await #expect(throws: DatabaseError.readOnly) {
                try await database.read { _ = try $0.all("INSERT INTO shelf (name) VALUES (\("A")) RETURNING id") { try $0.int("id") } }
            }
        }
    }

    @Test(arguments: Engines.all)
    func `the table of changes is append-only`(engine: Engine) async throws {
        try await withShelf(on: engine) { database in
            _ = try await database.write(by: .system) { try Shelf.add("A", $0) }
            let attempts: [SQL] = [
                "UPDATE change SET reason = \("inaczej")", "DELETE FROM change",
                .either(
                    sqlite: "REPLACE INTO change (id, at, actor, kind, object, object_ids) VALUES (1, 1, 'x', 'x', 'x', '')",
                    postgres: "TRUNCATE change"),
            ]
            for attempt in attempts {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write(by: .system) { db in
                        try db.run(attempt)
                        db.note(Change("changed", "change", ids: [1]))
                    }
                }
                guard case .constraint(.appendOnly, _) = error else { throw error ?? .noRow }
            }
            try await database.expect("SELECT COUNT(*) FROM change WHERE reason IS NULL", is: 1)
        }
    }
}
