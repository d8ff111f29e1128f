import Polish
import Reference
import Search
import Web

/// The filters of the list: what can be chosen, and what is chosen, as chips.
struct OrganisationFilters: Sendable {
    private let search: OrganisationSearch
    private let powiats: [(value: String, words: String)]
    private let gminas: [(value: String, words: String)]
    private let forms: [(value: String, words: String)]
    private let spheres: [(value: String, words: String)]
    private let chosen: [(words: String, without: RegistryAddress)]

    init(_ search: OrganisationSearch, _ shelf: RegistryDesk.Shelf) {
        self.search = search
        powiats = shelf.territory.powiats.map { ($0.teryt.description, $0.label) }
        let powiat = search.powiat ?? search.gmina?.powiat
        gminas = powiat.map { shelf.territory.gminas(of: $0).map { ($0.teryt.description, $0.label) } } ?? []
        forms = shelf.forms.all.map { ($0.code, $0.label) } + [("none", "forma nieznana")]
        spheres = shelf.spheres.map { ($0.code, $0.name) } + [("none", "żadna sfera")]
        var chosen: [(String, RegistryAddress)] = []
        if !search.words.isEmpty { chosen.append(("„\(search.words)”", .list(search.with(\.words, "")))) }
        for facet in RegisterFacet.allCases {
            for code in search.choices[facet] ?? [] { chosen.append((shelf.view.label(facet, code), .list(search.without(facet, code)))) }
        }
        // The one filter that is on unless somebody takes it off stands here like the others.
        if search.kinds != .every { chosen.append((search.kinds.label, .list(search.with(\.kinds, .every)))) }
        self.chosen = chosen
    }

    var chips: [(words: String, without: any Address)] { chosen.map { ($0.words, $0.without) } }

    var sheet: HTML {
        filterSheet(
            action: RegistryAddress.list(OrganisationSearch()), chosen: chosen.count,
            """
            \(TextField("q", "Słowa z nazwy", hint: "Wystarczą początki słów, np. straż lipno.", value: search.words, kind: .search, optional: false, longest: OrganisationSearch.longestWords).html)
            \(select("powiat", "Powiat", "wszystkie powiaty", powiats, search.powiat?.description ?? search.gmina?.powiat?.description))
            \(gminas.isEmpty ? nil : select("gmina", "Gmina", "wszystkie gminy", gminas, search.gmina?.description))
            \(select("forma", "Forma prawna", "wszystkie formy", forms, search.form))
            \(select("sfera", "Sfera działania", "wszystkie sfery", spheres, search.sphere))
            \(SelectField("rodzaj", "Rodzaj", value: search.kinds.slug, options: KindChoice.all.map { ($0.slug, $0.label) }).html)
            \(select("opp", "1,5 % podatku", "każda", TaxShareStanding.allCases.map { ($0.slug, $0.label) }, search.taxShare?.slug))
            \(select("status", "Wpis w rejestrze", "każdy", Status.allCases.map { ($0.slug, $0.label) }, search.status?.slug))
            \(select("polozenie", "Siedziba", "każda", Placing.allCases.map { ($0.slug, $0.label) }, search.placing?.slug))
            """)
    }

    private func select(_ name: String, _ label: String, _ all: String, _ options: [(value: String, words: String)], _ value: String?) -> HTML {
        SelectField(name, label, value: value, options: [("", all)] + options).html
    }
}
