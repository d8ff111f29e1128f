import Database
import Reference
import Values

/// Everything the page of a body shows: the stored profile, and the records it was computed from.
package struct OrganisationProfile: Sendable {
    package let id: ID<Organisation>
    package let slug: String
    package let body: Organisation
    package let records: [CurrentRecord]
    package let territoryLabel: String?

    static func load(_ id: ID<Organisation>, _ territory: Territory, in db: Reading) throws -> OrganisationProfile? {
        let found = try db.first("SELECT * FROM organisation WHERE id = \(id)") { (try Organisation($0), try $0.text("slug")) }
        guard var body = found?.0, let slug = found?.1 else { return nil }
        body.identifiers = try db.all(
            """
            SELECT i.kind, i.value, i.day, i.recommended, s.* FROM identifier i JOIN source s ON s.code = i.source
            WHERE i.organisation_id = \(id) ORDER BY i.kind, i.recommended DESC, s.precedence
            """, Identifier.init)
        body.taxShares = try db.all(
            """
            SELECT t.year, t.grosze, t.day, s.* FROM tax_share t JOIN source s ON s.code = t.source WHERE t.organisation_id = \(id) ORDER BY t.year DESC
            """
        ) { TaxShare(year: try $0.int("year"), amount: try $0.money("grosze"), source: try Source($0), day: try $0.dayOrNil("day")) }
        body.entitlements = try db.all("SELECT year, valid_from, valid_until FROM entitlement WHERE organisation_id = \(id) ORDER BY year DESC") {
            Entitlement(year: try $0.int("year"), from: try $0.day("valid_from"), until: try $0.day("valid_until"))
        }
        body.attributes = try db.all("SELECT kind, code, evidence FROM attribute WHERE organisation_id = \(id) ORDER BY kind, code") { row in
            Attribute(kind: Attribute.Kind(rawValue: try row.text("kind")) ?? .area, code: try row.text("code"), evidence: try row.text("evidence"))
        }
        let former = try db.all("SELECT kind, value, until FROM former_value WHERE organisation_id = \(id) ORDER BY kind, position") {
            (try $0.text("kind"), FormerValue(value: try $0.text("value"), until: try $0.dayOrNil("until")))
        }
        body.formerNames = former.filter { $0.0 == "name" }.map(\.1)
        body.formerSeats = former.filter { $0.0 == "seat" }.map(\.1)
        let records = try RecordStore.standing([id.raw], in: db)[id.raw] ?? []
        let label = body.seat.gmina.flatMap { territory[$0]?.label }
        return OrganisationProfile(id: id, slug: slug, body: body, records: records, territoryLabel: label)
    }

    /// The newest body with this KRS number; a real one before a sample one.
    static func find(krs: KRSNumber, in db: Reading) throws -> (id: ID<Organisation>, slug: String)? {
        try db.first(
            """
            SELECT o.id, o.slug FROM identifier i JOIN organisation o ON o.id = i.organisation_id
            WHERE i.kind = 'krs' AND i.value = \(krs.description) ORDER BY o.sample, o.id DESC LIMIT 1
            """
        ) { (try $0.id("id"), try $0.text("slug")) }
    }
}

extension Organisation {
    init(_ row: Row) throws {
        self.init(name: try row.text("name"), officialName: try row.text("official_name"))
        (kind, hasUncertainName) = (BodyKind(rawValue: try row.text("kind")) ?? .unknown, try row.bool("uncertain_name"))
        (form, formWording) = (try row.textOrNil("form"), try row.textOrNil("form_wording"))
        parentKRS = try row.textOrNil("parent_krs").flatMap(KRSNumber.init)
        seat.isHome = try row.bool("home_address")
        if let kind = try row.textOrNil("sign_kind").flatMap(SignOfLife.Kind.init(rawValue:)), let day = try row.dayOrNil("sign_on") {
            lastSign = SignOfLife(kind: kind, on: day)
        }
        (status, statusSince) = (try row.textOrNil("status").flatMap(Status.init(rawValue:)), try row.dayOrNil("status_since"))
        registeredOn = try row.dayOrNil("registered_on")
        seat.placing = Placing(rawValue: try row.text("placement")) ?? .ambiguous
        seat.gmina = try row.textOrNil("gmina").flatMap { Teryt($0) }
        seat.candidates = try row.text("candidates").split(separator: " ").compactMap { Teryt($0) }
        (seat.locality, seat.street, seat.postalCode) = (try row.textOrNil("locality"), try row.textOrNil("street"), try row.textOrNil("postal_code"))
        if let latitude = try row.realOrNil("lat"), let longitude = try row.realOrNil("lon") {
            seat.point = Point(latitude: latitude, longitude: longitude)
        }
        seat.precision = Precision(rawValue: try row.text("precision")) ?? .unknown
        (email, website, phone, delivery) = (
            try row.textOrNil("email"), try row.textOrNil("website"), try row.textOrNil("phone"), try row.textOrNil("delivery")
        )
        (aims, publicBenefit) = (try row.textOrNil("aims"), try row.boolOrNil("public_benefit"))
        (isSample, isWithdrawn, statedOn) = (try row.bool("sample"), try row.bool("withdrawn"), try row.dayOrNil("stated_on"))
    }
}

extension Identifier {
    init(_ row: Row) throws {
        guard let kind = Kind(rawValue: try row.text("kind")) else { throw DatabaseError.column("kind", problem: "nieznany rodzaj numeru") }
        self.init(
            kind: kind, value: try row.text("value"), source: try Source(row), day: try row.dayOrNil("day"),
            isRecommended: try row.bool("recommended"))
    }
}
