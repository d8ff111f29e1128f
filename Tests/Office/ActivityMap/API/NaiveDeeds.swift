import ActivityMap
import Database
import TestSupport
import Values

/// Activities or grants read row by row from their tables, and asked in the plainest way: every question looks at every one of them.
struct NaiveDeeds {
    struct One {
        let id: Int, name: [UInt8], day: Int?, amount: Int64?
        let values: [String: Set<String>]
    }

    let kind: DeedKind
    let deeds: [One]

    /// Those the API counts; `organisation` only narrows.
    static let facets: [DeedKind: [String]] = [
        .activity: ["powiat", "gmina", "seat_powiat", "sphere", "target_group", "year", "location", "source", "sample"],
        .grant: [
            "powiat", "gmina", "seat_powiat", "sphere", "year", "funder", "mode", "form", "match", "currency", "location", "source", "sample",
        ],
    ]

    init(_ kind: DeedKind, in db: Reading) throws {
        self.kind = kind
        func sets(_ sql: SQL) throws -> [Int64: Set<String>] {
            var found: [Int64: Set<String>] = [:]
            try db.each(sql) { found[try $0.int64("deed_id"), default: []].insert(try $0.text("code")) }
            return found
        }
        let powiats = try sets("SELECT deed_id, substr(teryt, 1, 4) AS code FROM deed_place WHERE length(teryt) >= 4")
        let gminas = try sets("SELECT deed_id, teryt AS code FROM deed_place WHERE length(teryt) = 6")
        let spheres = try sets("SELECT deed_id, code FROM deed_mark WHERE kind = 'sphere'")
        let groups = try sets("SELECT deed_id, code FROM deed_mark WHERE kind = 'target_group'")
        let funders = try sets(
            """
            SELECT p.deed_id, coalesce(o.name, p.name) AS code FROM deed_party p LEFT JOIN organisation o ON o.id = p.organisation_id
            WHERE p.role = 'funder' AND coalesce(o.name, p.name) IS NOT NULL
            """)
        let points = try sets("SELECT deed_id, 'x' AS code FROM deed_place WHERE kind = 'point'")
        let inside = try sets(
            """
            SELECT p.deed_id, 'x' AS code FROM deed_place p JOIN unit u ON u.teryt = p.teryt
            WHERE p.kind = 'gmina' AND u.inside_lat IS NOT NULL
            """)
        let bodies = try sets(
            """
            SELECT p.deed_id, CAST(p.organisation_id AS text) AS code FROM deed_party p
            WHERE p.role <> 'funder' AND p.organisation_id IS NOT NULL
            """)
        var leading: [Int64: (match: String, seat: String?)] = [:]
        try db.each(
            """
            SELECT p.deed_id, p.matched, coalesce(p.seat_powiat, o.powiat) AS seat FROM deed_party p
            LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.role <> 'funder' ORDER BY p.deed_id, p.position DESC
            """
        ) { row in leading[try row.int64("deed_id")] = (try row.text("matched"), try row.textOrNil("seat")) }
        let facets = NaiveDeeds.facets[kind] ?? []
        let rows: SQL =
            kind == .grant
            ? "SELECT d.*, coalesce(awarded_on, planned_from) AS day, awarded AS money FROM grant_award d WHERE withdrawn = 0"
            : "SELECT d.*, starts_on AS day, amount AS money FROM activity d WHERE withdrawn = 0"
        deeds = try db.all(rows) { row in
            let id = try row.int64("id")
            let day = try row.dayOrNil("day")
            let amount = try row.int64OrNil("money")
            let currency = try row.textOrNil("currency")
            var values: [String: Set<String>] = [
                "powiat": powiats[id] ?? ["none"], "gmina": gminas[id] ?? ["none"], "sphere": spheres[id] ?? ["none"],
                "target_group": groups[id] ?? ["none"], "year": [day.map { String($0.year) } ?? "none"],
                "source": [try row.text("source")], "sample": [try row.bool("sample") ? "yes" : "no"],
                "location": [points[id] != nil ? "point" : inside[id] != nil ? "gmina" : "none"], "funder": funders[id] ?? ["none"],
                "match": [leading[id]?.match ?? "none"], "seat_powiat": [leading[id]?.seat ?? "none"],
                "currency": [amount == nil ? "none" : currency ?? "none"], "organisation": bodies[id] ?? ["none"],
            ]
            if kind == .grant {
                values["mode"] = [try row.text("mode")]
                values["form"] = [try row.text("form")]
            }
            return One(
                id: Int(id), name: Array(try row.text("sort_key").utf8), day: day?.number, amount: amount,
                values: values.filter { facets.contains($0.key) || $0.key == "organisation" })
        }.sorted { $0.name == $1.name ? $0.id < $1.id : $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// By name, then by number.
    ///
    /// - Parameter among: those that have the words.
    func matches(_ filters: [String: [String]], among: Set<Int>?, without facet: String? = nil) -> [One] {
        deeds.filter { deed in
            (among?.contains(deed.id) ?? true)
                && filters.allSatisfy { $0.key == facet || !Set($0.value).isDisjoint(with: deed.values[$0.key] ?? []) }
        }
    }

    static func counts(_ deeds: [One], _ facet: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for deed in deeds { for value in deed.values[facet] ?? [] { counts[value, default: 0] += 1 } }
        return counts
    }

    static func sorted(_ deeds: [One], _ sort: String) -> [One] {
        switch sort {
        case "-date": deeds.sorted { ($0.day ?? .min) > ($1.day ?? .min) }
        case "-amount": deeds.sorted { ($0.amount ?? .min) > ($1.amount ?? .min) }
        default: deeds
        }
    }
}
