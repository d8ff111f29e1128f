import Polish
import Search
import Web

/// The filters beside a list: every facet with the number each choice would give.
struct ListFilters<Item: Sendable>: Sendable {
    private let listing: Listing<Item>
    private let search: ListSearch
    private let counts: FacetCounts?

    /// A facet of so many values is shown whole; of a longer one the first few.
    private static var longest: Int { 8 }
    private static var shown: Int { 6 }

    init(_ listing: Listing<Item>, _ search: ListSearch, _ counts: FacetCounts?) {
        (self.listing, self.search, self.counts) = (listing, search, counts)
    }

    func sheet(chosen: Int) -> HTML {
        let offered = listing.facets.filter(\.isOffered)
        let asked = Set(offered.map(\.parameter) + ["q", "kolejnosc", Vicinity.radiusParameter])
        let near = listing.finding.map { NearField($0, back: listing.address(search.with(\.near, nil)), chosen: search.near).html }
        return filterSheet(
            action: listing.address(ListSearch()), chosen: chosen,
            head: """
                <label class="out" for="slowa">\(listing.searchLabel)</label>
                \(searchField(hint: "\(listing.searchHint)", value: search.words, id: "slowa", longest: ListSearch.longestWords))
                """,
            "\(near)\(each: offered.compactMap(facet), { $0 })\(hiddenFields(listing.asked(search.on(page: 1)), except: asked))")
    }

    private func facet(_ facet: ListFacet) -> HTML? {
        guard let counts else { return nil }
        let asked = search.choices[facet.slot] ?? []
        var counted = counts[facet.slot]
        if let within = facet.within {
            let around = (search.choices[within] ?? []) + asked
            counted = counted.filter { count in around.contains { count.value.hasPrefix($0.prefix(4)) } }
        }
        for code in facet.values.map(\.code) + asked where !counted.contains(where: { $0.value == code }) {
            counted.append(.init(value: code, count: 0))
        }
        if counted.isEmpty || counted.count == 1 && asked.isEmpty { return nil }
        let places = Dictionary(zip(facet.ordered(counted.map(\.value)), 0...), uniquingKeysWith: { first, _ in first })
        var ranked = counted.sorted { places[$0.value] ?? 0 < places[$1.value] ?? 0 }
        var inSight = ranked.count
        if ranked.count > Self.longest {
            func rank(_ count: FacetCounts.Count) -> (Int, Int, Int, Int) {
                // What is not known is seldom what somebody looks for.
                (asked.contains(count.value) ? 0 : 1, count.value == SearchSchema.none ? 1 : 0, -count.count, places[count.value] ?? 0)
            }
            ranked.sort { rank($0) < rank($1) }
            inSight = max(Self.shown, asked.count)
            ranked[inSight...].sort { places[$0.value] ?? 0 < places[$1.value] ?? 0 }
        }
        let options = ranked.map { Facet.Option(facet.slug($0.value), facet.label($0.value), count: $0.count) }
        return Facet(
            facet.parameter, facet.title, options: Array(options[..<inSight]), rest: Array(options[inSight...]), chosen: Set(asked.map(facet.slug)),
            folded: facet.isFolded && asked.isEmpty
        ).html
    }
}

extension Listing {
    /// What the list is narrowed by, each with the search without it.
    func chosen(_ search: ListSearch) -> [(words: String, without: ListSearch)] {
        let words: [(words: String, without: ListSearch)] = search.words.isEmpty ? [] : [("„\(search.words)”", search.with(\.words, ""))]
        let near: [(words: String, without: ListSearch)] = search.near.map { [($0.words(finding?.name($0)), search.with(\.near, nil))] } ?? []
        return words + near + facets.flatMap { facet in (search.choices[facet.slot] ?? []).map { (facet.words($0), search.without(facet.slot, $0)) } }
    }

    func chips(_ search: ListSearch, _ address: (ListSearch) -> PlainAddress) -> HTML? {
        var none = ListSearch()
        (none.order, none.perPage) = (search.order, search.perPage)
        return Web.chips(chosen(search).map { ($0.words, address($0.without)) }, all: address(none))
    }
}
