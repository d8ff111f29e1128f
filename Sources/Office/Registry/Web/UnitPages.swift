import Polish
import Reference
import Search
import Values
import Web

/// `/gminy/{teryt}/{slug}`: one gmina; for a city on powiat rights also its powiat.
struct GminaPage: Sendable {
    let unit: Unit
    let powiat: Unit?, powiatAddress: RegistryAddress?
    let forms: FormsTable
    let rows: [OrganisationListPage.Row]
    private let counts: RegisterCounts
    private let pieces: PagePieces

    init(_ unit: Unit, _ shelf: RegistryDesk.Shelf, _ pieces: PagePieces) {
        (self.unit, self.pieces) = (unit, pieces)
        powiat = unit.teryt.isCity ? nil : unit.teryt.powiat.flatMap { shelf.territory[$0] }
        powiatAddress = powiat.map { RegistryAddress.unit($0, shelf.territory) }
        let search = OrganisationSearch().with(\.gmina, unit.teryt)
        counts = shelf.counts(search)
        forms = FormsTable(counts, search, shelf.forms)
        rows = shelf.rows(search).map { OrganisationListPage.Row($0, shelf) }
    }

    private var search: OrganisationSearch { OrganisationSearch().with(\.gmina, unit.teryt) }

    var page: Page {
        let above = powiat.flatMap { powiat in powiatAddress.map { Crumb(powiat.label, $0.path) } }
        return Page(
            title: unit.label, description: "Organizacje społeczne z siedzibą w gminie: \(unit.label).",
            crumbs: [Crumb("Start", RegistryAddress.home.path)] + (above.map { [$0] } ?? []) + [Crumb(unit.label)], section: "organizacje",
            sample: counts.hasSample || pieces.isSample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        \(UnitHead(unit, title: unit.label, counts, pieces).html)
        \(pieces[.main])
        <div class="cols aside-end">
        <section class="brickrule stack" aria-labelledby="org"><h2 id="org">Organizacje z siedzibą w tej gminie</h2>
        \(rows.isEmpty ? emptyState("Nie znamy żadnej organizacji z siedzibą w tej gminie.", why: "Może jest w rejestrze, którego jeszcze nie wczytano.") : listing)
        </section>
        \(when: !rows.isEmpty, "<section class=\"brickrule stack\" aria-labelledby=\"formy\"><h2 id=\"formy\">Formy prawne</h2>\(forms.html)</section>")
        </div></div>
        """
    }

    private var listing: HTML {
        let items = rows.map { row in
            let detail = details(row)
            return CardList.Item(row.name, row.address, detail: detail.isEmpty ? nil : "\(detail)")
        }
        return """
            \(CardList(items, columns: true).html)
            \(when: counts.total > rows.count, wayOn(search, counts.total))
            """
    }

    /// What neither the name nor the page says already.
    private func details(_ row: OrganisationListPage.Row) -> String {
        let name = fold(row.name)
        let form = row.form.flatMap { name.contains(fold($0)) ? nil : $0 }
        let place = row.place.flatMap { $0 == unit.name || $0 == unit.label || name.contains(fold($0)) ? nil : $0 }
        let status = row.status.flatMap { $0 == .registered ? nil : $0.label }
        return [form, place, status].compactMap(\.self).joined(separator: " · ")
    }
}

/// `/powiaty/{teryt}/{slug}`: the gminas of a powiat side by side.
struct PowiatPage: Sendable {
    let unit: Unit
    let rows: [Row]
    let forms: FormsTable
    private let counts: RegisterCounts
    private let pieces: PagePieces

    struct Row: Sendable {
        let unit: Unit, address: RegistryAddress, organisations: Int
    }

    init(_ unit: Unit, _ shelf: RegistryDesk.Shelf, _ pieces: PagePieces) {
        (self.unit, self.pieces) = (unit, pieces)
        let search = OrganisationSearch().with(\.powiat, unit.teryt)
        let counts = shelf.counts(search)
        rows = shelf.territory.gminas(of: unit.teryt).map {
            Row(unit: $0, address: .unit($0, shelf.territory), organisations: counts.count(gmina: $0.teryt))
        }
        forms = FormsTable(counts, search, shelf.forms)
        self.counts = counts
    }

    var page: Page {
        Page(
            title: unit.label, description: "Organizacje społeczne w gminach: \(unit.label).",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb(unit.label)], section: "organizacje",
            sample: counts.hasSample || pieces.isSample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        \(UnitHead(unit, title: capitalised(unit.label), counts, pieces).html)
        \(pieces[.main])
        <div class="cols aside-end">
        <section class="brickrule stack" aria-labelledby="gminy"><h2 id="gminy">Gminy</h2>
        \(table)
        \(when: counts.total > 0, wayOn(OrganisationSearch().with(\.powiat, unit.teryt), counts.total))
        </section>
        \(when: counts.total > 0, "<section class=\"brickrule stack\" aria-labelledby=\"formy\"><h2 id=\"formy\">Formy prawne</h2>\(forms.html)</section>")
        </div>
        </div>
        """
    }

    private var table: HTML {
        let most = rows.compactMap { rate($0.organisations, $0.unit.population) }.max() ?? 1
        return DataTable(
            "Gminy powiatu",
            columns: [
                .init("Gmina") { "<a href=\"\(path: $0.address)\">\($0.unit.label)</a>" },
                .init("Organizacji", numeric: true) { "\(number($0.organisations))" },
                .init("Mieszkańców", numeric: true) { $0.unit.population.map { "\(number($0.value))" } ?? unknown },
                .init("Na 10 tys. mieszkańców", label: "Na 10 tys.", bar: { (rate($0.organisations, $0.unit.population) ?? 0) / most }) {
                    shown(rate($0.organisations, $0.unit.population))
                },
            ], rows: rows, style: .flow
        ).html
    }
}

/// Organisations per 10 000 people; nil without a population.
private func rate(_ organisations: Int, _ population: Figure?) -> Double? {
    population.flatMap { $0.value > 0 ? Double(organisations) / Double($0.value) * 10_000 : nil }
}

private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

private func shown(_ rate: Double?) -> HTML { rate.map { "\(number($0, decimals: 1))" } ?? unknown }

private func wayOn(_ search: OrganisationSearch, _ total: Int) -> HTML {
    let all = total == 1 ? "organizację" : "wszystkie " + Plural("organizację", "organizacje", "organizacji").of(total)
    return "<p><a class=\"btn second\" href=\"\(path: RegistryAddress.list(search))\">Pokaż \(all)</a></p>"
}

/// Name, kind and figures of a unit, each figure with its source and day.
private struct UnitHead {
    let unit: Unit, title: String, counts: RegisterCounts, pieces: PagePieces

    init(_ unit: Unit, title: String, _ counts: RegisterCounts, _ pieces: PagePieces) {
        (self.unit, self.title, self.counts, self.pieces) = (unit, title, counts, pieces)
    }

    var html: HTML {
        guard let picture = pieces[.beside] else { return words }
        return "<div class=\"cols wide-end\">\(words)\(picture)</div>"
    }

    private var words: HTML {
        """
        <div class="stack\(when: pieces[.beside] != nil, " fill")">
        <div class="stack tight"><h1>\(title)</h1>
        <p class="quiet">\(when: !unit.kindWord.isEmpty, "\(capitalised(unit.kindWord)) · ")TERYT \(identifier(unit.teryt.description))</p>
        \(pieces[.actions].map { "<p class=\"bar\">\(when: unit.level == .gmina, "<a class=\"btn second\" href=\"#org\">Organizacje w gminie</a>")\($0)</p>" })</div>
        \(figures)
        </div>
        """
    }

    private var figures: HTML {
        let struckOff: HTML? = counts.struckOff > 0 ? "<small class=\"quiet\">w tym wykreślone: \(number(counts.struckOff))</small>" : nil
        let newest: HTML? = counts.newest.map { "<span class=\"src\">stan na \(day($0))</span>" }
        let people = unit.population.map { provenance("GUS", $0.on) }
        let area: HTML = unit.areaHectares.map { "\(number(Double($0.value) / 100, decimals: 1))" } ?? unknown
        return Figures([
            .init(counts.total, Plural("organizacja", "organizacje", "organizacji"), source: struckOff ?? newest),
            .init(shown(rate(counts.total, unit.population)), "na 10 tys. mieszkańców", source: people),
            .init(unit.population?.value, Plural("mieszkaniec", "mieszkańcy", "mieszkańców"), source: people),
            .init(area, "km² powierzchni", source: unit.areaHectares.map { provenance("GUGiK", $0.on) }),
        ]).html
    }
}
