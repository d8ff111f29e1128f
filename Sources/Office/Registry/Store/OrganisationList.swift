import Database
import Reference
import Values

/// One row of the list of organisations.
package struct ListedOrganisation: Sendable {
    package let id: ID<Organisation>
    package let name: String, slug: String
    package let form: String?
    package let status: Status?
    package let placing: Placing
    package let gmina: Teryt?
    package let locality: String?
    package let statedOn: Day?
    package let isSample: Bool

    init(_ row: Row) throws {
        id = try row.id("id")
        (name, slug) = (try row.text("name"), try row.text("slug"))
        form = try row.textOrNil("form")
        status = try row.textOrNil("status").flatMap(Status.init(rawValue:))
        placing = Placing(rawValue: try row.text("placing")) ?? .ambiguous
        gmina = try row.textOrNil("gmina").flatMap { Teryt($0) }
        locality = try row.textOrNil("locality")
        statedOn = try row.dayOrNil("stated_on")
        isSample = try row.bool("sample")
    }
}

/// A page of the list and how long the whole list is.
package struct OrganisationList: Sendable {
    package let rows: [ListedOrganisation]
    package let total: Int

    private static let columns: SQL = "o.id, o.name, o.slug, o.form, o.status, o.placing, o.gmina, o.locality, o.stated_on, o.sample"

    /// The names are scanned once: the hits are counted and the page is cut out of them in the same statement; its rows are read by number.
    static func find(_ search: OrganisationSearch, sample: Bool, in db: Reading) throws -> OrganisationList {
        let condition = search.condition(sample: sample)
        let skipped = (search.page - 1) * OrganisationSearch.perPage
        if search.words.isEmpty {
            let total = try db.integer("SELECT count(*) FROM organisation o WHERE \(condition)")
            let rows = try db.all(
                """
                SELECT \(columns) FROM organisation o WHERE \(condition) ORDER BY o.sort_key, o.id LIMIT \(OrganisationSearch.perPage) OFFSET \(skipped)
                """, ListedOrganisation.init)
            return OrganisationList(rows: rows, total: total)
        }
        let hits = try db.all(
            """
            SELECT o.id, count(*) OVER () AS total FROM organisation o WHERE \(condition)
            ORDER BY o.sort_key, o.id LIMIT \(OrganisationSearch.perPage) OFFSET \(skipped)
            """
        ) { (try $0.int64("id"), try $0.int("total")) }
        guard let total = hits.first?.1 else {
            let total = skipped == 0 ? 0 : try db.integer("SELECT count(*) FROM organisation o WHERE \(condition)")
            return OrganisationList(rows: [], total: total)
        }
        let rows = try db.all(
            "SELECT \(columns) FROM organisation o WHERE o.id IN (\(list: hits.map(\.0))) ORDER BY o.sort_key, o.id", ListedOrganisation.init)
        return OrganisationList(rows: rows, total: total)
    }
}
