import Database
import Reference
import Values

/// A row of the CSV: what the list shows, whole.
struct ExportedOrganisation: Sendable {
    let id: Int64, name: String, officialName: String
    let kind: BodyKind, form: String?, status: Status?, statusSince: Day?
    let krs: String?, nip: String?, regon: String?
    let gmina: Teryt?, placing: Placing
    let locality: String?, street: String?, postalCode: String?, email: String?, website: String?
    let statedOn: Day?, isSample: Bool

    /// The bodies with these numbers, in their order.
    static func rows(_ ids: some Collection<Int64>, in db: Reading) throws -> [ExportedOrganisation] {
        guard !ids.isEmpty else { return [] }
        let rows = try db.all(
            """
            SELECT o.*, \(number("krs")) AS krs, \(number("nip")) AS nip, \(number("regon")) AS regon
            FROM organisation o WHERE o.id IN (\(list: Array(ids)))
            """, ExportedOrganisation.init)
        let byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byID[$0] }
    }

    private static func number(_ kind: String) -> SQL {
        "(SELECT i.value FROM identifier i WHERE i.organisation_id = o.id AND i.kind = \(kind) AND i.recommended = 1)"
    }

    init(_ row: Row) throws {
        (id, name, officialName) = (try row.int64("id"), try row.text("name"), try row.text("official_name"))
        kind = BodyKind(rawValue: try row.text("kind")) ?? .unknown
        (form, status) = (try row.textOrNil("form"), try row.textOrNil("status").flatMap(Status.init(rawValue:)))
        statusSince = try row.dayOrNil("status_since")
        (krs, nip, regon) = (try row.textOrNil("krs"), try row.textOrNil("nip"), try row.textOrNil("regon"))
        (gmina, placing) = (try row.textOrNil("gmina").flatMap { Teryt($0) }, Placing(rawValue: try row.text("placement")) ?? .ambiguous)
        // A home address stays with the office.
        let isHome = try row.bool("home_address")
        (locality, street, postalCode) = (
            try row.textOrNil("locality"), isHome ? nil : try row.textOrNil("street"), isHome ? nil : try row.textOrNil("postal_code")
        )
        (email, website) = (try row.textOrNil("email"), try row.textOrNil("website"))
        (statedOn, isSample) = (try row.dayOrNil("stated_on"), try row.bool("sample"))
    }
}
