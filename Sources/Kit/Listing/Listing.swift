import Documents
import Polish
import Search
import Values
import Web

/// A list of things of one kind, all of it described: pages, cross tables and files are made of this one value. It knows nothing of
/// what the things are.
package struct Listing<Item: Sendable>: Sendable {
    /// `/dzialania`; files are `/dzialania.csv`, the cross table `/dzialania/zestawienie`.
    package let path: String
    package let title: String, description: String
    /// Key of the menu entry.
    package let section: String
    package let noun: Plural
    /// "Szukaj działania", and an example under the box.
    package let searchLabel: String, searchHint: String
    package let facets: [ListFacet]
    /// The first is the usual one where no words are sought; relevance is added where some are.
    package let orders: [ListOrder]
    package let columns: @Sendable () -> [DataTable<Item>.Column]
    package let files: [FileColumn<Item>]
    package let item: @Sendable (SearchHit) -> Item
    /// Longitude and latitude of an item, for GeoJSON; nil where lists have no place.
    package var point: (@Sendable (Item) -> (longitude: Double, latitude: Double)?)?
    /// Sentences between the head of the list and the table, such as sums.
    package var remarks: @Sendable (SearchSnapshot, SearchQuery) -> HTML? = { _, _ in nil }
    /// Where the data come from, for files.
    package var sources: [String] = []

    package let snapshot: SearchSnapshot
    package let today: Day
    /// What is left out unless somebody asks for it: invented things beside real ones.
    package var hidden: [SearchQuery.Filter] = []
    package var showsSample = false

    package init(
        path: String, title: String, description: String, section: String, noun: Plural, searchLabel: String, searchHint: String,
        facets: [ListFacet], orders: [ListOrder], columns: @escaping @Sendable () -> [DataTable<Item>.Column], files: [FileColumn<Item>],
        item: @escaping @Sendable (SearchHit) -> Item, snapshot: SearchSnapshot, today: Day
    ) {
        (self.path, self.title, self.description, self.section, self.noun) = (path, title, description, section, noun)
        (self.searchLabel, self.searchHint, self.facets, self.orders) = (searchLabel, searchHint, facets, orders)
        (self.columns, self.files, self.item, self.snapshot, self.today) = (columns, files, item, snapshot, today)
    }

    package func facet(_ slot: Slot<SearchSchema.Facet>) -> ListFacet? { facets.first { $0.slot == slot } }

    /// The question as the index is asked: what is hidden is left out, unless its facet is chosen.
    package func query(_ search: ListSearch) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = search.words
        query.filters = search.choices.sorted { $0.key.index < $1.key.index }.map { .init($0.key, $0.value) }
        query.filters += hidden.filter { hidden in search.choices[hidden.facet] == nil }
        let chosen = search.order.flatMap { code in orders.first { $0.code == code }?.order }
        query.order = chosen ?? (search.words.isEmpty ? orders.first?.order ?? .name : .relevance)
        (query.offset, query.limit) = ((search.page - 1) * search.perPage, search.perPage)
        return query
    }

    package func address(_ search: ListSearch) -> PlainAddress { PlainAddress(asked(search).appended(to: path)) }

    /// The question behind the `?` of an address.
    func asked(_ search: ListSearch) -> Query { search.query(facets, orders: orders) }
}

/// A column of every file of a list, by one name in all formats.
package struct FileColumn<Item: Sendable>: Sendable {
    package enum Value: Sendable, Equatable {
        case nothing
        case text(String)
        case integer(Int)
        case number(Double)
        case day(Day)
        case flag(Bool)

        package init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
        package init(_ day: Day?) { self = day.map { .day($0) } ?? .nothing }
        package init(_ number: Int?) { self = number.map { .integer($0) } ?? .nothing }
        package init(_ number: Double?) { self = number.map { .number($0) } ?? .nothing }
    }

    package let name: String, meaning: String
    /// In a spreadsheet, in characters.
    package let width: Double?
    package let value: @Sendable (Item) -> Value

    package init(_ name: String, _ meaning: String, width: Double? = nil, _ value: @escaping @Sendable (Item) -> Value) {
        (self.name, self.meaning, self.width, self.value) = (name, meaning, width, value)
    }
}
