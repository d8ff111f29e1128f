import Database
import Foundation
import Values
import Web

/// The features that make up this program. The composition root names them once; commands find them here.
package struct House: Sendable {
    package let features: [Feature]

    package init(features: [Feature]) { self.features = features }

    /// Set around the whole command line by the composition root, and around a test by its support.
    @TaskLocal package static var current = House(features: [])

    package var migrations: [Migration] { features.flatMap(\.migrations) }
    package var tables: [TableRules] { Database.ownTables + features.flatMap(\.tables) }

    package enum Opening: Sendable {
        /// Migrations are applied and the bundled facts brought in.
        case upToDate
        /// Nothing is changed by opening; a database that is behind the program is refused.
        case asItIs
        /// As ``asItIs``, and no write is possible at all.
        case readOnly
    }

    /// Opens the database the settings name.
    ///
    /// - Throws: ``DatabaseError``; ``Behind`` when the database waits for `pozytek migrate`.
    package func open(_ settings: Settings, _ opening: Opening, clock: Clock = .system) async throws -> Database {
        if opening == .upToDate { return try await bringUpToDate(settings, clock: clock).database }
        // Only bringing it up to date makes a database; a mistyped name must not leave an empty file behind.
        if case .file(let path) = DatabaseAddress(settings["database"]), !FileManager.default.fileExists(atPath: path) {
            throw DatabaseError.missingFile(path)
        }
        let database = try await connect(settings, readOnly: opening == .readOnly, clock: clock)
        return try await closing(database) {
            let pending = try await database.pending(migrations)
            if !pending.isEmpty { throw Behind(count: pending.count) }
            return database
        }
    }

    /// Opens it, makes it when there is none, applies what is missing, and says what that was.
    package func bringUpToDate(_ settings: Settings, clock: Clock = .system) async throws -> (database: Database, applied: [Migration]) {
        try House.makeFolder(for: DatabaseAddress(settings["database"]))
        let database = try await connect(settings, readOnly: false, clock: clock)
        return try await closing(database) { (database, try await bringUpToDate(database)) }
    }

    /// Migrations and bundled facts of every feature, in the order of the features.
    @discardableResult
    package func bringUpToDate(_ database: Database) async throws -> [Migration] {
        let applied = try await database.migrate(migrations)
        for feature in features { try await feature.bundled(database) }
        return applied
    }

    /// The folder of a database file that is about to be made.
    ///
    /// - Throws: ``DatabaseError/noPermission(_:)``.
    package static func makeFolder(for address: DatabaseAddress) throws {
        guard case .file(let path) = address else { return }
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DatabaseError.noPermission("nie można utworzyć folderu „\(folder.path)”")
        }
    }

    private func connect(_ settings: Settings, readOnly: Bool, clock: Clock) async throws -> Database {
        try Bundled.find(in: settings["files"])
        var options = Database.Options()
        options.connections = try settings.integer("connections", in: 1...64)
        return try await Database.open(DatabaseAddress(settings["database"]), readOnly: readOnly, clock: clock, options: options)
    }

    /// A database that turns out to be of no use is not left open.
    private func closing<Result>(_ database: Database, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch {
            await database.close()
            throw error
        }
    }
}

/// The database is older than the program.
package struct Behind: Error, CustomStringConvertible {
    package let count: Int
    package var description: String { "Baza jest starsza niż program (brakuje migracji: \(count)). Uruchom najpierw: pozytek migrate" }
}
