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

    static func insert(_ profiles: [(Int64, Organisation)], in db: Writing) throws {
        try db.insert(into: "organisation", columns: ["id"] + columns, rows: profiles.map { [.integer($0)] + values($1) })
        try OrganisationParts.insert(profiles, in: db)
    }

    static func update(_ id: Int64, _ body: Organisation, in db: Writing) throws {
        let assignments = zip(columns, values(body)).map { name, value -> SQL in "\(identifier: name) = \(value)" }
        try db.run("UPDATE organisation SET \(SQL.joined(assignments, by: ", ")) WHERE id = \(id)")
        try OrganisationParts.remove(of: id, in: db)
        try OrganisationParts.insert([(id, body)], in: db)
    }

    /// No record speaks of it any more. Its number and its last name stay.
    static func withdraw(_ id: Int64, in db: Writing) throws {
        try OrganisationParts.remove(of: id, in: db)
        try db.run("UPDATE organisation SET withdrawn = 1 WHERE id = \(id)")
    }

    private static let columns = [
        "name", "official_name", "folded", "sort_key", "slug", "uncertain_name", "kind", "form", "form_wording", "status", "status_since",
        "registered_on", "parent_krs", "placement", "gmina", "powiat", "candidates", "locality", "street", "postal_code", "lat", "lon", "precision",
        "home_address", "email", "website", "phone", "delivery", "aims", "public_benefit", "sign_kind", "sign_on", "sample", "withdrawn", "stated_on",
    ]

    private static func values(_ body: Organisation) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.count + 1)
        let seat = body.seat
        values += [.text(body.name), .text(body.officialName), .text(" " + fold(body.name)), .text(sortKey(body.name))]
        values += [.text(slug(body.name)), body.hasUncertainName.sqlValue, .text(body.kind.rawValue)]
        values += [body.form.sqlValue, body.formWording.sqlValue, (body.status?.rawValue).sqlValue, body.statusSince.sqlValue]
        values += [body.registeredOn.sqlValue, (body.parentKRS?.description).sqlValue, .text(seat.placing.rawValue)]
        values += [(seat.gmina?.description).sqlValue, (seat.gmina?.powiat?.description).sqlValue]
        values += [.text(seat.candidates.isEmpty ? "" : seat.candidates.map(\.description).joined(separator: " "))]
        values += [seat.locality.sqlValue, seat.street.sqlValue, seat.postalCode.sqlValue]
        values += [(seat.point?.latitude).sqlValue, (seat.point?.longitude).sqlValue, .text(seat.precision.rawValue), seat.isHome.sqlValue]
        values += [body.email.sqlValue, body.website.sqlValue, body.phone.sqlValue, body.delivery.sqlValue, body.aims.sqlValue]
        values += [body.publicBenefit.sqlValue, (body.lastSign?.kind.rawValue).sqlValue, (body.lastSign?.on).sqlValue]
        values += [body.isSample.sqlValue, body.isWithdrawn.sqlValue, body.statedOn.sqlValue]
        return values
    }
}
