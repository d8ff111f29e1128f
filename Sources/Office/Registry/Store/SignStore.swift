import Database
import Values

/// What other modules of the office know of bodies' being alive, which no record of the register tells: the newest activity, the newest grant.
enum SignStore {
    static let migration = Migration(
        "registry", 5, "signs of life that other modules tell",
        [
            """
            CREATE TABLE sign_of_life (
                organisation_id \(.integer) NOT NULL REFERENCES organisation (id),
                kind \(.text) NOT NULL CHECK (kind IN ('activity', 'grant')), day \(.integer) NOT NULL, PRIMARY KEY (organisation_id, kind))
            """
        ])

    /// All signs of one kind, by body.
    static func all(_ kind: SignOfLife.Kind, in db: Reading) throws -> [Int64: Day] {
        var days: [Int64: Day] = [:]
        try db.each("SELECT organisation_id, day FROM sign_of_life WHERE kind = \(kind.rawValue)") {
            days[try $0.int64("organisation_id")] = try $0.day("day")
        }
        return days
    }

    /// What was told of some bodies.
    static func told(_ organisations: [Int64], in db: Reading) throws -> [Int64: [SignOfLife]] {
        var signs: [Int64: [SignOfLife]] = [:]
        try db.each("SELECT organisation_id, kind, day FROM sign_of_life WHERE organisation_id IN (\(list: organisations))") { row in
            guard let kind = SignOfLife.Kind(rawValue: try row.text("kind")) else { return }
            signs[try row.int64("organisation_id"), default: []].append(SignOfLife(kind: kind, on: try row.day("day")))
        }
        return signs
    }

    /// Nil takes the sign back.
    static func put(_ kind: SignOfLife.Kind, _ day: Day?, of organisation: Int64, in db: Writing) throws {
        try db.run("DELETE FROM sign_of_life WHERE organisation_id = \(organisation) AND kind = \(kind.rawValue)")
        guard let day else { return }
        try db.run("INSERT INTO sign_of_life (organisation_id, kind, day) VALUES (\(organisation), \(kind.rawValue), \(day))")
    }
}
