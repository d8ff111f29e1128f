import Listing
import Polish
import Reference
import Search
import Web

/// The filters beside the list: every facet with the number each choice would give.
struct OrganisationFilters: Sendable {
    private let search: OrganisationSearch
    private let facets: [HTML]
    private let near: HTML
    private let chosenCount: Int

    /// A facet of so many values is shown whole; of a longer one the first ``shown``.
    private static let longest = 8
    private static let shown = 6
    /// Facets that are folded away until one of their values is chosen.
    private static let folded: Set<RegisterFacet> = [.signOfLife, .taxShare, .year, .contact, .source, .location, .placing]

    init(_ search: OrganisationSearch, _ counts: FacetCounts?, chosen: Int, _ shelf: RegistryDesk.Shelf, _ labels: FacetLabels) {
        (self.search, chosenCount) = (search, chosen)
        near = NearField(.organisations(shelf.view.places), back: RegistryAddress.list(search.with(\.near, nil)), chosen: search.near).html
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
            "\(near)\(each: facets, { $0 })\(hiddenFields(search.on(page: 1).query, except: asked))")
    }

    private var hint: HTML { "Nazwa, miejscowość, cel albo numer (KRS, NIP, REGON), w dowolnej odmianie, np. straż lipno." }

    /// Parameters the form has fields for.
    private var asked: Set<String> { Set(RegisterFacet.offered.map(\.parameter) + ["q", "kolejnosc", Vicinity.radiusParameter]) }

    /// The usual choice is an empty value, so that it does not stand in the address.
    private static let kindLabels = KindChoice.all.map { (choice: $0, label: Facet.Label($0 == .counted ? "" : $0.slug, $0.label)) }

    /// Kinds are one choice with words of their own, unless several were asked for.
    private static func kinds(_ search: OrganisationSearch, _ counts: FacetCounts) -> HTML {
        func count(_ choice: KindChoice) -> Int { choice.all.reduce(0) { $0 + counts.count(RegisterFacet.kind.slot, $1.rawValue) } }
        let facet = RegisterFacet.kind
        if case .several(let kinds) = search.kinds {
            let options = BodyKind.allCases.map { Facet.Option($0.slug, $0.label, count: count(.only($0))) }
            return Facet(facet.parameter, facet.title, options: options, chosen: Set(kinds.map(\.slug))).html
        }
        let options = kindLabels.map { Facet.Option($0.label, count: count($0.choice)) }
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
            if facet == .gmina, asked.isEmpty, search.choices[.powiat] == nil { return nil }
            let values = labels.values(facet, asked: asked, in: shelf.view)
            let chosenPlaces = asked.compactMap(values.place(of:))
            // By place; negative for what is not offered.
            var found = [Int](repeating: -1, count: values.all.count)
            counts.each(facet.slot) { number, count in found[values.place(ofNumber: number)] = count }
            if facet == .gmina { FacetList.leaveGminas(of: search, in: values, &found) }
            for place in facet.closed.compactMap(values.place(of:)) + chosenPlaces { found[place] = max(found[place], 0) }
            var rest = found.indices.filter { found[$0] >= 0 }
            if rest.isEmpty || rest.count == 1 && asked.isEmpty { return nil }
            let stated = facet == .sphere ? FacetList.stated(search, counts, values, shelf) : nil
            let allProposed = stated.map { stated in rest.allSatisfy { stated[$0] == 0 || values.all[$0].code == SearchSchema.none } }
            var first: [Int] = []
            if rest.count > OrganisationFilters.longest {
                func comesFirst(_ a: Int, _ b: Int) -> Bool {
                    let (isChosen, isOtherChosen) = (chosenPlaces.contains(a), chosenPlaces.contains(b))
                    if isChosen != isOtherChosen { return isChosen }
                    // What is not known is seldom what somebody looks for.
                    let (isNone, isOtherNone) = (values.all[a].code == SearchSchema.none, values.all[b].code == SearchSchema.none)
                    if isNone != isOtherNone { return isOtherNone }
                    return found[a] == found[b] ? a < b : found[a] > found[b]
                }
                for _ in 0..<max(OrganisationFilters.shown, asked.count) {
                    if let next = rest.indices.min(by: { comesFirst(rest[$0], rest[$1]) }) { first.append(rest.remove(at: next)) }
                }
            } else {
                swap(&first, &rest)
            }
            func option(_ place: Int) -> Facet.Option {
                var note: String?
                if let stated, allProposed == false, values.all[place].code != SearchSchema.none {
                    let proposed = found[place] - stated[place]
                    if proposed > 0 { note = proposed == found[place] ? "prawdopodobnie" : "w tym prawdopodobnie \(number(proposed))" }
                }
                return Facet.Option(values.all[place].label, count: found[place], note: note)
            }
            self.facet = facet
            (options, self.rest) = (first.map(option), rest.map(option))
            chosen = Set(asked.map(facet.slug))
            hint = allProposed == true ? "Prawdopodobnie: rejestry nie podają sfer, proponujemy je z nazwy, celów i formy." : nil
        }

        var html: HTML {
            let folded = OrganisationFilters.folded.contains(facet) && chosen.isEmpty
            return Facet(facet.parameter, facet.title, hint: hint, options: options, rest: rest, chosen: chosen, folded: folded).html
        }

        /// Leaves those of the chosen powiats: all of them are too many to choose from.
        private static func leaveGminas(of search: OrganisationSearch, in values: FacetLabels.Values, _ found: inout [Int]) {
            let chosen = search.choices[.gmina] ?? []
            let powiats = Set((search.choices[.powiat] ?? []) + chosen.map { String($0.prefix(4)) })
            for place in found.indices where found[place] >= 0 {
                let code = values.all[place].code
                if !powiats.contains(String(code.prefix(4))), !chosen.contains(code) { found[place] = -1 }
            }
        }

        /// Counts of stated spheres, by place among all spheres, that a choice of spheres does not narrow.
        private static func stated(
            _ search: OrganisationSearch, _ counts: FacetCounts, _ values: FacetLabels.Values, _ shelf: RegistryDesk.Shelf
        ) -> [Int] {
            var counts = counts
            if search.choices[.sphere] != nil {
                var query = search.choosing(.sphere, []).query(sample: shelf.sample, today: shelf.today)
                query.limit = 0
                counts = shelf.view.snapshot.find(query).facets ?? counts
            }
            var stated = [Int](repeating: 0, count: values.all.count)
            let codes = shelf.view.snapshot.values(of: RegisterFacet.statedSphere.slot)
            counts.each(RegisterFacet.statedSphere.slot) { number, count in
                if let place = values.place(of: codes[number]) { stated[place] = count }
            }
            return stated
        }
    }
}
