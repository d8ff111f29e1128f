import Database
import Polish
import Reference
import Search
import Values

/// Organisations as documents of the index, read from the tables.
struct RegisterDocuments {
    private let db: Reading
    private let territory: Territory
    private let spheres: Set<String>

    init(_ db: Reading, _ territory: Territory, spheres: [Sphere]) {
        (self.db, self.territory, self.spheres) = (db, territory, Set(spheres.map(\.code)))
    }

    /// Which organisations.
    enum Scope {
        case ids([Int64])
        case range(ClosedRange<Int64>)

        func holds(_ column: String) -> SQL {
            switch self {
            case .ids(let ids): "\(identifier: column) IN (\(list: ids))"
            case .range(let range): "\(identifier: column) BETWEEN \(range.lowerBound) AND \(range.upperBound)"
            }
        }
    }

    /// - Returns: the documents; withdrawn and unknown bodies have none.
    func read(_ scope: Scope) throws -> [SearchDocument] {
        if case .ids(let ids) = scope, ids.isEmpty { return [] }
        let parts = try Parts(db, scope)
        return try db.all("SELECT * FROM organisation WHERE \(scope.holds("id")) AND withdrawn = 0 ORDER BY id") { try document($0, parts) }
    }

    private func document(_ row: Row, _ parts: Parts) throws -> SearchDocument {
        let id = try row.int64("id")
        let listed = try listed(id, row, parts)
        var document = SearchDocument(id: id, order: try row.text("sort_key"))
        document.texts.append((RegisterSchema.Field.name, listed.name))
        for name in parts.formerNames[id] ?? [] { document.texts.append((RegisterSchema.Field.alias, name)) }
        let unit = listed.gmina.flatMap { territory[$0] }
        let places = [listed.locality, unit?.name, unit?.teryt.powiat.flatMap { territory[$0]?.name }].compactMap(\.self)
        document.texts.append((RegisterSchema.Field.place, places.joined(separator: " · ")))
        if let aims = try row.textOrNil("aims") { document.texts.append((RegisterSchema.Field.aims, aims)) }

        func add(_ facet: RegisterFacet, _ code: String?) { if let code { document.facets.append((facet.slot, code)) } }
        add(.gmina, listed.placing == .outside ? RegisterSchema.outside : listed.gmina?.digits)
        add(.powiat, listed.gmina?.powiat?.digits)
        for sphere in listed.spheres {
            add(.sphere, sphere.code)
            if !sphere.isProposed { add(.statedSphere, sphere.code) }
        }
        add(.kind, listed.kind.rawValue)
        add(.form, listed.form)
        add(.status, listed.status?.rawValue)
        add(.year, listed.registeredOn.map { String($0.year) })
        let contacts = [try row.textOrNil("email"), try row.textOrNil("phone"), try row.textOrNil("website")]
        add(.contact, contacts.contains { $0 != nil } ? "yes" : "no")
        for source in parts.sources[id] ?? [] { add(.source, source) }
        add(.location, listed.precision == .unknown ? nil : listed.precision.rawValue)
        add(.placing, listed.placing.rawValue)
        add(.sample, listed.isSample ? "yes" : "no")
        if let sign = listed.lastSign { document.stamps.append((RegisterFacet.signOfLife.slot, Int64(sign.on.number))) }
        let taxShare = TaxShareStamp.stamp(
            hasStatus: listed.hasPublicBenefit == true, hasAmounts: parts.withShares.contains(id), listed.entitled.map { ($0.from, $0.until) })
        if taxShare != 0 { document.stamps.append((RegisterFacet.taxShare.slot, taxShare)) }
        if let point = listed.point {
            document.numbers = [(RegisterSchema.latitude, point.latitude), (RegisterSchema.longitude, point.longitude)]
        }
        if let day = listed.registeredOn { document.orders.append((RegisterSchema.since, Int64(day.number))) }
        if let day = listed.statedOn { document.orders.append((RegisterSchema.statedOn, Int64(day.number))) }
        document.identifiers = parts.numbers[id] ?? []
        document.payload = listed.payload
        return document
    }

    private func listed(_ id: Int64, _ row: Row, _ parts: Parts) throws -> ListedOrganisation {
        var listed = ListedOrganisation(id: ID(id))
        (listed.name, listed.slug) = (try row.text("name"), try row.text("slug"))
        listed.kind = BodyKind(rawValue: try row.text("kind")) ?? .unknown
        listed.form = try row.textOrNil("form")
        (listed.status, listed.statusSince) = (try row.textOrNil("status").flatMap(Status.init(rawValue:)), try row.dayOrNil("status_since"))
        listed.placing = Placing(rawValue: try row.text("placement")) ?? .ambiguous
        listed.gmina = try row.textOrNil("gmina").flatMap { Teryt($0) }
        listed.locality = try row.textOrNil("locality")
        (listed.krs, listed.nip, listed.regon) = (parts.best[id]?.krs, parts.best[id]?.nip, parts.best[id]?.regon)
        (listed.registeredOn, listed.statedOn) = (try row.dayOrNil("registered_on"), try row.dayOrNil("stated_on"))
        if let kind = try row.textOrNil("sign_kind").flatMap(SignOfLife.Kind.init(rawValue:)), let day = try row.dayOrNil("sign_on") {
            listed.lastSign = SignOfLife(kind: kind, on: day)
        }
        (listed.hasPublicBenefit, listed.isSample) = (try row.boolOrNil("public_benefit"), try row.bool("sample"))
        listed.precision = Precision(rawValue: try row.text("precision")) ?? .unknown
        if let lat = try row.realOrNil("lat"), let lon = try row.realOrNil("lon") {
            // A home is shown by its gmina only.
            if try row.bool("home_address"), listed.precision == .address {
                listed.point = listed.gmina.flatMap { territory[$0]?.inside }
                listed.precision = listed.point == nil ? .unknown : .gmina
            } else {
                listed.point = Point(latitude: lat, longitude: lon)
            }
        }
        listed.spheres = (parts.spheres[id] ?? []).filter { spheres.contains($0.code) }
        listed.entitled = parts.entitled[id] ?? []
        return listed
    }
}

/// What the organisations of a scope have several of, by their ids.
private struct Parts {
    private(set) var numbers: [Int64: [String]] = [:]
    private(set) var best: [Int64: (krs: String?, nip: String?, regon: String?)] = [:]
    private(set) var formerNames: [Int64: [String]] = [:]
    private(set) var spheres: [Int64: [ListedOrganisation.Sphere]] = [:]
    private(set) var entitled: [Int64: [ListedOrganisation.Entitled]] = [:]
    private(set) var sources: [Int64: [String]] = [:]
    private(set) var withShares: Set<Int64> = []

    init(_ db: Reading, _ scope: RegisterDocuments.Scope) throws {
        let body = scope.holds("organisation_id")
        try db.each("SELECT organisation_id, kind, value, recommended FROM identifier WHERE \(body)") { row in
            let (id, kind, value) = (try row.int64("organisation_id"), try row.text("kind"), try row.text("value"))
            numbers[id, default: []].append(kind + " " + value)
            guard try row.bool("recommended") else { return }
            switch kind {
            case "krs": best[id, default: (nil, nil, nil)].krs = value
            case "nip": best[id, default: (nil, nil, nil)].nip = value
            case "regon": best[id, default: (nil, nil, nil)].regon = value
            default: break
            }
        }
        try db.each("SELECT organisation_id, value FROM former_value WHERE kind = 'name' AND \(body) ORDER BY organisation_id, position") { row in
            formerNames[try row.int64("organisation_id"), default: []].append(try row.text("value"))
        }
        try db.each(
            "SELECT organisation_id, kind, code FROM attribute WHERE kind IN ('sphere', 'proposed_sphere') AND \(body) ORDER BY organisation_id, code"
        ) { row in
            let sphere = ListedOrganisation.Sphere(code: try row.text("code"), isProposed: try row.text("kind") == "proposed_sphere")
            spheres[try row.int64("organisation_id"), default: []].append(sphere)
        }
        try db.each("SELECT organisation_id, year, valid_from, valid_until FROM entitlement WHERE \(body) ORDER BY organisation_id, year") { row in
            let entitled = ListedOrganisation.Entitled(year: try row.int("year"), from: try row.day("valid_from"), until: try row.day("valid_until"))
            self.entitled[try row.int64("organisation_id"), default: []].append(entitled)
        }
        try db.each("SELECT DISTINCT organisation_id FROM tax_share WHERE \(body)") { withShares.insert(try $0.int64("organisation_id")) }
        try db.each(
            "SELECT DISTINCT organisation_id, source FROM record WHERE current IS NOT NULL AND \(body) ORDER BY organisation_id, source"
        ) { sources[try $0.int64("organisation_id"), default: []].append(try $0.text("source")) }
    }
}
