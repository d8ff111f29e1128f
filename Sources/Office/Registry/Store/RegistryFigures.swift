import Database
import Reference
import Values

/// Counts for the pages that speak of many bodies. Withdrawn ones are never counted; sample ones only where they are shown.
struct RegistryFigures {
    let sample: Bool
    let db: Reading

    private var counted: SQL { sample ? "o.withdrawn = 0" : "o.withdrawn = 0 AND o.sample = 0" }

    func total(in place: SQL = "1 = 1") throws -> Int { try db.integer("SELECT count(*) FROM organisation o WHERE \(counted) AND \(place)") }

    func struckOff(in place: SQL = "1 = 1") throws -> Int {
        try db.integer("SELECT count(*) FROM organisation o WHERE \(counted) AND \(place) AND o.status = 'struck_off'")
    }

    /// Most first; the form that is unknown has the code nil.
    func byForm(in place: SQL = "1 = 1") throws -> [(form: String?, count: Int)] {
        try db.all(
            "SELECT o.form, count(*) AS n FROM organisation o WHERE \(counted) AND \(place) GROUP BY o.form ORDER BY n DESC, o.form"
        ) { (try $0.textOrNil("form"), try $0.int("n")) }
    }

    func byGmina(in place: SQL = "1 = 1") throws -> [Teryt: Int] {
        try counts("SELECT o.gmina AS teryt, count(*) AS n FROM organisation o WHERE \(counted) AND \(place) AND o.gmina IS NOT NULL GROUP BY o.gmina")
    }

    func byPowiat() throws -> [Teryt: Int] {
        try counts("SELECT o.powiat AS teryt, count(*) AS n FROM organisation o WHERE \(counted) AND o.powiat IS NOT NULL GROUP BY o.powiat")
    }

    func byPlacing() throws -> [Placing: Int] {
        let found = try db.all("SELECT o.placing, count(*) AS n FROM organisation o WHERE \(counted) GROUP BY o.placing") {
            (Placing(rawValue: try $0.text("placing")) ?? .ambiguous, try $0.int("n"))
        }
        return Dictionary(found, uniquingKeysWith: +)
    }

    /// The newest day any record speaks of.
    func newestDay() throws -> Day? { try db.first("SELECT max(o.stated_on) AS day FROM organisation o WHERE \(counted)") { try $0.dayOrNil("day") } ?? nil }

    private func counts(_ statement: SQL) throws -> [Teryt: Int] {
        let found = try db.all(statement) { (Teryt(try $0.text("teryt")), try $0.int("n")) }
        return Dictionary(found.compactMap { teryt, n in teryt.map { ($0, n) } }, uniquingKeysWith: +)
    }
}
