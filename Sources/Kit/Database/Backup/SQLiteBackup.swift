import Foundation
import GRDB

extension SQLiteStore {
    func backup(to path: String) async throws {
        guard URL(fileURLWithPath: path).standardizedFileURL != URL(fileURLWithPath: self.path).standardizedFileURL else {
            throw DatabaseError.copy(.place, "Kopia nie może mieć nazwy samej bazy.")
        }
        try await onThread { [pool] in try SQLiteStore.copy(pool, to: CompleteFile(path)) }
    }

    static func restore(from path: String, to target: String) async throws {
        try await onThread {
            try refuseTruncated(path)
            try refuseData(in: target)
            var configuration = Configuration()
            configuration.readonly = true
            // A log left over from a database that stood here before would be played into the new one.
            for suffix in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: target + suffix) }
            do {
                try copy(opened(path, configuration), to: CompleteFile(target))
            } catch DatabaseError.damaged(let problem), DatabaseError.notADatabase(let problem) {
                throw DatabaseError.copy(.unusable, "Plik kopii „\(path)” jest uszkodzony (\(problem)).")
            }
        }
    }

    /// A copy whose first page is spoilt cannot even be opened.
    private static func opened(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as GRDB.DatabaseError {
            throw error.translated(path: path)
        }
    }

    /// Copies all pages in one snapshot. The copy is a plain file: it needs no log beside it.
    private static func copy(_ source: any DatabaseReader, to file: CompleteFile) throws {
        do {
            let target = try DatabaseQueue(path: file.draft)
            try source.backup(to: target)
            let problem = try target.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA journal_mode = DELETE")
                return try String.fetchOne(connection, sql: "PRAGMA integrity_check")
            }
            try target.close()
            guard problem == "ok" else { throw DatabaseError.damaged(problem ?? "") }
            try file.publish()
        } catch {
            file.discard()
            guard let error = error as? GRDB.DatabaseError else { throw error }
            throw error.translated(path: file.path)
        }
    }

    /// The header says how many pages there are (bytes 28 to 31) and how long one is (16 and 17, where 1 is 65 536).
    private static func refuseTruncated(_ path: String) throws(DatabaseError) {
        let head = SQLiteFile.head(path, 100).map { UInt64($0) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64) ?? 0
        guard head.count == 100 else { throw .copy(.unusable, "Plik kopii „\(path)” jest ucięty.") }
        let page = head[16] << 8 | head[17]
        let wanted = (head[28] << 24 | head[29] << 16 | head[30] << 8 | head[31]) * (page == 1 ? 65_536 : page)
        guard size >= wanted else { throw .copy(.unusable, "Plik kopii „\(path)” jest ucięty: ma \(size) z \(wanted) bajtów.") }
    }

    private static func refuseData(in target: String) throws {
        guard FileManager.default.fileExists(atPath: target) else { return }
        try SQLiteFile.check(target, readOnly: false)
        let tables = try DatabaseQueue(path: target).read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_schema") }
        guard tables == 0 else { throw DatabaseError.copy(.place, "W bazie „\(target)” są już dane. Podaj nazwę pliku, którego jeszcze nie ma.") }
    }
}
