import Values

/// The one SQL database everything is kept in: SQLite in a file, or PostgreSQL.
///
///     let database = try await Database.open(DatabaseAddress("var/pozytek.sqlite"))
///     let open = try await database.read { try $0.integer("SELECT COUNT(*) FROM call WHERE closes_at > \(now)") }
///     try await database.write(by: .commandLine) { db in
///         let id = try db.insert("INSERT INTO call (title) VALUES (\(title))")
///         db.note(Change("created", "call", ids: [id]))
///     }
///
/// Closures run on the database's own threads, so a slow question holds up no request but its own.
package struct Database: Sendable {
    package let address: DatabaseAddress
    package let readOnly: Bool
    package let clock: Clock
    let store: any Store

    package var engine: Engine { address.engine }

    package struct Options: Sendable {
        /// How many questions are answered at once; with PostgreSQL also the most connections taken.
        package var connections = 8
        /// How long to wait for a lock another writer holds, or for a free connection.
        package var patience: Duration = .seconds(10)

        package init() {}
    }

    /// Opens a database; SQLite makes the file when there is none.
    ///
    /// - Parameter readOnly: makes and changes nothing, not even the schema. The file has to be there.
    /// - Throws: ``DatabaseError`` saying what is wrong with the file, the server or the password.
    package static func open(
        _ address: DatabaseAddress, readOnly: Bool = false, clock: Clock = .system, options: Options = Options()
    ) async throws -> Database {
        let store: any Store =
            switch address {
            case .file(let path): try await SQLiteStore.open(path, readOnly: readOnly, options: options)
            case .postgres(let text): try await PostgresStore.open(text, readOnly: readOnly, options: options)
            }
        return Database(address: address, readOnly: readOnly, clock: clock, store: store)
    }

    /// A private, empty SQLite database for a test. It is gone with the last copy of the value.
    package static func inMemory(clock: Clock = .system) async throws -> Database {
        let store = try await SQLiteStore.temporary()
        return Database(address: .file(store.path), readOnly: false, clock: clock, store: store)
    }

    /// Answers questions from one snapshot of the database, any number at a time.
    ///
    /// - Parameter body: is run a second time when the connection to PostgreSQL was lost meanwhile.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws -> T {
        try await store.read { try body(Reading($0)) }
    }

    /// As ``read(_:)``, on a thread that gives way to all others: for long work that nobody waits for. A server of PostgreSQL does its share as
    /// quickly as ever, so ask it for little at a time.
    package func readQuietly<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws -> T {
        try await store.readQuietly { try body(Reading($0)) }
    }

    /// Runs a command as if it were alone in the world; what it wrote is on disk when this returns. There is no other way to write.
    ///
    /// - Parameter body: must do nothing outside the database, as it is run again when PostgreSQL finds that it collided with another command.
    /// - Throws: ``DatabaseError/unrecorded`` when rows were changed and no ``Change`` was noted; then, as after any error, nothing is written.
    package func write<T: Sendable>(by actor: Actor, _ body: @escaping @Sendable (Writing) throws -> T) async throws -> T {
        guard !readOnly else { throw DatabaseError.readOnly }
        return try await store.write { [clock] session in
            let writing = Writing(session, actor: actor, now: clock.now())
            let result = try body(writing)
            try writing.finish()
            return result
        }
    }

    /// Waits for what is under way and lets go of the file or the server. Later calls throw ``DatabaseError/closed``.
    package func close() async { await store.close() }
}
