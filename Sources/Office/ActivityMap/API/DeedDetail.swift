import Database
import Reference
import Registry
import Values
import Web

/// All there is to say of one activity or grant, with where it comes from.
struct DeedDetail: Sendable {
    private let deed: Deed
    private let view: LiveDeeds.View
    private let bodies: [Int64: (name: String, slug: String)]
    private let source: (title: String, licence: String)?
    private let own: @Sendable (inout JSONWriter) -> Void

    /// Nil when there never was one of this number.
    ///
    /// - Throws: ``Problem/gone(_:)`` when the source it was known from was taken back.
    static func activity(_ id: Int64, _ view: LiveDeeds.View, in db: Reading) throws -> DeedDetail? {
        guard let activity = try Activity.all([id], in: db).first else { return nil }
        let grants = try activity.grants(in: db)
        return try DeedDetail(activity.deed, view, in: db) { json in
            json.field("from", activity.startsOn)
            json.field("until", activity.endsOn)
            json.field("people_reached", activity.peopleReached)
            json.field("volunteers", activity.volunteers)
            json.amount("amount", activity.money?.amount)
            json.field("currency", activity.money?.currency)
            json.field("money_source", activity.money?.source)
            json.array("grants", grants) { $0.value(Int($1)) }
            json.field("url", DeedAddress.activity(activity.deed.id, slug: activity.deed.slug).path)
        }
    }

    /// As ``activity(_:_:in:)``.
    static func grant(_ id: Int64, _ view: LiveDeeds.View, in db: Reading) throws -> DeedDetail? {
        guard let grant = try Grant.all([id], in: db).first else { return nil }
        return try DeedDetail(grant.deed, view, in: db) { json in
            json.field("programme", grant.programme)
            json.field("programme_code", grant.programmeCode)
            json.amount("awarded", grant.awarded)
            json.amount("paid", grant.paid)
            json.amount("returned", grant.returned)
            json.field("currency", grant.currency)
            json.field("awarded_on", grant.awardedOn)
            json.field("planned_from", grant.plannedFrom)
            json.field("planned_until", grant.plannedUntil)
            json.field("mode", grant.mode.rawValue)
            json.field("form", grant.form.rawValue)
            json.field("department", grant.department)
            json.field("agreement", grant.agreement)
            json.field("to_person", grant.isToPerson)
            json.field("activity", grant.activity.map { Int($0) })
        }
    }

    private init(_ deed: Deed, _ view: LiveDeeds.View, in db: Reading, own: @escaping @Sendable (inout JSONWriter) -> Void) throws {
        if deed.isWithdrawn { throw Problem.gone("Źródło, z którego to znaliśmy, zostało wycofane.") }
        (self.deed, self.view, self.own) = (deed, view, own)
        let ids = Array(Set(deed.parties.compactMap(\.match.organisation))).sorted()
        let named =
            ids.isEmpty
            ? []
            : try db.all("SELECT id, name, slug FROM organisation WHERE id IN (\(list: ids))") {
                (try $0.int64("id"), (name: try $0.text("name"), slug: try $0.text("slug")))
            }
        bodies = Dictionary(named, uniquingKeysWith: { first, _ in first })
        source = try db.first("SELECT title, licence FROM source WHERE code = \(deed.source)") {
            (title: try $0.text("title"), licence: try $0.text("licence"))
        }
    }

    var bytes: [UInt8] {
        var json = JSONWriter(capacity: 2048)
        json.object { json in
            json.field("id", Int(deed.id))
            json.field("title", deed.title)
            json.field("description", deed.description)
            json.array("organisations", deed.parties) { party($1, &$0) }
            json.array("places", deed.places) { place($1, &$0) }
            marks("spheres", deed.spheres, &json)
            marks("target_groups", deed.targetGroups, &json)
            own(&json)
            json.field("link", deed.link)
            json.field("origin", deed.origin.rawValue)
            json.object("source") { json in
                json.field("code", deed.source)
                json.field("title", source?.title)
                json.field("licence", source?.licence)
                json.field("key", deed.key)
            }
            json.field("stated_on", deed.day)
            json.field("sample", deed.isSample)
        }
        return json.bytes
    }

    private func party(_ party: Deed.Party, _ json: inout JSONWriter) {
        let known = party.match.organisation.flatMap { id in bodies[id].map { (id: id, name: $0.name, slug: $0.slug) } }
        json.object { json in
            json.field("role", party.role.rawValue)
            json.field("name", known?.name ?? party.name)
            json.field("stated_name", party.name)
            json.field("identifier", party.identifier)
            json.field("krs", party.krs)
            json.field("nip", party.nip)
            json.field("regon", party.regon)
            json.field("seat_gmina", party.gmina)
            json.field("seat_locality", party.locality)
            json.field("match", party.match.kind.rawValue)
            json.field("id", known.map { Int($0.id) })
            json.field("url", known.map { RegistryAddress.organisation(ID($0.id), slug: $0.slug).path })
        }
    }

    private func place(_ place: DeedPlace, _ json: inout JSONWriter) {
        json.object { json in
            json.field("kind", place.kind.rawValue)
            json.field("teryt", place.teryt?.digits)
            json.field("name", place.teryt.map { view.territory[$0]?.label ?? $0.digits })
            json.field("locality", place.locality)
            json.field("lat", place.latitude)
            json.field("lon", place.longitude)
        }
    }

    private func marks(_ name: StaticString, _ marks: [Deed.Mark], _ json: inout JSONWriter) {
        json.array(name, marks) { json, mark in
            json.object { json in
                json.field("code", mark.code)
                json.field("proposed", !mark.isStated)
            }
        }
    }
}
