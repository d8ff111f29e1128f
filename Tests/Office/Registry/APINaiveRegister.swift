import Database
import Foundation
import Registry
import Values

/// The register read row by row from the database, and asked in the plainest way: every question looks at every body.
struct NaiveRegister {
    struct Body {
        let id: Int, name: [UInt8], since: Int?
        /// Of the gmina; nil where the list has to put the body last.
        let gminaKey: String?
        let values: [RegisterFacet: Set<String>]
        /// Latitude and longitude in degrees, as profiles show them.
        let point: (Double, Double)?
    }

    let bodies: [Body]

    init(_ db: Reading, today: Day) throws {
        func sets(_ sql: SQL) throws -> [Int64: Set<String>] {
            var found: [Int64: Set<String>] = [:]
            try db.each(sql) { found[try $0.int64("organisation_id"), default: []].insert(try $0.text("code")) }
            return found
        }
        let all = try sets("SELECT organisation_id, code FROM attribute WHERE kind IN ('sphere', 'proposed_sphere')")
        let stated = try sets("SELECT organisation_id, code FROM attribute WHERE kind = 'sphere'")
        let sources = try sets("SELECT organisation_id, source AS code FROM record WHERE current IS NOT NULL AND organisation_id IS NOT NULL")
        let entitled = try sets(
            "SELECT organisation_id, 'x' AS code FROM entitlement WHERE valid_from <= \(today.number) AND valid_until >= \(today.number)")
        let paid = try sets("SELECT organisation_id, 'x' AS code FROM tax_share")
        let units = try db.all("SELECT teryt, sort_key FROM unit") { (try $0.text("teryt"), try $0.text("sort_key")) }
        let keys = Dictionary(uniqueKeysWithValues: units)
        bodies = try db.all("SELECT * FROM organisation WHERE withdrawn = 0") { row in
            let id = try row.int64("id")
            let gmina = try row.textOrNil("gmina")
            let isOutside = try row.text("placement") == "outside"
            var values: [RegisterFacet: Set<String>] = [:]
            func set(_ facet: RegisterFacet, _ code: String?) { values[facet] = [code ?? "none"] }
            set(.gmina, isOutside ? "outside" : gmina)
            set(.powiat, gmina.map { String($0.prefix(4)) })
            values[.sphere] = all[id] ?? ["none"]
            values[.statedSphere] = stated[id] ?? ["none"]
            set(.kind, try row.text("kind"))
            set(.form, try row.textOrNil("form"))
            set(.status, try row.textOrNil("status"))
            set(.signOfLife, try row.dayOrNil("sign_on").map { NaiveRegister.age($0, today) })
            let hasStatus = try row.boolOrNil("public_benefit") == true
            set(.taxShare, entitled[id] != nil ? "entitled" : hasStatus ? "status_only" : paid[id] != nil ? "amounts_only" : nil)
            let since = try row.dayOrNil("registered_on")
            set(.year, since.map { String($0.year) })
            let reach = [try row.textOrNil("email"), try row.textOrNil("phone"), try row.textOrNil("website")].compactMap(\.self)
            set(.contact, reach.isEmpty ? "no" : "yes")
            values[.source] = sources[id] ?? ["none"]
            set(.location, try row.text("precision"))
            set(.placing, try row.text("placement"))
            set(.sample, try row.bool("sample") ? "yes" : "no")
            let key = isOutside ? "~outside" : gmina.map { keys[$0] ?? "~" + $0 }
            let (lat, lon) = (try row.realOrNil("lat"), try row.realOrNil("lon"))
            let point = lat.flatMap { lat in lon.map { (lat, $0) } }
            return Body(
                id: Int(id), name: Array(try row.text("sort_key").utf8), since: since?.number, gminaKey: key, values: values,
                point: point)
        }.sorted { $0.name == $1.name ? $0.id < $1.id : $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// The bands of the last sign of life, by the calendar.
    private static func age(_ sign: Day, _ today: Day) -> String {
        func isWithin(_ years: Int) -> Bool { (sign.year + years, sign.month, sign.day) > (today.year, today.month, today.day) }
        return isWithin(1) ? "last_year" : isWithin(2) ? "1_2_years" : isWithin(5) ? "2_5_years" : "older"
    }

    /// By name, then by number.
    ///
    /// - Parameter among: the bodies that have the words.
    func matches(
        _ filters: [RegisterFacet: [String]], among: Set<Int>?, without facet: RegisterFacet? = nil, near: NaiveCircle? = nil
    ) -> [Body] {
        bodies.filter { body in
            (among?.contains(body.id) ?? true) && (near.map { $0.holds(body) } ?? true)
                && filters.allSatisfy { $0.key == facet || !Set($0.value).isDisjoint(with: body.values[$0.key] ?? []) }
        }
    }

    static func counts(_ bodies: [Body], _ facet: RegisterFacet) -> [String: Int] {
        var counts: [String: Int] = [:]
        for body in bodies { for value in body.values[facet] ?? [] { counts[value, default: 0] += 1 } }
        return counts
    }
}

/// A circle on the sphere of the globe's mean radius, by the spherical law of cosines.
struct NaiveCircle {
    let latitude: Double, longitude: Double, kilometres: Int

    /// Metres; infinite for a body that is nowhere.
    func metres(to body: NaiveRegister.Body) -> Double {
        guard let (lat, lon) = body.point else { return .infinity }
        let (a, b, along) = (latitude * .pi / 180, lat * .pi / 180, (lon - longitude) * .pi / 180)
        return 6_371_008.7714 * acos(min(1, sin(a) * sin(b) + cos(a) * cos(b) * cos(along)))
    }

    func holds(_ body: NaiveRegister.Body) -> Bool { metres(to: body) <= Double(kilometres) * 1000 }
}
