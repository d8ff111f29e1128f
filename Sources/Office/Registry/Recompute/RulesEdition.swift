import Bytes
import Database
import Reference
import Values

/// Which rules profiles are computed by: those that propose spheres and those that give a legal form its kind, as they are in force on a day.
///
/// Another release may bring other ones, and dated rows begin and end. Two equal editions compute the same kinds and proposals.
enum RulesEdition {
    /// Raise it when the program reads the same rows otherwise.
    private static let method = 1

    static func text(on day: Day, in db: Reading) throws -> String {
        let rows = try SphereRuleRows.load(on: day)
        let kinds = try db.all(
            """
            SELECT form, kind FROM form_kind WHERE (since IS NULL OR since <= \(day)) AND (until IS NULL OR until >= \(day)) ORDER BY position
            """
        ) { "kind \(try $0.text("form")) \(try $0.text("kind"))" }
        let words = rows.words.map { row in
            "words \(row.patterns.joined(separator: "|")) \(row.spheres) \(row.name) \(row.aims) \(row.reach)"
        }
        let classes = rows.classes.map { "class \($0.code) \($0.spheres)" }
        let lines = ["method \(method)", "spheres \(rows.spheres)"] + words + classes + kinds
        return SHA256.hex(of: Array(lines.joined(separator: "\n").utf8))
    }
}
