import Database
import Values

/// By which rules the stored profiles were computed, and how far computing them anew has come.
enum RulesStore {
    static let migration = Migration(
        "registry", 4, "rules of the profiles, runs that others replaced",
        [
            // Of a database that was filled before this table came nobody knows the rules: its edition is empty.
            """
            CREATE TABLE profile_rules (
                name \(.text) NOT NULL PRIMARY KEY, edition \(.text) NOT NULL, next_edition \(.text), reached \(.integer) NOT NULL)
            """,
            "ALTER TABLE import_run ADD COLUMN replaced_by \(.integer) REFERENCES import_run (id)",
        ])

    /// How far a computation has come is the number of a body, which differs between two equal databases.
    static let table = TableRules("profile_rules", clocks: ["reached"])

    struct State: Equatable {
        /// Of the rules every profile stands by.
        let edition: String
        /// Of the rules profiles are being computed by, up to the body `reached`.
        let next: String?
        let reached: Int64
    }

    /// A database without bodies stands by any rules: it begins with those of the program.
    static func bundle(_ database: Database) async throws {
        if try await database.read({ try state(in: $0) }) != nil { return }
        let today = database.clock.today
        try await database.write(by: .system) { db in
            let isEmpty = try !db.exists("SELECT 1 FROM organisation LIMIT 1")
            let edition = isEmpty ? try RulesEdition.text(on: today, in: db) : ""
            try db.run(
                """
                INSERT INTO profile_rules (name, edition, reached) VALUES ('profiles', \(edition), 0) ON CONFLICT (name) DO NOTHING
                """)
            db.note(Change("imported", "profile_rules", ids: [], reason: "reguły rodzajów i sfer"))
        }
    }

    static func state(in db: Reading) throws -> State? {
        try db.first("SELECT edition, next_edition, reached FROM profile_rules WHERE name = 'profiles'") { row in
            State(edition: try row.text("edition"), next: try row.textOrNil("next_edition"), reached: try row.int64("reached"))
        }
    }

    static func reach(_ body: Int64, towards edition: String, in db: Writing) throws {
        try db.run("UPDATE profile_rules SET next_edition = \(edition), reached = \(body) WHERE name = 'profiles'")
    }

    static func settle(_ edition: String, in db: Writing) throws {
        try db.run("UPDATE profile_rules SET edition = \(edition), next_edition = NULL, reached = 0 WHERE name = 'profiles'")
        db.note(Change("settled", "profile_rules", ids: [], reason: "reguły rodzajów i sfer"))
    }
}
