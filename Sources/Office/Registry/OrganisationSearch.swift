import Listing
import Reference
import Search
import Values

/// What a visitor asked the list of organisations for. The same value is read from an address, printed back into links, and drives the page,
/// the cross table and the files.
package struct OrganisationSearch: Sendable, Equatable {
    package static let perPageChoices = [20, 50, 200]
    package static let longestWords = 200

    /// Words of the name, former names, places and aims, in any form; or a number of a register.
    package var words = ""
    /// Codes by facet; of one facet any, of several facets all. Kinds stand in ``kinds``.
    package var choices: [RegisterFacet: [String]] = [:]
    package var kinds = KindChoice.counted
    /// Around which place.
    package var near: Vicinity?
    package var order: Order?
    package var page = 1
    package var perPage = 20

    package init() {}

    package enum Order: String, Sendable, CaseIterable {
        case relevance, name, since, gmina, distance

        package var label: String {
            switch self {
            case .relevance: "trafności"
            case .name: "nazwy"
            case .since: "daty wpisu, najnowsze najpierw"
            case .gmina: "gminy"
            case .distance: "odległości, najbliższe najpierw"
            }
        }

        package var slug: String {
            switch self {
            case .relevance: "trafnosc"
            case .name: "nazwa"
            case .since: "wpis"
            case .gmina: "gmina"
            case .distance: "odleglosc"
            }
        }

        package init?(slug: String) {
            guard let found = Order.allCases.first(where: { $0.slug == slug }) else { return nil }
            self = found
        }

        var search: SearchQuery.Order {
            switch self {
            case .relevance: .relevance
            case .name: .name
            case .since: .number(RegisterSchema.since, descending: true)
            case .gmina: .facet(RegisterFacet.gmina.slot)
            case .distance: .distance
            }
        }
    }

    /// Whether any filter is set; words and page are none.
    package var isFiltered: Bool { !choices.isEmpty || kinds != .counted || near != nil }

    package func on(page: Int) -> OrganisationSearch {
        var copy = self
        copy.page = page
        return copy
    }

    /// One field set anew, from the first page: how a chip takes its filter away.
    package func with<Value>(_ field: WritableKeyPath<OrganisationSearch, Value>, _ value: Value) -> OrganisationSearch {
        var copy = self
        copy[keyPath: field] = value
        copy.page = 1
        return copy
    }

    package func choosing(_ facet: RegisterFacet, _ codes: [String]) -> OrganisationSearch {
        var copy = self
        copy.choices[facet] = codes.isEmpty ? nil : codes
        copy.page = 1
        return copy
    }

    package func without(_ facet: RegisterFacet, _ code: String) -> OrganisationSearch {
        choosing(facet, (choices[facet] ?? []).filter { $0 != code })
    }

    /// The orders that make sense, the usual one first: by relevance where words are sought, else the nearest first where a place is chosen.
    package var offeredOrders: [Order] {
        let first: [Order] = words.isEmpty ? (near == nil ? [] : [.distance]) : [.relevance] + (near == nil ? [] : [.distance])
        return first + [.name, .since, .gmina]
    }

    /// What the list is ordered by: as asked for, else the usual. Without a place none is nearest.
    package var ordered: Order {
        let offered = offeredOrders
        return order.flatMap { offered.contains($0) || $0 == .relevance ? $0 : nil } ?? offered[0]
    }

    /// As the index is asked.
    ///
    /// - Parameter sample: whether invented bodies are shown.
    package func query(sample: Bool, today: Day) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = words
        query.filters = choices.sorted { $0.key.rawValue < $1.key.rawValue }.map { .init($0.key.slot, $0.value) }
        if kinds != .every { query.filters.append(.init(RegisterFacet.kind.slot, kinds.all.map(\.rawValue).sorted())) }
        if !sample, choices[.sample] == nil { query.filters.append(.init(RegisterFacet.sample.slot, ["no"])) }
        (query.near, query.order) = (near?.circle, ordered.search)
        (query.offset, query.limit) = ((page - 1) * perPage, perPage)
        return query
    }
}

/// One choice of a facet as its own type, for the pages that set only one.
extension OrganisationSearch {
    package var powiat: Teryt? {
        get { only(.powiat).flatMap { Teryt($0) } }
        set { choices[.powiat] = newValue.map { [$0.digits] } }
    }
    package var gmina: Teryt? {
        get { only(.gmina).flatMap { Teryt($0) } }
        set { choices[.gmina] = newValue.map { [$0.digits] } }
    }
    package var form: String? {
        get { only(.form) }
        set { choices[.form] = newValue.map { [$0] } }
    }
    package var status: Status? {
        get { only(.status).flatMap(Status.init(rawValue:)) }
        set { choices[.status] = newValue.map { [$0.rawValue] } }
    }
    package var placing: Placing? {
        get { only(.placing).flatMap(Placing.init(rawValue:)) }
        set { choices[.placing] = newValue.map { [$0.rawValue] } }
    }
    package var sphere: String? {
        get { only(.sphere) }
        set { choices[.sphere] = newValue.map { [$0] } }
    }
    package var taxShare: TaxShareStanding? {
        get { only(.taxShare).flatMap(TaxShareStanding.init(rawValue:)) }
        set { choices[.taxShare] = newValue.map { [$0.rawValue] } }
    }

    private func only(_ facet: RegisterFacet) -> String? { choices[facet].flatMap { $0.count == 1 ? $0.first : nil } }
}
