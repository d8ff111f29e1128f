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
        placing = Placing(rawValue: try row.text("placement")) ?? .ambiguous
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

    /// The index says which bodies; their rows are read by number.
    static func find(_ search: OrganisationSearch, _ index: RegisterIndex, sample: Bool, today: Day, in db: Reading) throws -> OrganisationList {
        let matches = index.matches(search, sample: sample, today: today)
        let skipped = (search.page - 1) * OrganisationSearch.perPage
        let ids = matches.dropFirst(skipped).prefix(OrganisationSearch.perPage).map { index.entries[$0].id }
        guard !ids.isEmpty else { return OrganisationList(rows: [], total: matches.count) }
        let rows = try db.all(
            """
            SELECT id, name, slug, form, status, placement, gmina, locality, stated_on, sample FROM organisation
            WHERE id IN (\(list: ids)) ORDER BY sort_key, id
            """, ListedOrganisation.init)
        return OrganisationList(rows: rows, total: matches.count)
    }
}
