import Database
import Logging
import Values
import Web

/// What handlers and commands lean on, built once at the top and handed down.
package struct Services: Sendable {
    package var database: Database
    package var clock: Clock
    package var settings: Settings
    package var log: Logger
    package let models = ReadModels()

    /// How often one client of the API may ask; nil unless the office limits it.
    private let quota: Quota?

    package init(database: Database, clock: Clock = .system, settings: Settings, log: Logger = Logger(label: "pozytek")) {
        (self.database, self.clock, self.settings, self.log) = (database, clock, settings, log)
        // The site checks its settings before it is built.
        let perMinute = Int(settings["api-rate"]) ?? 0
        quota = perMinute > 0 ? Quota(perMinute: perMinute) : nil
    }

    /// An answer of the API, counted as one of the client's where the office limits how often it may ask.
    package func counted(_ visit: Visit, _ work: () async throws -> Reply) async throws -> Reply {
        guard let quota else { return try await work() }
        return try await quota.counted(visit, work)
    }
}
