import Polish
import Reference
import Search
import Web

/// The filters beside the list: every facet with the number each choice would give.
struct OrganisationFilters: Sendable {
    private let search: OrganisationSearch
    private let facets: [HTML]
    private let chosenCount: Int

    /// A facet of so many values is shown whole; of a longer one the first ``shown``.
    private static let longest = 8
    private static let shown = 6
    /// Facets that are folded away until one of their values is chosen.
    private static let folded: Set<RegisterFacet> = [.signOfLife, .taxShare, .year, .contact, .source, .location, .placing]

    init(_ search: OrganisationSearch, _ counts: FacetCounts?, chosen: Int, _ shelf: RegistryDesk.Shelf, _ labels: FacetLabels) {
        (self.search, chosenCount) = (search, chosen)
        facets = RegisterFacet.offered.compactMap { facet in
            guard let counts else { return nil }
            if facet == .kind { return OrganisationFilters.kinds(search, counts) }
            return FacetList(facet, search, counts, shelf, labels)?.html
        }
    }

    var sheet: HTML {
        filterSheet(
            action: RegistryAddress.list(OrganisationSearch()), chosen: chosenCount,
            head: """
                <label class="out" for="slowa">Szukaj organizacji</label>
                \(searchField(hint: hint, value: search.words, id: "slowa", longest: OrganisationSearch.longestWords, suggest: RegistryAddress.suggest.path))
                """,
            "\(each: facets, { $0 })\(hiddenFields(search.on(page: 1).query, except: asked))")
    }

    private var hint: HTML { "Nazwa, miejscowość, cel albo numer (KRS, NIP, REGON), w dowolnej odmianie, np. straż lipno." }

    /// Parameters the form has fields for.
    private var asked: Set<String> { Set(RegisterFacet.offered.map(\.parameter) + ["q", "kolejnosc"]) }

    /// Kinds are one choice with words of their own, unless several were asked for.
    private static func kinds(_ search: OrganisationSearch, _ counts: FacetCounts) -> HTML {
        func count(_ choice: KindChoice) -> Int { choice.all.reduce(0) { $0 + counts.count(RegisterFacet.kind.slot, $1.rawValue) } }
        let facet = RegisterFacet.kind
        if case .several(let kinds) = search.kinds {
            let options = BodyKind.allCases.map { Facet.Option($0.slug, $0.label, count: count(.only($0))) }
            return Facet(facet.parameter, facet.title, options: options, chosen: Set(kinds.map(\.slug))).html
        }
        // The usual choice is an empty value, so that it does not stand in the address.
        let options = KindChoice.all.map { Facet.Option($0 == .counted ? "" : $0.slug, $0.label, count: count($0)) }
        let chosen = search.kinds == .counted ? "" : search.kinds.slug
        return Facet(
            facet.parameter, facet.title, options: Array(options.prefix(2)), rest: Array(options.dropFirst(2)), chosen: [chosen], single: true
        ).html
    }

    /// One facet: chosen values and the most frequent ones in sight, the others folded away in the order in which people look for them.
    private struct FacetList {
        private let facet: RegisterFacet
        private let options: [Facet.Option], rest: [Facet.Option]
        private let chosen: Set<String>
        private let hint: String?

        /// Nil where there is nothing to choose.
        init?(_ facet: RegisterFacet, _ search: OrganisationSearch, _ counts: FacetCounts, _ shelf: RegistryDesk.Shelf, _ labels: FacetLabels) {
            let asked = search.choices[facet] ?? []
            var counted = facet == .gmina ? FacetList.gminas(search, counts, shelf) : counts[facet.slot]
            for code in facet.closed + asked where !counted.contains(where: { $0.value == code }) { counted.append(.init(value: code, count: 0)) }
            if counted.isEmpty || counted.count == 1 && asked.isEmpty { return nil }
            let values = labels.values(facet, counted.map(\.value), in: shelf.view)
            let stated = facet == .sphere ? FacetList.stated(search, counts, shelf) : nil
            let allProposed = stated.map { stated in
                counted.allSatisfy { $0.value == SearchSchema.none || stated.count(RegisterFacet.statedSphere.slot, $0.value) == 0 }
            }
            var ranked = counted.compactMap { count in
                values[count.value].map { (value: $0, count: count.count, isChosen: asked.contains(count.value)) }
            }
            var places = ranked.count
            if ranked.count > OrganisationFilters.longest {
                ranked.sort { a, b in
                    if a.isChosen != b.isChosen { return a.isChosen }
                    // What is not known is seldom what somebody looks for.
                    if (a.value.code == SearchSchema.none) != (b.value.code == SearchSchema.none) { return b.value.code == SearchSchema.none }
                    return a.count == b.count ? a.value.place < b.value.place : a.count > b.count
                }
                places = max(OrganisationFilters.shown, asked.count)
                ranked[places...].sort { $0.value.place < $1.value.place }
            } else {
                ranked.sort { $0.value.place < $1.value.place }
            }
            func option(_ value: FacetLabels.Value, _ count: Int) -> Facet.Option {
                var note: String?
                if let stated, allProposed == false, value.code != SearchSchema.none {
                    let proposed = count - stated.count(RegisterFacet.statedSphere.slot, value.code)
                    if proposed > 0 { note = proposed == count ? "prawdopodobnie" : "w tym prawdopodobnie \(number(proposed))" }
                }
                return Facet.Option(value.slug, value.label, count: count, note: note)
            }
            self.facet = facet
            options = ranked[..<places].map { option($0.value, $0.count) }
            rest = ranked[places...].map { option($0.value, $0.count) }
            chosen = Set(asked.map(facet.slug))
            hint = allProposed == true ? "Prawdopodobnie: rejestry nie podają sfer, proponujemy je z nazwy, celów i formy." : nil
        }

        var html: HTML {
            let folded = OrganisationFilters.folded.contains(facet) && chosen.isEmpty
            return Facet(facet.parameter, facet.title, hint: hint, options: options, rest: rest, chosen: chosen, folded: folded).html
        }

        /// Those of the chosen powiats; none before one is chosen, since there are too many to choose from.
        private static func gminas(_ search: OrganisationSearch, _ counts: FacetCounts, _ shelf: RegistryDesk.Shelf) -> [FacetCounts.Count] {
            let chosen = search.choices[.gmina] ?? []
            let powiats = Set((search.choices[.powiat] ?? []) + chosen.map { String($0.prefix(4)) })
            if powiats.isEmpty { return [] }
            return counts[RegisterFacet.gmina.slot].filter { powiats.contains(String($0.value.prefix(4))) || chosen.contains($0.value) }
        }

        /// Counts of stated spheres that a choice of spheres does not narrow.
        private static func stated(_ search: OrganisationSearch, _ counts: FacetCounts, _ shelf: RegistryDesk.Shelf) -> FacetCounts {
            guard search.choices[.sphere] != nil else { return counts }
            var query = search.choosing(.sphere, []).query(sample: shelf.sample, today: shelf.today)
            query.limit = 0
            return shelf.view.snapshot.find(query).facets ?? counts
        }
    }
}

extension RegisterFacet {
    /// Values that are always there to choose, so that a list of a few keeps its shape.
    fileprivate var closed: [String] {
        switch self {
        case .status: [Status.registered, .suspended, .liquidation, .bankruptcy, .struckOff].map(\.rawValue)
        case .signOfLife: SignAge.allCases.map(\.rawValue)
        case .taxShare: TaxShareStanding.allCases.map(\.rawValue)
        case .contact: ["yes", "no"]
        default: []
        }
    }
}
