import Polish
import Reference
import Search
import Values
import Web

/// `/organizacje`: the list, its filters, and the same list as CSV.
struct OrganisationListPage: Sendable {
    let search: OrganisationSearch
    let rows: [Row]
    let total: Int
    let sample: Bool
    let filters: OrganisationFilters

    struct Row: Sendable {
        let address: RegistryAddress
        let name: String, place: String?, around: String, form: String?
        let status: Status?, placing: Placing, statedOn: Day?
    }

    init(_ search: OrganisationSearch, _ shelf: RegistryDesk.Shelf) {
        let result = shelf.find(search)
        let listed = result.hits.map(ListedOrganisation.init)
        (self.search, total) = (search, result.total)
        rows = listed.map { Row($0, shelf) }
        sample = shelf.sample && listed.contains(where: \.isSample)
        filters = OrganisationFilters(search, shelf)
    }

    var page: Page {
        Page(
            title: title, description: "Lista organizacji społecznych z rejestrów publicznych, z wyszukiwaniem po nazwie.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje")], section: "organizacje", sample: sample, isSearch: true,
            body: html)
    }

    private var title: String { search.words.isEmpty ? "Organizacje" : "Organizacje: „\(search.words)”" }

    private var html: HTML {
        """
        <div class="stack">
        <h1>\(title)</h1>
        <div class="cols aside-start">
        <div>\(filters.sheet)</div>
        <div class="stack">
        \(head)
        \(rows.isEmpty ? empty : table)
        \(Pagination(page: search.page, total: total, perPage: search.perPage) { [search] in RegistryAddress.list(search.on(page: $0)) }.html)
        </div></div></div>
        """
    }

    private var head: HTML {
        let count = Plural("organizacja", "organizacje", "organizacji").of(total)
        return """
            <div class="stack tight">
            <div class="bar wide"><p role="status"><strong>\(count)</strong>\(when: total > search.perPage, "\(shown)")</p>
            \(when: total > 0, "<p class=\"small\"><a href=\"\(path: RegistryAddress.csv(search))\">Pobierz tę listę (CSV)</a></p>")</div>
            \(chips(filters.chips))
            </div>
            """
    }

    /// Which of them are on this page.
    private var shown: HTML? {
        guard !rows.isEmpty else { return nil }
        let first = (search.page - 1) * search.perPage + 1
        return "<span class=\"quiet\">, pozycje \(number(first))–\(number(first + rows.count - 1))</span>"
    }

    private var table: HTML {
        let first = (search.page - 1) * search.perPage + 1
        return DataTable(
            "Organizacje \(number(first))–\(number(first + rows.count - 1)) z \(number(total))",
            columns: [
                .init("Organizacja") { "<a href=\"\(path: $0.address)\">\($0.name)</a>" },
                .init("Siedziba") { row in
                    let place: HTML = row.place.map { "\($0)" } ?? "<i class=\"none\">\(row.placing.label)</i>"
                    return "\(place)\(when: !row.around.isEmpty, sub("\(row.around)"))"
                },
                .init("Forma prawna", label: "Forma") { $0.form.map { "\($0)" } ?? unknown },
                .init("Wpis · dzień źródła", label: "Wpis") { row in
                    "\(row.status.map { StatusPill($0).html } ?? unknown)\(row.statedOn.map { sub(day($0)) })"
                },
            ], rows: rows, style: .flow
        ).html
    }

    private var empty: HTML {
        if total > 0 {
            return emptyState(
                "Na tej stronie listy nic już nie ma.", why: "Lista ma \(Plural("pozycję", "pozycje", "pozycji").of(total)).",
                wayOn: ("Pokaż początek listy", RegistryAddress.list(search.on(page: 1))))
        }
        let asked: String = search.words.isEmpty ? "Nie ma organizacji o takich cechach." : "Nie znaleźliśmy organizacji dla „\(search.words)”."
        return emptyState(
            asked,
            why: search.isFiltered
                ? "Usuń któryś z filtrów nad listą albo wpisz mniej słów."
                : "Szukamy początków słów w nazwie. Wpisz mniej słów albo krótszy początek.",
            wayOn: ("Pokaż wszystkie organizacje", RegistryAddress.list(OrganisationSearch())))
    }
}

extension OrganisationListPage.Row {
    init(_ row: ListedOrganisation, _ shelf: RegistryDesk.Shelf) {
        let unit = row.gmina.flatMap { shelf.territory[$0] }
        let place = row.locality ?? unit?.label
        let powiat = unit.flatMap { $0.teryt.isCity ? nil : $0.teryt.powiat }.flatMap { shelf.territory[$0]?.label }
        // The gmina is named where the locality does not say it already.
        let gmina = unit.map(\.label).flatMap { $0 == place || $0.hasPrefix("\(place ?? "") (miasto") ? nil : "gmina \($0)" }
        self.init(
            address: .organisation(row.id, slug: row.slug), name: row.name, place: place,
            around: [gmina, powiat].compactMap(\.self).joined(separator: ", "), form: row.form.flatMap { shelf.forms[$0]?.label }, status: row.status,
            placing: row.placing, statedOn: row.statedOn)
    }
}

/// Status as a word and a shape.
struct StatusPill {
    private let status: Status
    init(_ status: Status) { self.status = status }

    var html: HTML {
        switch status {
        case .registered: Pill(status.label, .ok).html
        case .suspended: Pill(status.label, .warn).html
        case .liquidation, .bankruptcy: Pill(status.label, .warn).html
        case .struckOff: Pill(status.label, .err).html
        }
    }
}
