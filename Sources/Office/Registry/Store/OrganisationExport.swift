import Database
import Reference
import Values

/// A row of the CSV: what the list shows, whole.
struct ExportedOrganisation: Sendable {
    let id: Int64, name: String, officialName: String, sortKey: String
    let form: String?, status: Status?, statusSince: Day?
    let krs: String?, nip: String?, regon: String?
    let gmina: Teryt?, placing: Placing
    let locality: String?, street: String?, postalCode: String?, email: String?, website: String?
    let statedOn: Day?, isSample: Bool

    /// At most `limit` rows behind the one named, in the order of the list: a slow reader holds no snapshot open between two pages.
    static func page(_ search: OrganisationSearch, sample: Bool, after: ExportedOrganisation?, limit: Int, in db: Reading) throws
        -> [ExportedOrganisation]
    {
        let condition = search.condition(sample: sample)
        let behind: SQL = after.map { " AND (o.sort_key > \($0.sortKey) OR (o.sort_key = \($0.sortKey) AND o.id > \($0.id)))" } ?? ""
        return try db.all(
            """
            SELECT o.*, \(number("krs")) AS krs, \(number("nip")) AS nip, \(number("regon")) AS regon
            FROM organisation o WHERE \(condition)\(behind) ORDER BY o.sort_key, o.id LIMIT \(limit)
            """, ExportedOrganisation.init)
    }

    private static func number(_ kind: String) -> SQL {
        "(SELECT i.value FROM identifier i WHERE i.organisation_id = o.id AND i.kind = \(kind) AND i.recommended = 1)"
    }

    init(_ row: Row) throws {
        (id, name, officialName, sortKey) = (try row.int64("id"), try row.text("name"), try row.text("official_name"), try row.text("sort_key"))
        (form, status) = (try row.textOrNil("form"), try row.textOrNil("status").flatMap(Status.init(rawValue:)))
        statusSince = try row.dayOrNil("status_since")
        (krs, nip, regon) = (try row.textOrNil("krs"), try row.textOrNil("nip"), try row.textOrNil("regon"))
        (gmina, placing) = (try row.textOrNil("gmina").flatMap { Teryt($0) }, Placing(rawValue: try row.text("placement")) ?? .ambiguous)
        (locality, street, postalCode) = (try row.textOrNil("locality"), try row.textOrNil("street"), try row.textOrNil("postal_code"))
        (email, website) = (try row.textOrNil("email"), try row.textOrNil("website"))
        (statedOn, isSample) = (try row.dayOrNil("stated_on"), try row.bool("sample"))
    }
}
