import Database
import Polish
import Reference
import Search
import Values

/// Activities or grants as the index wants them, read from their tables.
struct DeedDocuments {
    private(set) var documents: [SearchDocument] = []
    private var deeds: [Int64: ListedDeed] = [:]
    private var order: [Int64] = []
    private var descriptions: [Int64: String] = [:]
    private var seats: [Int64: String] = [:]
    /// On the ground: points, and the points inside its gminas.
    private var spots: [Int64: [SearchPlace]] = [:]
    private let kind: DeedKind
    private let around: DeedSurroundings

    /// - Parameter ids: nil for all that stand.
    init(_ kind: DeedKind, _ ids: [Int64]?, _ around: DeedSurroundings, in db: Reading) throws {
        (self.kind, self.around) = (kind, around)
        if let ids, ids.isEmpty { return }
        func chosen(_ column: SQL) -> SQL { ids.map { column + " IN (\(list: $0))" } ?? "1 = 1" }
        try read(chosen("d.id"), in: db)
        try readParties(chosen("p.deed_id"), in: db)
        try readParts(chosen("deed_id"), in: db)
        documents = order.compactMap { deeds[$0].map(document) }
    }

    private mutating func read(_ chosen: SQL, in db: Reading) throws {
        let sql: SQL =
            switch kind {
            case .activity:
                "SELECT d.id, title, slug, description, starts_on AS day, ends_on AS until, amount, currency, people_reached, volunteers, d.source, sample, NULL AS programme, NULL AS mode, NULL AS form, NULL AS agreement, v.day AS stated_on FROM activity d"
            case .grant:
                "SELECT d.id, title, slug, description, coalesce(awarded_on, planned_from) AS day, planned_until AS until, awarded AS amount, currency, NULL AS people_reached, NULL AS volunteers, d.source, sample, programme, mode, form, agreement, v.day AS stated_on FROM grant_award d"
            }
        let version: SQL = """
             JOIN deed_record r ON r.id = d.id LEFT JOIN deed_version v ON v.record_id = r.id AND v.number = r.current WHERE withdrawn = 0 AND 
            """
        try db.each(sql + version + chosen + " ORDER BY d.id") { row in
            let id = try row.int64("id")
            var deed = ListedDeed(id: id)
            (deed.title, deed.slug) = (try row.textOrNil("title") ?? "", try row.text("slug"))
            (deed.from, deed.until) = (try row.dayOrNil("day"), try row.dayOrNil("until"))
            (deed.amount, deed.currency) = (try row.int64OrNil("amount"), try row.textOrNil("currency"))
            (deed.people, deed.volunteers) = (try row.intOrNil("people_reached"), try row.intOrNil("volunteers"))
            (deed.source, deed.isSample) = (try row.text("source"), try row.bool("sample"))
            (deed.programme, deed.agreement) = (try row.textOrNil("programme"), try row.textOrNil("agreement"))
            (deed.mode, deed.form) = (try row.textOrNil("mode"), try row.textOrNil("form"))
            deed.statedOn = try row.dayOrNil("stated_on")
            deeds[id] = deed
            order.append(id)
            descriptions[id] = try row.textOrNil("description")
        }
    }

    private mutating func readParties(_ chosen: SQL, in db: Reading) throws {
        try db.each(
            """
            SELECT p.deed_id, p.role, p.name, p.organisation_id, p.matched, p.seat_powiat, o.name AS known, o.slug, o.powiat FROM deed_party p
            LEFT JOIN organisation o ON o.id = p.organisation_id WHERE
            """ + " " + chosen + " ORDER BY p.deed_id, p.position"
        ) { row in
            let id = try row.int64("deed_id")
            guard deeds[id] != nil else { return }
            let known = try row.textOrNil("known")
            let stated = try row.textOrNil("name")
            let name = known ?? stated ?? ""
            if try row.text("role") == "funder" {
                if !name.isEmpty { deeds[id]?.funders.append(name) }
                return
            }
            let (organisation, slug) = (try row.int64OrNil("organisation_id"), try row.textOrNil("slug") ?? "")
            let role = PartyFacts.Role(rawValue: try row.text("role")) ?? .partner
            deeds[id]?.bodies.append(.init(name: name, organisation: organisation, slug: slug, role: role))
            // The first of them leads, or receives.
            if deeds[id]?.match == nil {
                deeds[id]?.match = try row.text("matched")
                let stated = try row.textOrNil("seat_powiat")
                let registered = try row.textOrNil("powiat")
                seats[id] = stated ?? registered
            }
        }
    }

    private mutating func readParts(_ chosen: SQL, in db: Reading) throws {
        try db.each("SELECT deed_id, kind, code, stated FROM deed_mark WHERE " + chosen + " ORDER BY deed_id, code") { row in
            let (id, code) = (try row.int64("deed_id"), try row.text("code"))
            guard try row.text("kind") == "sphere" else {
                deeds[id]?.targetGroups.append(code)
                return
            }
            deeds[id]?.spheres.append(code)
            if try !row.bool("stated") { deeds[id]?.proposedSpheres.append(code) }
        }
        try db.each("SELECT deed_id, kind, teryt, lat, lon FROM deed_place WHERE " + chosen + " ORDER BY deed_id, position") { row in
            let (id, teryt) = (try row.int64("deed_id"), try row.textOrNil("teryt"))
            guard let deed = deeds[id] else { return }
            if let teryt, !deed.places.contains(teryt) { deeds[id]?.places.append(teryt) }
            guard let location = try location(row, teryt) else { return }
            if let spot = SearchPlace(latitude: location.latitude, longitude: location.longitude) { spots[id, default: []].append(spot) }
            if deed.location == nil || deed.location?.gmina != nil && location.gmina == nil { deeds[id]?.location = location }
        }
    }

    /// Where one place of a deed is on the ground; nil for a whole powiat and for what nobody could locate.
    private func location(_ row: Row, _ teryt: String?) throws -> ListedDeed.Location? {
        switch try row.text("kind") {
        case "point":
            guard let latitude = try row.realOrNil("lat"), let longitude = try row.realOrNil("lon") else { return nil }
            return .init(latitude: latitude, longitude: longitude, gmina: nil)
        case "gmina":
            guard let teryt, let inside = Teryt(teryt).flatMap({ around.territory[$0]?.inside }) else { return nil }
            return .init(latitude: inside.latitude, longitude: inside.longitude, gmina: teryt)
        default: return nil
        }
    }

    private func document(_ deed: ListedDeed) -> SearchDocument {
        var document = SearchDocument(id: deed.id, order: sortKey(deed.title))
        document.texts.append((DeedSchema.Field.title, deed.title))
        for body in deed.bodies { document.texts.append((DeedSchema.Field.body, body.name)) }
        for funder in deed.funders { document.texts.append((DeedSchema.Field.funder, funder)) }
        if let programme = deed.programme { document.texts.append((DeedSchema.Field.funder, programme)) }
        if let description = descriptions[deed.id] { document.texts.append((DeedSchema.Field.description, description)) }
        let units = deed.places.compactMap { Teryt($0) }
        for unit in units { if let name = around.territory[unit]?.name { document.texts.append((DeedSchema.Field.place, name)) } }

        func add(_ facet: Slot<SearchSchema.Facet>, _ codes: [String?]) {
            for code in Set(codes.compactMap(\.self)) { document.facets.append((facet, code)) }
        }
        add(DeedSchema.Facet.powiat, units.map { $0.powiat?.digits })
        add(DeedSchema.Facet.gmina, units.map { $0.level == .gmina ? $0.digits : nil })
        add(DeedSchema.Facet.seatPowiat, [seats[deed.id]])
        add(DeedSchema.Facet.sphere, deed.spheres)
        add(DeedSchema.Facet.targetGroup, deed.targetGroups)
        add(DeedSchema.Facet.year, [deed.from.map { String($0.year) }])
        add(DeedSchema.Facet.funder, deed.funders)
        add(DeedSchema.Facet.mode, [deed.mode])
        add(DeedSchema.Facet.form, [deed.form])
        add(DeedSchema.Facet.match, [deed.match])
        add(DeedSchema.Facet.currency, [deed.amount == nil ? nil : deed.currency])
        add(DeedSchema.Facet.source, [deed.source])
        add(DeedSchema.Facet.location, [deed.location?.precision.rawValue])
        add(DeedSchema.Facet.sample, [deed.isSample ? "yes" : "no"])
        add(DeedSchema.Facet.organisation, deed.bodies.map { $0.organisation.map(String.init) })
        if let amount = deed.amount {
            document.numbers = [(DeedSchema.amount, Double(amount))]
            document.orders.append((DeedSchema.money, amount))
        }
        if let day = deed.from { document.orders.append((DeedSchema.day, Int64(day.number))) }
        document.places = spots[deed.id] ?? []
        document.payload = deed.payload
        return document
    }
}
