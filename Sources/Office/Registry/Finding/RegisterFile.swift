import Application
import Database
import Foundation
import Search
import Values

/// Where the register's memory is kept as a file, so that the next start need not read the database. It may be thrown away at any time.
///
/// The name of a file tells which change was the last one in it and when that was made: a file of another database, or of one that was restored
/// from a copy since, fits no more and is not used.
package struct RegisterFile: Sendable {
    private let folder: String, prefix: String

    /// - Parameter path: the files' common beginning.
    package init(path: String) {
        let url = URL(filePath: path)
        (folder, prefix) = (url.deletingLastPathComponent().path, url.lastPathComponent + "-")
    }

    /// Beside an SQLite file unless the settings say where; with PostgreSQL only where they say.
    init?(_ settings: Settings, _ address: DatabaseAddress) {
        let stated = settings["register-file"]
        if !stated.isEmpty {
            self.init(path: stated)
        } else if case .file(let path) = address {
            self.init(path: path + ".rejestr")
        } else {
            return nil
        }
    }

    /// The newest file that belongs to the database.
    func newest(in db: Reading) throws -> (path: String, position: Int64)? {
        let found = kept.sorted { $0.position > $1.position }
        for file in found {
            let isOurs = try db.exists("SELECT 1 FROM change WHERE id = \(file.position) AND at = \(file.moment)")
            if isOurs { return (folder + "/" + file.name, file.position) }
        }
        return nil
    }

    /// Writes the newest state, unless it stands there already, and takes older files away.
    func keep(_ index: SearchIndex, in database: Database) async throws {
        let position = index.snapshot.position
        let before = kept
        guard position > 0, !before.contains(where: { $0.position == position }) else { return }
        let moment = try await database.read { db in
            try db.first("SELECT at FROM change WHERE id = \(position)") { try $0.int64("at") }
        }
        guard let moment else { return }
        // What is filed meanwhile makes the state newer than its name says: what follows is then filed again, which changes nothing.
        let path = folder + "/" + prefix + "\(position)-\(moment)"
        try await QuietThread.run { try SearchWork.$staysOnThread.withValue(true) { try index.write(to: path) } }
        for file in before { try? FileManager.default.removeItem(atPath: folder + "/" + file.name) }
    }

    private typealias Kept = (name: String, position: Int64, moment: Int64)

    private var kept: [Kept] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            guard name.hasPrefix(prefix) else { return nil }
            let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
            guard parts.count == 2, let position = parts[0], let moment = parts[1] else { return nil }
            return (name, position, moment)
        }
    }
}
