import Values

extension Database {
    /// Brings the schema up to date: each missing migration in its own transaction, in the order given, after Kit/Database's own.
    ///
    /// Hand in the migrations of the whole program: a database that holds others is newer than the program and is refused. Two processes may do
    /// this at once; each step is taken by one of them.
    ///
    /// - Returns: the migrations applied by this call.
    package func migrate(_ migrations: [Migration]) async throws -> [Migration] {
        guard !readOnly else { throw DatabaseError.readOnly }
        let known = Database.ownMigrations + migrations
        var done: [Migration] = []
        for migration in try await pending(migrations) {
            let applied = try await store.migrate { [clock] session in
                _ = try session.run(Migrator.strict(Database.migrationTable, session.engine)) { _ in true }
                guard try Migrator.missing(known, Reading(session)).contains(migration) else { return false }
                try Migrator.apply(migration, now: clock.now(), session)
                return true
            }
            if applied { done.append(migration) }
        }
        return done
    }

    /// The migrations this database still lacks, Kit/Database's own first.
    ///
    /// - Throws: ``DatabaseError/tooNew(module:number:)`` when the database has one that the program does not know; ``DatabaseError/foreign``
    ///   when it holds tables and none of them is ours.
    package func pending(_ migrations: [Migration]) async throws -> [Migration] {
        try await read { try Migrator.missing(Database.ownMigrations + migrations, $0) }
    }
}

enum Migrator {
    static func missing(_ known: [Migration], _ db: Reading) throws -> [Migration] {
        guard try hasTable(db) else {
            if try hasOthers(db) { throw DatabaseError.foreign }
            return known
        }
        let applied = try db.all("SELECT module, number, title FROM migration ORDER BY module, number") {
            Migration(try $0.text("module"), try $0.int("number"), try $0.text("title"), [])
        }
        if let strange = applied.first(where: { !known.contains($0) }) {
            throw DatabaseError.tooNew(module: strange.module, number: strange.number)
        }
        return known.filter { !applied.contains($0) }
    }

    static func apply(_ migration: Migration, now: Instant, _ session: any Session) throws {
        for statement in migration.statements where !statement.text(for: session.engine).text.isEmpty {
            _ = try session.run(strict(statement, session.engine)) { _ in true }
        }
        let record: SQL = """
            INSERT INTO migration (module, number, title, applied_at)
            VALUES (\(migration.module), \(migration.number), \(migration.title), \(now))
            """
        _ = try session.run(record) { _ in true }
    }

    /// Every SQLite table is a STRICT one: without it a number would go into a text column without a word, and PostgreSQL would refuse it.
    static func strict(_ statement: SQL, _ engine: Engine) -> SQL {
        let text = statement.text(for: engine).text
        guard engine == .sqlite, text.hasPrefix("CREATE TABLE") else { return statement }
        return statement + (text.hasSuffix("WITHOUT ROWID") ? ", STRICT" : " STRICT")
    }

    /// Tables that are not ours; what an extension of PostgreSQL brought does not count.
    private static func hasOthers(_ db: Reading) throws -> Bool {
        try db.exists(
            .either(
                sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' LIMIT 1",
                postgres: """
                    SELECT 1 FROM pg_class t WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
                    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e') LIMIT 1
                    """))
    }

    private static func hasTable(_ db: Reading) throws -> Bool {
        try db.exists(
            .either(
                sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
                postgres: "SELECT 1 WHERE to_regclass('migration') IS NOT NULL"))
    }
}
