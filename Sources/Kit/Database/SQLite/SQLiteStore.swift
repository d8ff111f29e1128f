import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB's pool: one writer, many readers beside it, each on its own thread.
final class SQLiteStore: Store {
    let path: String
    let pool: DatabasePool
    /// Set for a test's private database: the folder to be removed with it.
    private let temporaryFolder: String?
    private let isClosed = Atomic(false)
    private let schemaVersion = SchemaVersion()

    private init(path: String, pool: DatabasePool, temporaryFolder: String?) {
        (self.path, self.pool, self.temporaryFolder) = (path, pool, temporaryFolder)
    }

    deinit {
        guard let temporaryFolder else { return }
        try? SQLiteStore.close(pool)
        try? FileManager.default.removeItem(atPath: temporaryFolder)
    }

    static func open(_ path: String, readOnly: Bool, options: Database.Options) async throws -> SQLiteStore {
        try await onThread {
            try SQLiteFile.check(path, readOnly: readOnly)
            return SQLiteStore(path: path, pool: try makePool(path, readOnly: readOnly, durable: true, options), temporaryFolder: nil)
        }
    }

    static func temporary() async throws -> SQLiteStore {
        try await onThread {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pozytek-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let path = folder + "/test.sqlite"
            return SQLiteStore(path: path, pool: try makePool(path, readOnly: false, durable: false, Database.Options()), temporaryFolder: folder)
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await translated { [pool] in try await pool.read { try body(SQLiteSession($0)) } }
    }

    /// A reader of the pool serves whoever asks on the thread of the asker.
    func readQuietly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await translated { [pool] in try await QuietThread.run { try pool.read { try body(SQLiteSession($0)) } } }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await translated { [pool, schemaVersion] in
            // IMMEDIATE takes the write lock at once, so that a command never has to be run again because another was faster.
            try await pool.writeWithoutTransaction { connection in
                var result: T?
                try connection.inTransaction(.immediate) {
                    try schemaVersion.refresh(connection)
                    result = try body(SQLiteSession(connection))
                    return .commit
                }
                guard let result else { throw DatabaseError.noRow }
                return result
            }
        }
    }

    func migrate<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T { try await write(body) }

    func close() async {
        isClosed.store(true, ordering: .relaxed)
        try? await onThread { [pool] in try SQLiteStore.close(pool) }
    }

    /// Readers first, so that the last connection is one that can write: it moves the log into the file and removes it.
    private static func close(_ pool: DatabasePool) throws {
        pool.releaseMemory()
        try pool.close()
    }

    private func translated<T: Sendable>(_ work: @Sendable () async throws -> T) async throws -> T {
        guard !isClosed.load(ordering: .relaxed) else { throw DatabaseError.closed }
        do { return try await work() } catch let error as GRDB.DatabaseError { throw error.translated(path: path) }
    }
}

/// Notices that the schema changed, here or in another program. GRDB does so for readers, not for the writer.
private final class SchemaVersion: Sendable {
    private let last = Atomic<Int32>(0)

    /// Forgets prepared statements, whose columns may be others now.
    func refresh(_ connection: GRDB.Database) throws {
        let version = try connection.schemaVersion()
        if last.exchange(version, ordering: .relaxed) != version { connection.clearSchemaCache() }
    }
}
