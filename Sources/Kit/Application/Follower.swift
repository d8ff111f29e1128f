import Database
import Logging
import ServiceLifecycle

/// What one feature does when another has changed something it leans on, without either knowing the other.
///
///     Follower("territory") { database in … return "Znaleziono gminę dla 23 organizacji." }
package struct Follower: Sendable {
    package let topic: String
    /// One line for the person who set it off; nil when there was nothing to do.
    package let work: @Sendable (Database) async throws -> String?

    package init(_ topic: String, work: @escaping @Sendable (Database) async throws -> String?) { (self.topic, self.work) = (topic, work) }
}

extension House {
    /// The topic of what another release of the program may have to do with a database and what takes longer than a start should: `pozytek migrate`
    /// does it at once, the server beside its work. A follower does nothing when it is done already, and can be cut off at any time.
    package static let release = "release"

    /// Lets every follower of the topic do its work, in the order of the features.
    package func follow(_ topic: String, _ database: Database, say: (String) -> Void) async throws {
        for follower in features.flatMap(\.followers) where follower.topic == topic {
            if let line = try await follower.work(database) { say(line) }
        }
    }
}

/// Lets the followers of ``House/release`` do their work while the server answers already.
struct ReleaseFollower: Service {
    let house: House
    let database: Database
    let log: Logger

    /// The server goes on without it: what is shown is then of the release before, and the next start tries again.
    func run() async {
        await cancelWhenGracefulShutdown {
            do {
                try await house.follow(House.release, database) { log.notice("\($0)") }
            } catch is CancellationError {
                // The server ends; the next one goes on.
            } catch {
                log.warning("Nie dokończono prac po zmianie wydania programu: \(error)")
            }
        }
    }
}
