import Database
import Polish
import Reference
import Values

/// Profiles as rows.
enum OrganisationStore {
    /// Bodies that stand in the register, by KRS number. A sample body never joins a real one.
    static func known(krs: [String], in db: Reading) throws -> [String: Int64] {
        let found = try db.all(
            """
            SELECT i.value, i.organisation_id FROM identifier i JOIN organisation o ON o.id = i.organisation_id
            WHERE i.kind = 'krs' AND o.sample = 0 AND i.value IN (\(list: krs)) ORDER BY i.organisation_id
            """
        ) { row in (try row.text("value"), try row.int64("organisation_id")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    static func insert(_ profiles: [(Int64, Organisation)], in db: Writing) throws {
        try db.insert(into: "organisation", columns: ["id"] + columns, rows: profiles.map { [.integer($0)] + values($1) })
        try insertParts(profiles, in: db)
    }

    static func update(_ id: Int64, _ body: Organisation, in db: Writing) throws {
        let assignments = zip(columns, values(body)).map { name, value -> SQL in "\(identifier: name) = \(value)" }
        try db.run("UPDATE organisation SET \(SQL.joined(assignments, by: ", ")) WHERE id = \(id)")
        try db.run("DELETE FROM identifier WHERE organisation_id = \(id)")
        try db.run("DELETE FROM former_value WHERE organisation_id = \(id)")
        try insertParts([(id, body)], in: db)
    }

    private static func insertParts(_ profiles: [(Int64, Organisation)], in db: Writing) throws {
        try db.insert(
            into: "identifier", columns: ["organisation_id", "kind", "value", "source", "day", "recommended"],
            rows: profiles.flatMap { id, body in
                body.identifiers.map {
                    [
                        .integer(id), .text($0.kind.rawValue), .text($0.value), .text($0.source.rawValue), $0.day.sqlValue,
                        .integer($0.isRecommended ? 1 : 0),
                    ]
                }
            })
        try db.insert(
            into: "former_value", columns: ["organisation_id", "kind", "position", "value", "until"],
            rows: profiles.flatMap { id, body in former(id, "name", body.formerNames) + former(id, "seat", body.formerSeats) })
    }

    private static func former(_ id: Int64, _ kind: String, _ values: [FormerValue]) -> [[SQLValue]] {
        values.enumerated().map { position, former in
            [.integer(id), .text(kind), .integer(Int64(position)), .text(former.value), former.until.sqlValue]
        }
    }

    private static let columns = [
        "name", "official_name", "folded", "sort_key", "slug", "form", "form_wording", "status", "status_since", "registered_on", "placement", "gmina",
        "powiat", "candidates", "locality", "street", "postal_code", "lat", "lon", "precision", "email", "website", "phone", "delivery", "aims",
        "public_benefit", "sample", "withdrawn", "stated_on",
    ]

    private static func values(_ body: Organisation) -> [SQLValue] {
        let seat = body.seat
        let names: [SQLValue] = [
            .text(body.name), .text(body.officialName), .text(" " + fold(body.name)), .text(sortKey(body.name)), .text(slug(body.name)),
        ]
        let standing: [SQLValue] = [
            body.form.sqlValue, body.formWording.sqlValue, (body.status?.rawValue).sqlValue, body.statusSince.sqlValue, body.registeredOn.sqlValue,
        ]
        let place: [SQLValue] = [
            .text(seat.placing.rawValue), (seat.gmina?.description).sqlValue, (seat.gmina?.powiat?.description).sqlValue,
            .text(seat.candidates.map(\.description).joined(separator: " ")), seat.locality.sqlValue, seat.street.sqlValue, seat.postalCode.sqlValue,
            (seat.point?.latitude).sqlValue, (seat.point?.longitude).sqlValue, .text(seat.precision.rawValue),
        ]
        let contact: [SQLValue] = [
            body.email.sqlValue, body.website.sqlValue, body.phone.sqlValue, body.delivery.sqlValue, body.aims.sqlValue, body.publicBenefit.sqlValue,
        ]
        return names + standing + place + contact + [body.isSample.sqlValue, body.isWithdrawn.sqlValue, body.statedOn.sqlValue]
    }
}
