import Database
import Logging
import Values

/// What handlers and commands lean on, built once at the top and handed down.
package struct Services: Sendable {
    package var database: Database
    package var clock: Clock
    package var settings: Settings
    package var log: Logger
    package let models = ReadModels()

    package init(database: Database, clock: Clock = .system, settings: Settings, log: Logger = Logger(label: "pozytek")) {
        (self.database, self.clock, self.settings, self.log) = (database, clock, settings, log)
    }
}
