import Database
import Values

/// A point of art. 4 ust. 1 of the act on public benefit: one of the spheres of public tasks.
package struct Sphere: Hashable, Sendable {
    /// The number of the point as text, `1aa`: there are letters, so it is no number.
    package let code: String
    /// The words of the act, in the nominative.
    package let wording: String
    /// What people call it, at most 24 characters, unique: "Seniorzy".
    package let name: String
    package let group: SphereGroup
    package let since: Day?
    package let until: Day?

    /// The order of the act as bytes: `1`, `1a`, `1aa`, `1b`, `2`, … `10`.
    package static func sortKey(_ code: String) -> String {
        code.prefix { $0.isNumber }.count < 2 ? "0" + code : code
    }

    /// All of them in the order of the act, also those no longer in force.
    package static func all(_ db: Reading) throws -> [Sphere] {
        try db.all(
            """
            SELECT s.code, s.wording, s.name, s.since, s.until, g.code AS group_code, g.name AS group_name
            FROM sphere s JOIN sphere_group g ON g.code = s.sphere_group ORDER BY s.sort_key
            """
        ) { row in
            Sphere(
                code: try row.text("code"), wording: try row.text("wording"), name: try row.text("name"),
                group: SphereGroup(code: try row.text("group_code"), name: try row.text("group_name")),
                since: try row.dayOrNil("since"), until: try row.dayOrNil("until"))
        }
    }
}

/// About a dozen headings under which people look for a sphere.
package struct SphereGroup: Hashable, Sendable {
    package let code: String
    package let name: String
}

/// Whom an activity is for.
package struct TargetGroup: Hashable, Sendable {
    package let code: String
    package let name: String

    package static func all(_ db: Reading) throws -> [TargetGroup] {
        try db.all("SELECT code, name FROM target_group ORDER BY position") { row in
            TargetGroup(code: try row.text("code"), name: try row.text("name"))
        }
    }
}
