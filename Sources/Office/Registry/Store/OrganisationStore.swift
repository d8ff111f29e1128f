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
        let assignments = zip(columns, values(body)).map { name, value -> SQL in "\(identifier: name) = \(value)" }
        try db.run("UPDATE organisation SET \(SQL.joined(assignments, by: ", ")) WHERE id = \(id)")
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
        "name", "official_name", "folded", "sort_key", "slug", "uncertain_name", "kind", "form", "form_wording", "status", "status_since",
        "registered_on", "parent_krs", "placement", "gmina", "powiat", "candidates", "locality", "street", "postal_code", "lat", "lon", "precision",
        "home_address", "email", "website", "phone", "delivery", "aims", "public_benefit", "sign_kind", "sign_on", "sample", "withdrawn", "stated_on",
    ]

    fileprivate static func values(_ body: Organisation) -> [SQLValue] {
        let (seat, folded) = (body.seat, fold(body.name))
        let name: [SQLValue] = [
            .text(body.name), .text(body.officialName), .text(" " + folded), .text(sortKey(body.name)), .text(slug(folded: folded)),
            body.hasUncertainName.sqlValue,
        ]
        let standing: [SQLValue] = [
            .text(body.kind.rawValue), body.form.sqlValue, body.formWording.sqlValue, (body.status?.rawValue).sqlValue, body.statusSince.sqlValue,
            body.registeredOn.sqlValue, (body.parentKRS?.description).sqlValue,
        ]
        let place: [SQLValue] = [
            .text(seat.placing.rawValue), (seat.gmina?.digits).sqlValue, (seat.gmina?.powiat?.digits).sqlValue,
            .text(seat.candidates.isEmpty ? "" : seat.candidates.map(\.digits).joined(separator: " ")), seat.locality.sqlValue,
            seat.street.sqlValue, seat.postalCode.sqlValue, (seat.point?.latitude).sqlValue, (seat.point?.longitude).sqlValue,
            .text(seat.precision.rawValue), seat.isHome.sqlValue,
        ]
        let rest: [SQLValue] = [
            body.email.sqlValue, body.website.sqlValue, body.phone.sqlValue, body.delivery.sqlValue, body.aims.sqlValue,
            body.publicBenefit.sqlValue, (body.lastSign?.kind.rawValue).sqlValue, (body.lastSign?.on).sqlValue, body.isSample.sqlValue,
            body.isWithdrawn.sqlValue, body.statedOn.sqlValue,
        ]
        var values = name
        values.reserveCapacity(columns.count)
        values += standing
        values += place
        values += rest
        return values
    }
}

/// Whole profiles on their way into the tables.
struct OrganisationRows: Sendable {
    private var bodies = Rows(into: "organisation", columns: ["id"] + OrganisationStore.columns)
    private var parts = OrganisationParts()

    mutating func add(_ id: Rows.Key, _ body: Organisation) {
        bodies.add(id, values: OrganisationStore.values(body))
        parts.add(id, body)
    }

    func write(_ ids: [[Int64]] = [], in db: Writing) throws {
        try db.insert(bodies, ids: ids)
        try parts.write(ids, in: db)
    }
}
