import Database
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Activities, grants and bodies by gmina and powiat in the three ways of counting, for one state of the database.
struct LocalNumbers: Sendable {
    private var deeds: [DeedKind: [DeedCounts.Place: [MapLevel: DeedBreakdown]]] = [:]
    /// Bodies with a part in something that happens there, by TERYT of gminas and powiats.
    private var working: [String: Int] = [:]
    /// Bodies that named exactly this area: a TERYT number, `region`, `country`.
    private var declared: [String: Int] = [:]
    /// Bodies that named a powiat or a gmina in it.
    private var declaredWithin: [String: Int] = [:]

    /// - Parameter sample: invented bodies and deeds count as well.
    init(sample: Bool, in db: Reading) throws {
        for kind in DeedKind.allCases {
            for place in DeedCounts.Place.allCases {
                deeds[kind, default: [:]][place] = [
                    .gmina: try DeedCounts(kind, by: .gmina, place: place, isSample: sample ? nil : false).answer(in: db),
                    .powiat: try DeedCounts(kind, by: .powiat, place: place, isSample: sample ? nil : false).answer(in: db),
                ]
            }
        }
        let shown: SQL = "o.withdrawn = 0 AND o.kind IN (\(list: BodyKind.counted.map(\.rawValue).sorted()))" + (sample ? "" : " AND o.sample = 0")
        var bodies: [String: Set<Int64>] = [:]
        try db.each(
            "SELECT DISTINCT l.teryt, p.organisation_id AS body FROM deed_place l JOIN deed_party p ON p.deed_id = l.deed_id"
                + " JOIN organisation o ON o.id = p.organisation_id WHERE l.teryt IS NOT NULL AND p.role <> 'funder' AND " + shown
        ) { row in
            let (teryt, body) = (try row.text("teryt"), try row.int64("body"))
            if teryt.utf8.count >= 6 { bodies[String(teryt.prefix(6)), default: []].insert(body) }
            if teryt.utf8.count >= 4 { bodies[String(teryt.prefix(4)), default: []].insert(body) }
        }
        working = bodies.mapValues(\.count)
        bodies = [:]
        try db.each(
            "SELECT a.code, a.organisation_id AS body FROM attribute a JOIN organisation o ON o.id = a.organisation_id WHERE a.kind = 'area' AND "
                + shown
        ) { row in
            let (code, body) = (try row.text("code"), try row.int64("body"))
            declared[code, default: 0] += 1
            if Teryt(code)?.powiat != nil { bodies[String(code.prefix(4)), default: []].insert(body) }
        }
        declaredWithin = bodies.mapValues(\.count)
    }

    func breakdown(_ kind: DeedKind, _ place: DeedCounts.Place, _ level: MapLevel) -> DeedBreakdown {
        deeds[kind]?[place]?[level] ?? DeedBreakdown()
    }

    func tally(_ kind: DeedKind, _ place: DeedCounts.Place, _ teryt: Teryt) -> DeedTally {
        breakdown(kind, place, teryt.mapLevel).rows[teryt.digits] ?? DeedTally()
    }

    /// Bodies that do something there.
    func working(in teryt: Teryt) -> Int { working[teryt.digits] ?? 0 }

    /// Bodies that want to work there: they named this unit, or a gmina in it.
    func declared(in teryt: Teryt) -> Int { (teryt.level == .powiat ? declaredWithin : declared)[teryt.digits] ?? 0 }

    /// Bodies that named a larger area around a unit: its powiat, its voivodeship, the region or the country.
    func declaredAround(_ teryt: Teryt) -> Int {
        let around = [teryt.level == .gmina ? teryt.powiat?.digits : nil, teryt.voivodeship.digits, "region", "country"]
        return around.compactMap { $0 }.reduce(0) { $0 + (declared[$1] ?? 0) }
    }
}

extension Teryt {
    /// The units of the map that a number belongs to; a city is a gmina.
    var mapLevel: MapLevel { level == .gmina ? .gmina : .powiat }
}
