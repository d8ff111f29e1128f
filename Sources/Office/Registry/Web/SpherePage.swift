import Polish
import Reference
import Search
import Values
import Web

/// `/sfery/{kod}/{slug}`: one of the 41 entries of art. 4 ust. 1, and who works there.
struct SpherePage: Sendable {
    let sphere: Sphere
    let counts: RegisterCounts
    let rows: [OrganisationListPage.Row]
    let forms: FormsTable
    let powiats: [(label: String, address: RegistryAddress, count: Int)]

    init(_ sphere: Sphere, _ shelf: RegistryDesk.Shelf) {
        self.sphere = sphere
        let search = OrganisationSearch().with(\.sphere, sphere.code)
        counts = shelf.counts(search)
        rows = shelf.rows(search).map { OrganisationListPage.Row($0, shelf) }
        forms = FormsTable(counts, search, shelf.forms, longest: 8)
        let counts = counts
        powiats = shelf.territory.powiats.map { unit in
            (unit.label, .list(search.with(\.powiat, unit.teryt)), counts.count(powiat: unit.teryt))
        }.filter { $0.count > 0 }.sorted { $0.count > $1.count }
    }

    private var search: OrganisationSearch { OrganisationSearch().with(\.sphere, sphere.code) }

    var page: Page {
        Page(
            title: sphere.name, description: "Organizacje społeczne w sferze: \(sphere.wording).",
            crumbs: [
                Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje", RegistryAddress.list(OrganisationSearch()).path), Crumb(sphere.name),
            ],
            section: "organizacje", sample: counts.hasSample, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack tight"><h1>\(sphere.name)</h1>
        <p class="lede">\(sphere.wording.prefix(1).uppercased() + sphere.wording.dropFirst())</p>
        <p class="small quiet">Art. 4 ust. 1 pkt \(sphere.code) ustawy o działalności pożytku publicznego i o wolontariacie.</p></div>
        <div class="cols aside-end">
        <section class="brickrule stack" aria-labelledby="org"><h2 id="org">Organizacje</h2>
        \(rows.isEmpty ? emptyState("Nie znamy organizacji w tej sferze.", why: "Sfery podają organizacje i rejestry albo wynikają z nazwy i celów.") : list)
        </section>
        <div class="stack loose">
        \(when: !forms.rows.isEmpty, "<section class=\"brickrule stack\" aria-labelledby=\"formy\"><h2 id=\"formy\">Formy prawne</h2>\(forms.html)</section>")
        \(when: !powiats.isEmpty, byPowiat)
        </div>
        </div>
        </div>
        """
    }

    private var list: HTML {
        let items = rows.map { row in
            CardList.Item(row.name, row.address, detail: "\([row.form, row.place, row.status?.label].compactMap(\.self).joined(separator: " · "))")
        }
        return """
            <p class="small quiet">Także te, którym sferę przypisaliśmy z nazwy i celów; na stronie organizacji stoi przy niej „prawdopodobnie”.</p>
            \(CardList(items).html)
            \(when: counts.total > rows.count, "<p><a href=\"\(path: RegistryAddress.list(search))\">Pokaż wszystkie: \(number(counts.total))</a></p>")
            """
    }

    private var byPowiat: HTML {
        func row(_ label: String, _ address: RegistryAddress, _ count: Int) -> HTML {
            "<li><a href=\"\(path: address)\">\(label)</a><span class=\"n\">\(number(count))</span></li>\n"
        }
        return """
            <section class="brickrule stack" aria-labelledby="powiaty"><h2 id="powiaty">Powiaty</h2>
            <ul class="counted">
            \(each: powiats, row)</ul></section>
            """
    }
}
