import Polish
import Reference
import Values
import Web

/// `/gminy/{teryt}/{slug}`: one gmina; for a city on powiat rights also its powiat.
struct GminaPage: Sendable {
    let unit: Unit
    let powiat: Unit?, powiatAddress: RegistryAddress?
    let total: Int, struckOff: Int
    let forms: [(label: String, code: String, count: Int)]
    let rows: [OrganisationListPage.Row]
    let sample: Bool

    init(_ unit: Unit, _ shelf: RegistryDesk.Shelf) throws {
        self.unit = unit
        powiat = unit.teryt.isCity ? nil : unit.teryt.powiat.flatMap { shelf.territory[$0] }
        powiatAddress = powiat.map { RegistryAddress.unit($0, shelf.territory) }
        let search = OrganisationSearch().with(\.gmina, unit.teryt)
        let (list, counts) = (try shelf.list(search), shelf.counts(search))
        (total, struckOff, sample) = (counts.total, counts.struckOff, counts.hasSample)
        forms = counts.forms.map { code, count in (code.flatMap { shelf.forms[$0]?.plural } ?? "forma nieznana", code ?? "none", count) }
        rows = list.rows.map { OrganisationListPage.Row($0, shelf) }
    }

    private var search: OrganisationSearch { OrganisationSearch().with(\.gmina, unit.teryt) }

    var page: Page {
        let above = powiat.flatMap { powiat in powiatAddress.map { Crumb(powiat.label, $0.path) } }
        return Page(
            title: unit.label, description: "Organizacje społeczne z siedzibą w gminie: \(unit.label).",
            crumbs: [Crumb("Start", RegistryAddress.home.path)] + (above.map { [$0] } ?? []) + [Crumb(unit.label)], section: "organizacje", sample: sample,
            body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack">
        <h1>\(unit.label)</h1>
        \(UnitFigures(unit, organisations: total, struckOff: struckOff).html)
        </div>
        <div class="cols aside-end">
        <section class="brickrule stack" aria-labelledby="org"><h2 id="org">Organizacje z siedzibą w tej gminie</h2>
        \(rows.isEmpty ? emptyState("Nie znamy żadnej organizacji z siedzibą w tej gminie.", why: "Może jest w rejestrze, którego jeszcze nie wczytano.") : listing)
        </section>
        \(when: !forms.isEmpty, byForm)
        </div></div>
        """
    }

    private var listing: HTML {
        let items = rows.map { row in
            CardList.Item(row.name, row.address, detail: "\([row.form, row.place, row.status?.label].compactMap(\.self).joined(separator: " · "))")
        }
        let all = Plural("organizację", "organizacje", "organizacji").of(total)
        return """
            \(CardList(items).html)
            \(when: total > rows.count, "<p><a href=\"\(path: RegistryAddress.list(search))\">Pokaż wszystkie \(all)</a></p>")
            """
    }

    private var byForm: HTML {
        """
        <section class="brickrule stack" aria-labelledby="formy"><h2 id="formy">Formy prawne</h2>
        \(DataTable("Organizacje według formy prawnej", columns: [
            .init("Forma") { [search] in "<a href=\"\(path: RegistryAddress.list(search.with(\.form, $0.code)))\">\($0.label)</a>" },
            .init("Organizacji", numeric: true) { "\(number($0.count))" },
        ], rows: forms, style: .plain).html)
        </section>
        """
    }
}

/// `/powiaty/{teryt}/{slug}`: the gminas of a powiat side by side.
struct PowiatPage: Sendable {
    let unit: Unit
    let rows: [Row]
    let total: Int, struckOff: Int
    let sample: Bool

    struct Row: Sendable {
        let unit: Unit, address: RegistryAddress, organisations: Int
    }

    init(_ unit: Unit, _ shelf: RegistryDesk.Shelf) {
        self.unit = unit
        let counts = shelf.counts(OrganisationSearch().with(\.powiat, unit.teryt))
        (total, struckOff, sample) = (counts.total, counts.struckOff, counts.hasSample)
        rows = shelf.territory.gminas(of: unit.teryt).map {
            Row(unit: $0, address: .unit($0, shelf.territory), organisations: counts.byGmina[$0.teryt] ?? 0)
        }
    }

    var page: Page {
        Page(
            title: unit.label, description: "Organizacje społeczne w gminach: \(unit.label).",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb(unit.label)], section: "organizacje", sample: sample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack">
        <h1>\(HTML.capitalised(unit.label))</h1>
        \(UnitFigures(unit, organisations: total, struckOff: struckOff).html)
        <p><a href="\(path: RegistryAddress.list(OrganisationSearch().with(\.powiat, unit.teryt)))">Lista organizacji z tego powiatu</a></p>
        </div>
        <section class="brickrule stack" aria-labelledby="gminy"><h2 id="gminy">Gminy</h2>
        \(DataTable("Gminy powiatu", columns: [
            .init("Gmina") { "<a href=\"\(path: $0.address)\">\($0.unit.label)</a>" },
            .init("Organizacji", numeric: true) { "\(number($0.organisations))" },
            .init("Mieszkańców", numeric: true) { $0.unit.population.map { "\(number($0.value))" } ?? unknown },
            .init("Na 10 tys. mieszkańców", label: "Na 10 tys.", numeric: true) { rate($0.organisations, $0.unit.population) },
        ], rows: rows).html)
        </section>
        </div>
        """
    }
}

/// Organisations per 10 000 people, with one decimal; unknown without a population.
func rate(_ organisations: Int, _ population: Figure?) -> HTML {
    guard let people = population?.value, people > 0 else { return unknown }
    return "\(number(Double(organisations) / Double(people) * 10_000, decimals: 1))"
}

/// The facts of a unit, each with its source and day.
struct UnitFigures: Sendable {
    private let unit: Unit, organisations: Int, struckOff: Int

    init(_ unit: Unit, organisations: Int, struckOff: Int) { (self.unit, self.organisations, self.struckOff) = (unit, organisations, struckOff) }

    private var counted: HTML {
        struckOff > 0 ? "\(number(organisations)), w tym wykreślone: \(number(struckOff))" : "\(number(organisations))"
    }

    var html: HTML {
        let area = unit.areaHectares.map { number(Double($0.value) / 100, decimals: 1) + " km²" }
        return Facts([
            .init("Organizacji", counted),
            .init("Na 10 tys. mieszkańców", rate(organisations, unit.population)),
            .init("Mieszkańców", unit.population.map { "\(number($0.value))" } ?? unknown, source: unit.population.map { provenance("GUS", $0.on) }),
            .init("Powierzchnia", area.map { "\($0)" } ?? unknown, source: unit.areaHectares.map { provenance("GUGiK", $0.on) }),
            .init("Kod TERYT", identifier(unit.teryt.description), source: provenance("GUS, TERYT", unit.stateOn)),
        ]).html
    }
}

extension HTML {
    /// "powiat toruński" as a heading: "Powiat toruński".
    static func capitalised(_ text: String) -> HTML { "\(text.prefix(1).uppercased() + text.dropFirst())" }
}
