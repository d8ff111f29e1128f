import CSQLite
import Foundation
import GRDB

extension SQLiteStore {
    /// Opens the pool and sets what SQLite leaves open.
    ///
    /// - Parameter durable: false only for tests, whose databases need not outlive a power cut.
    static func makePool(_ path: String, readOnly: Bool, durable: Bool, _ options: Database.Options) throws -> DatabasePool {
        _ = memoryIsUncounted
        var configuration = Configuration()
        configuration.label = "pozytek.sqlite"
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = options.connections
        configuration.busyMode = .timeout(options.patience / .seconds(1))
        configuration.prepareDatabase { connection in
            // Only a new file takes this size: fewer and larger pages than SQLite's own of 4 KB cost an import a twentieth less.
            if !readOnly { try connection.execute(sql: "PRAGMA page_size = 16384") }
            // 16 MB of pages. REPLACE fires delete triggers, or it could rewrite the table `change`. LIKE tells capitals apart, as PostgreSQL's does
            // (and so can use an index).
            try connection.execute(
                sql: "PRAGMA cache_size = -16000; PRAGMA recursive_triggers = ON; PRAGMA case_sensitive_like = ON")
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            if !readOnly { try pool.writeWithoutTransaction { try tune($0, durable: durable) } }
            return pool
        } catch let error as GRDB.DatabaseError {
            throw error.translated(path: path)
        }
    }

    /// Once, before SQLite is used for the first time: the counters cost a lock for every piece of memory, and nobody reads them.
    private static let memoryIsUncounted = sqlite_without_memory_counters() == SQLITE_OK

    /// What only the writer needs. GRDB chooses `synchronous = NORMAL` for a database in WAL mode: after a power cut the database is sound, but the
    /// last commits may be missing. We tell people "zapisano" when a commit returns, so we pay for FULL: one fsync of the log per commit.
    private static func tune(_ connection: GRDB.Database, durable: Bool) throws {
        try connection.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "OFF")")
        // The log is moved into the file every 32 MB and not every 4, so that a page an import changes again and again is moved once.
        let page = try Int.fetchOne(connection, sql: "PRAGMA page_size") ?? 4_096
        try connection.execute(sql: "PRAGMA wal_autocheckpoint = \((32 << 20) / page)")
        // After a big import the log shrinks again to 64 MB.
        try connection.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
}

/// Runs blocking work on a thread of its own, away from the threads that Swift's tasks share.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "pozytek.database.work").async { continuation.resume(with: Result(catching: work)) }
    }
}
