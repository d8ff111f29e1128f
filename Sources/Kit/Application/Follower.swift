import Database

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
    /// Lets every follower of the topic do its work, in the order of the features.
    package func follow(_ topic: String, _ database: Database, say: (String) -> Void) async throws {
        for follower in features.flatMap(\.followers) where follower.topic == topic {
            if let line = try await follower.work(database) { say(line) }
        }
    }
}
