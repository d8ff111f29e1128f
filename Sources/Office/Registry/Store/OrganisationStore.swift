import Database
import Polish
import Reference
import Values

/// Profiles as rows.
enum OrganisationStore {
    /// Bodies that are only a number yet; their profiles follow in the same transaction.
    static func reserve(_ count: Int, in db: Writing) throws -> [Int64] {
        let ids = try db.newIDs("organisation", count: count)
        try insert(ids.map { ($0, Organisation(name: "", officialName: "")) }, in: db)
        return ids
    }

    private static func insert(_ profiles: [(Int64, Organisation)], in db: Writing) throws {
        var rows = OrganisationRows()
        for (id, body) in profiles { rows.add(.known(id), body) }
        try rows.write(in: db)
    }

    static func update(_ id: Int64, _ body: Organisation, in db: Writing) throws {
        var body = body
        // The profile was computed of records alone; a new body, which takes another way, is one nobody has told of yet.
        body.lastSign = SignOfLife.newest([body.lastSign].compactMap(\.self) + (try SignStore.told([id], in: db)[id] ?? []))
        var row = Rows(into: "organisation", columns: columns)
        row.add { put(.known(id), body, into: &$0) }
        try db.update(row)
        try OrganisationParts.remove(of: id, in: db)
        var parts = OrganisationParts()
        parts.add(.known(id), body)
        try parts.write(in: db)
    }

    /// No record speaks of it any more. Its number and its last name stay.
    static func withdraw(_ id: Int64, in db: Writing) throws {
        try OrganisationParts.remove(of: id, in: db)
        try db.run("UPDATE organisation SET withdrawn = 1 WHERE id = \(id)")
    }

    fileprivate static let columns = [
        "id", "name", "official_name", "folded", "sort_key", "slug", "uncertain_name", "kind", "form", "form_wording", "status", "status_since",
        "registered_on", "parent_krs", "placement", "gmina", "powiat", "candidates", "locality", "street", "postal_code", "lat", "lon", "precision",
        "home_address", "email", "website", "phone", "delivery", "aims", "public_benefit", "sign_kind", "sign_on", "sample", "withdrawn", "stated_on",
    ]

    /// In the order of the columns.
    fileprivate static func put(_ id: Rows.Key, _ body: Organisation, into row: inout Rows) {
        row.put(id)
        let folded = fold(body.name)
        row.put(body.name)
        row.put(body.officialName)
        row.put(" " + folded)
        row.put(sortKey(body.name))
        row.put(slug(folded: folded))
        row.put(body.hasUncertainName)
        row.put(body.kind.rawValue)
        row.put(body.form)
        row.put(body.formWording)
        row.put(body.status?.rawValue)
        row.put(body.statusSince)
        row.put(body.registeredOn)
        row.put(body.parentKRS?.description)
        put(body.seat, into: &row)
        row.put(body.email)
        row.put(body.website)
        row.put(body.phone)
        row.put(body.delivery)
        row.put(body.aims)
        row.put(body.publicBenefit)
        row.put(body.lastSign?.kind.rawValue)
        row.put(body.lastSign?.on)
        row.put(body.isSample)
        row.put(body.isWithdrawn)
        row.put(body.statedOn)
    }

    private static func put(_ seat: Seating, into row: inout Rows) {
        row.put(seat.placing.rawValue)
        row.put(seat.gmina?.digits)
        row.put(seat.gmina?.powiat?.digits)
        row.put(seat.candidates.isEmpty ? "" : seat.candidates.map(\.digits).joined(separator: " "))
        row.put(seat.locality)
        row.put(seat.street)
        row.put(seat.postalCode)
        row.put(seat.point?.latitude)
        row.put(seat.point?.longitude)
        row.put(seat.precision.rawValue)
        row.put(seat.isHome)
    }
}

/// Whole profiles on their way into the tables.
struct OrganisationRows: Sendable {
    private var bodies = Rows(into: "organisation", columns: OrganisationStore.columns)
    private var parts = OrganisationParts()

    mutating func add(_ id: Rows.Key, _ body: Organisation) {
        bodies.add { OrganisationStore.put(id, body, into: &$0) }
        parts.add(id, body)
    }

    func write(_ ids: [[Int64]] = [], in db: Writing) throws {
        try db.insert(bodies, ids: ids)
        try parts.write(ids, in: db)
    }
}
