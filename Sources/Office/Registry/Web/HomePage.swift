import Polish
import Reference
import Values
import Web

/// `/`: the question, the figures, and the ways in.
struct HomePage: Sendable {
    let total: Int, struckOff: Int, gminasWithout: Int
    let newest: Day?
    let powiats: [(label: String, path: RegistryAddress, count: Int)]
    let forms: [(label: String, path: RegistryAddress, count: Int)]
    let sample: Bool
    let example: String?

    init(_ shelf: RegistryDesk.Shelf) throws {
        let counts = shelf.counts()
        (total, struckOff, newest, sample) = (counts.total, counts.struckOff, counts.newest, counts.hasSample)
        gminasWithout = shelf.territory.gminas.count { counts.byGmina[$0.teryt] == nil }
        // Of a whole country only the powiats where somebody is.
        powiats = shelf.territory.powiats.filter { shelf.territory.powiats.count <= 60 || counts.byPowiat[$0.teryt] != nil }.map {
            ($0.label, RegistryAddress.unit($0, shelf.territory), counts.byPowiat[$0.teryt] ?? 0)
        }
        forms = counts.forms.compactMap { code, count in
            guard let code, let form = shelf.forms[code] else { return nil }
            return (form.plural, .list(OrganisationSearch().with(\.form, code)), count)
        }
        example = total > 0 ? "straż" : nil
    }

    var page: Page {
        Page(
            title: "Kto działa w Twojej gminie", description: "Rejestr organizacji społecznych: kto działa, gdzie i skąd to wiemy.",
            sample: sample, isSearch: true, body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="cols wide-end">
        <div class="stack">
        <h1 class="big">Kto działa w Twojej gminie</h1>
        <p class="lede">Jeden rejestr organizacji społecznych regionu: kto działa, gdzie ma siedzibę i skąd to wiemy.</p>
        \(searchForm(action: RegistryAddress.list(OrganisationSearch()), label: "Szukaj organizacji po nazwie", hint: hint))
        \(figures)
        </div>
        \(byForm)
        </div>
        \(byPlace)
        \(about)
        </div>
        """
    }

    private var hint: HTML {
        guard let example else { return "Wpisz początek słowa z nazwy." }
        return "Wystarczy początek słowa, na przykład <a href=\"\(path: RegistryAddress.list(OrganisationSearch().with(\.words, example)))\">\(example)</a>."
    }

    private var figures: HTML {
        let organisations = Plural("organizacja", "organizacje", "organizacji")
        let gminas = Plural("gmina bez żadnej organizacji", "gminy bez żadnej organizacji", "gmin bez żadnej organizacji")
        return Figures([
            .init(total, organisations, source: struckOff > 0 ? "<small class=\"quiet\">w tym wykreślone: \(number(struckOff))</small>" : nil),
            .init(gminasWithout, gminas),
            .init(powiats.count, Plural("powiat", "powiaty", "powiatów")),
        ]).html
    }

    private var byPlace: HTML {
        """
        <section class="brickrule stack many" aria-labelledby="wg-miejsca">
        <h2 id="wg-miejsca">Według miejsca</h2>
        \(countedLinks(powiats))
        </section>
        """
    }

    private var byForm: HTML? {
        guard !forms.isEmpty else { return nil }
        return """
            <section class="brickrule stack" aria-labelledby="wg-formy">
            <h2 id="wg-formy">Według formy prawnej</h2>
            \(countedLinks(forms))
            </section>
            """
    }

    private func countedLinks(_ links: [(label: String, path: RegistryAddress, count: Int)]) -> HTML {
        func link(_ label: String, _ path: RegistryAddress, _ count: Int) -> HTML {
            "<li><a href=\"\(path: path)\">\(label)</a><span class=\"n\">\(number(count))</span></li>\n"
        }
        return "<ul class=\"counted\">\n\(each: links, link)</ul>"
    }

    private var about: HTML {
        """
        <section class="brickrule stack read" aria-labelledby="co-to">
        <h2 id="co-to">Co to jest</h2>
        <p>Pożytek pokazuje organizacje z publicznych rejestrów: fundacje, stowarzyszenia, kluby sportowe, ochotnicze straże pożarne i inne. \
        Przy każdej wartości stoi źródło i dzień. Wpis w rejestrze nie znaczy jeszcze, że organizacja działa.</p>
        <p>\(newest.map { "Najnowszy odpis pochodzi z dnia \(day($0))." }) <a href="\(path: RegistryAddress.aboutData)">Skąd są dane i czego nie wiemy</a></p>
        </section>
        """
    }
}
