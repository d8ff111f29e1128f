import Database
import Foundation
import Values

/// Which database engines the tests run on: SQLite always, PostgreSQL when the environment has `POZYTEK_TEST_POSTGRES=postgres://…`.
///
///     @Test(arguments: Engines.all) func `a promise`(engine: Engine) async throws {
///         try await withDatabase(on: engine, migrations) { database in … }
///     }
package enum Engines {
    package static let all: [Engine] = hasPostgres ? [.sqlite, .postgres] : [.sqlite]
    package static let hasPostgres = postgresAddress != nil
    package static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

    static let postgresAddress = ProcessInfo.processInfo.environment["POZYTEK_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
}

/// Hands a test its own, empty place for a database, and removes it afterwards. The database behind the address may be opened several times.
@discardableResult
package func withAddress<T>(on engine: Engine, _ body: (DatabaseAddress) async throws -> T) async throws -> T {
    let name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    switch engine {
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(.file(folder + "/test.sqlite"))
    case .postgres:
        let server = try TestServer()
        try await server.run("CREATE DATABASE \(name) TEMPLATE template0")
        do {
            let result = try await body(.postgres(server.address(of: name)))
            try await server.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            return result
        } catch {
            try? await server.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
            throw error
        }
    }
}

/// Hands a test its own database, brought up to date with the given migrations.
@discardableResult
package func withDatabase<T>(
    on engine: Engine, _ migrations: [Migration] = [], clock: Clock = .system, options: Database.Options = Database.Options(),
    _ body: (Database) async throws -> T
) async throws -> T {
    try await withAddress(on: engine) { address in
        let database = try await Database.open(address, clock: clock, options: options)
        do {
            _ = try await database.migrate(migrations)
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }
}

/// The PostgreSQL server under test, spoken to through `psql` for what no transaction can do.
package struct TestServer: Sendable {
    private let base: String

    package init() throws {
        guard let base = Engines.postgresAddress else { throw DatabaseError.unreachable("POZYTEK_TEST_POSTGRES is not set") }
        self.base = base
    }

    /// The address of another database on the same server.
    package func address(of database: String) -> String { base.replacing(#/^(\w+://[^/?]*)(/[^?]*)?/#) { "\($0.1)/\(database)" } }

    /// Runs one statement outside any transaction.
    package func run(_ statement: String) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["psql", "-qX", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-d", base, "-c", statement]
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        guard status == 0 else { throw DatabaseError.unreachable("psql: \(statement)") }
    }
}
