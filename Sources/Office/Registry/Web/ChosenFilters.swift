import Listing
import Web

/// What the list is narrowed by, each with the search without it; for chips, and for what to loosen when nothing is found.
package struct ChosenFilters: Sendable {
    package struct Filter: Sendable {
        package let words: String
        let without: OrganisationSearch
    }

    /// Values of facets and the kinds, each by itself.
    let filters: [Filter]
    /// The sought words, when there are any.
    let words: Filter?

    package init(_ search: OrganisationSearch, _ view: LiveRegister.View) {
        var filters: [Filter] = []
        if let near = search.near { filters.append(Filter(words: near.words(view.places.name(of: near)), without: search.with(\.near, nil))) }
        for facet in RegisterFacet.allCases {
            for code in search.choices[facet] ?? [] {
                filters.append(Filter(words: ChosenFilters.words(facet, view.label(facet, code)), without: search.without(facet, code)))
            }
        }
        // The one filter that is on unless somebody takes it off stands here like the others.
        if search.kinds != .every { filters.append(Filter(words: search.kinds.label, without: search.with(\.kinds, .every))) }
        self.filters = filters
        words = search.words.isEmpty ? nil : Filter(words: "„\(search.words)”", without: search.with(\.words, ""))
    }

    package var all: [Filter] { (words.map { [$0] } ?? []) + filters }

    /// - Parameter address: of the page with that search.
    func chips(none: OrganisationSearch, _ address: (OrganisationSearch) -> RegistryAddress) -> HTML? { chips(none: none, to: address) }

    /// For pages of other modules, whose addresses hold a search.
    package func chips(none: OrganisationSearch, to address: (OrganisationSearch) -> any Address) -> HTML? {
        Web.chips(all.map { ($0.words, address($0.without)) }, all: address(none))
    }

    /// Values that say nothing without the name of their facet get it.
    static func words(_ facet: RegisterFacet, _ label: String) -> String {
        switch facet {
        case .year, .contact, .source, .location, .signOfLife, .sample, .statedSphere: facet.title.lowercased() + ": " + label
        default: label
        }
    }
}

extension OrganisationSearch {
    /// The same list without words and filters; kinds as everywhere.
    var unfiltered: OrganisationSearch {
        var copy = OrganisationSearch()
        (copy.order, copy.perPage) = (order, perPage)
        return copy
    }
}
