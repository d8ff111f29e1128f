import Database
import Foundation
import Reference
import TestSupport
import Testing
import Values

/// A database with the bundled facts in it.
func withReference<T>(on engine: Engine = .sqlite, _ body: (Database) async throws -> T) async throws -> T {
    try await withDatabase(on: engine, ReferenceMigrations.all) { database in
        try await BundledLoad.run(database)
        return try await body(database)
    }
}

func territory(_ database: Database) async throws -> Territory { try await database.read { try Territory.load($0) } }

/// What is bundled, loaded once for all tests that only look.
enum Bundled {
    static let territory = Task { try await withReference { try await $0.read { try Territory.load($0) } } }

    /// With the whole country of 2022 beside it.
    static let country = Task {
        try await withReference { database in
            _ = try await TerytImport(Shared.path("teryt/TERC_2022-01-01.csv")).run(database)
            return try await database.read { try Territory.load($0) }
        }
    }
}

func changes(_ database: Database) async throws -> Int { try await database.read { try $0.integer("SELECT COUNT(*) FROM change") } }

/// The real files kept beside the repository. A test that needs one is skipped where they are not; never on CI.
enum Shared {
    static let folder = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "../shared/data").standardizedFileURL.path
    static let isThere = Engines.isCI || FileManager.default.fileExists(atPath: folder)

    static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

extension Trait where Self == ConditionTrait {
    static var needsShared: Self { .enabled(if: Shared.isThere, "../shared/data is not there") }
}

/// Writes a file for one test and removes it afterwards.
func withFile<T>(_ bytes: [UInt8], _ body: (String) async throws -> T) async throws -> T {
    let url = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(url.path)
}

func withFile<T>(_ text: String, _ body: (String) async throws -> T) async throws -> T { try await withFile(Array(text.utf8), body) }

func teryt(_ digits: String) throws -> Teryt { try #require(Teryt(digits)) }
