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
    package private(set) var orders: [ListOrder]
    package let columns: @Sendable () -> [DataTable<Item>.Column]
    package let files: [FileColumn<Item>]
    package let item: @Sendable (SearchHit) -> Item
    /// Longitude and latitude of an item, for GeoJSON; nil where lists have no place.
    package var point: (@Sendable (Item) -> (longitude: Double, latitude: Double)?)?
    /// How places are found by name; nil where things do not lie on the ground, see ``place(by:)``.
    package private(set) var finding: PlaceFinding?
    /// Sentences between the head of the list and the table, such as sums.
    package var remarks: @Sendable (SearchSnapshot, SearchQuery) -> HTML? = { _, _ in nil }
    /// A sentence beside the files of the list: what else there is of the same.
    package var alsoOffered: HTML?
    /// An item as the API has it; nil where the list has none.
    package var write: (@Sendable (Item, inout JSONWriter) -> Void)?
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

    /// What an address of this list asks for.
    ///
    /// - Throws: see ``ListSearch/init(_:_:_:isPlaced:)``.
    package func search(_ query: Query) throws(Problem) -> ListSearch {
        try ListSearch(query, facets, orders, isPlaced: finding != nil)
    }

    /// The question as the index is asked: what is hidden is left out, unless its facet is chosen.
    package func query(_ search: ListSearch) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = search.words
        query.filters = search.choices.sorted { $0.key.index < $1.key.index }.map { .init($0.key, $0.value) }
        query.filters += hidden.filter { hidden in search.choices[hidden.facet] == nil }
        query.near = search.near?.circle
        query.order = order(of: search).order
        (query.offset, query.limit) = ((search.page - 1) * search.perPage, search.perPage)
        return query
    }

    /// The order asked for, else the usual one: by relevance where words are sought, else the nearest first where a place is chosen. Without a
    /// place none is nearest.
    func order(of search: ListSearch) -> ListOrder {
        let offered = offered(search)
        return offered.first { $0.code == search.order } ?? offered[0]
    }

    /// The orders that make sense for a search, the usual one first.
    func offered(_ search: ListSearch) -> [ListOrder] {
        let nearest = search.near == nil ? [] : orders.filter { $0.order == .distance }
        let relevance = ListOrder(ListSearch.relevance, "trafnosc", "trafności", .relevance)
        return (search.words.isEmpty ? [] : [relevance]) + nearest + orders.filter { $0.order != .distance }
    }

    /// The list can be asked for what is near a place, and be ordered by how near it is.
    ///
    /// The schema of its index must say that documents have places.
    package mutating func place(by finding: PlaceFinding) {
        self.finding = finding
        orders.append(ListOrder("distance", "odleglosc", "odległości, najbliższe najpierw", .distance))
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
