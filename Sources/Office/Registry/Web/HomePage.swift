import Listing
import Polish
import Reference
import Search
import Values
import Web

/// `/`: the question, the figures, and the ways in.
struct HomePage: Sendable {
    private let counts: RegisterCounts
    let gminas: Int
    let cities: [Place], powiats: [Place]
    /// All gminas to choose one from; none where there would be too many to choose.
    let choice: [(value: String, words: String)]
    let forms: FormsTable
    private let pieces: PagePieces
    private static let longestChoice = 400, longestForms = 9

    struct Place: Sendable {
        let label: String, address: RegistryAddress, count: Int
    }

    init(_ shelf: RegistryDesk.Shelf, _ pieces: PagePieces) {
        self.pieces = pieces
        let (counts, territory) = (shelf.counts(), shelf.territory)
        gminas = territory.gminas.count
        // Of a whole country only the powiats where somebody is.
        let shown = territory.powiats.filter { territory.powiats.count <= 60 || counts.count(powiat: $0.teryt) > 0 }
        func place(_ unit: Unit) -> Place {
            let label = unit.teryt.isCity ? unit.name : unit.label.withoutPrefix("powiat ")
            return Place(label: label, address: .unit(unit, territory), count: counts.count(powiat: unit.teryt))
        }
        cities = shown.filter(\.teryt.isCity).map(place)
        powiats = shown.filter { !$0.teryt.isCity }.map(place)
        choice = gminas > HomePage.longestChoice ? [] : territory.gminas.map { ($0.teryt.description, $0.label) }
        forms = FormsTable(counts, OrganisationSearch(), shelf.forms, longest: HomePage.longestForms)
        self.counts = counts
    }

    var page: Page {
        Page(
            title: "Kto działa w Twojej gminie", description: "Rejestr organizacji społecznych: kto działa, gdzie i skąd to wiemy.",
            sample: counts.hasSample || pieces.isSample, isSearch: true, files: ["place.js"],
            policy: PagePolicy(asksPlace: true), body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="cols wide-end">
        <div class="stack fill">
        <div class="stack">
        <h1 class="big">Kto działa w Twojej gminie</h1>
        <p class="lede">Jeden rejestr organizacji społecznych regionu: kto działa, gdzie ma siedzibę i skąd to wiemy.</p>
        \(searchForm(action: RegistryAddress.list(OrganisationSearch()), label: "Szukaj organizacji po nazwie", hint: hint, suggest: RegistryAddress.suggest.path))
        \(NearField(.organisations(.none), back: RegistryAddress.list(OrganisationSearch()), chosen: nil).form)
        </div>
        \(pieces[.actions].map { "<p class=\"bar\">\($0)</p>" })
        \(figures)
        </div>
        \(pieces[.beside])
        </div>
        \(pieces[.main])
        \(byPlace)
        \(when: counts.total > 0, byForm)
        \(about)
        </div>
        """
    }

    private var hint: HTML {
        guard counts.total > 0 else { return "Wpisz początek słowa z nazwy." }
        func example(_ words: String) -> HTML { "<a href=\"\(path: RegistryAddress.list(OrganisationSearch().with(\.words, words)))\">\(words)</a>" }
        return "Wystarczą początki słów, na przykład \(each: ["straż poż", "sport", "senior"], by: ", ", example)."
    }

    private var figures: HTML {
        let organisations = Plural("organizacja", "organizacje", "organizacji")
        let places = Plural("gmina z siedzibą organizacji", "gminy z siedzibą organizacji", "gmin z siedzibą organizacji")
        let placeless = Plural("organizacja bez znanej gminy", "organizacje bez znanej gminy", "organizacji bez znanej gminy")
        let located = counts.count(.placing, Placing.located.rawValue)
        return Figures([
            .init(counts.total, organisations, source: counts.newest.map { "<span class=\"src\">stan na \(day($0))</span>" }),
            .init(counts.gminas, places, source: "<span class=\"src\">wszystkich gmin: \(number(gminas))</span>"),
            .init(counts.total - located, placeless, source: howLocated),
        ]).html
    }

    private var howLocated: HTML {
        "<span class=\"src\"><a href=\"\(path: RegistryAddress.aboutData)#polozenie\">jak jej szukamy</a></span>"
    }

    private var byForm: HTML {
        "<section class=\"brickrule stack tight\" aria-labelledby=\"formy\"><h2 id=\"formy\">Według formy prawnej</h2>\(forms.html)</section>"
    }

    private var byPlace: HTML {
        """
        <section class="brickrule stack" aria-labelledby="miejsca">
        <div class="bar wide low"><h2 id="miejsca">Według miejsca</h2>\(when: !choice.isEmpty, gminaForm)</div>
        <div class="places">
        \(when: !cities.isEmpty, "<div class=\"stack tight\"><h3>Miasta na prawach powiatu</h3>\(countedLinks(cities))</div>")
        \(when: !powiats.isEmpty, "<div class=\"stack tight\"><h3>Powiaty</h3>\(countedLinks(powiats))</div>")
        </div>
        </section>
        """
    }

    private var gminaForm: HTML {
        """
        <form class="bar low" action="\(path: RegistryAddress.list(OrganisationSearch()))">\
        \(SelectField("gmina", "Gmina", value: nil, options: [("", "wszystkie gminy")] + choice).html)\
        <button class="btn second">Pokaż organizacje</button></form>
        """
    }

    private func countedLinks(_ places: [Place]) -> HTML {
        func link(_ place: Place) -> HTML {
            "<li><a href=\"\(path: place.address)\">\(place.label)</a><span class=\"n\">\(number(place.count))</span></li>\n"
        }
        return "<ul class=\"counted\">\n\(each: places, link)</ul>"
    }

    private var about: HTML {
        """
        <div class="cols three">
        <section class="brickrule stack tight" aria-labelledby="co"><h2 id="co">Co tu jest</h2>
        <p>Fundacje, stowarzyszenia, kluby sportowe, ochotnicze straże pożarne i inne organizacje z publicznych rejestrów: nazwa, siedziba, kontakt, wpis.</p>
        <p><a href="\(path: RegistryAddress.list(OrganisationSearch()))">Lista organizacji</a></p></section>
        <section class="brickrule stack tight" aria-labelledby="skad"><h2 id="skad">Skąd to wiemy</h2>
        <p>Przy każdej wartości stoi źródło i dzień. Czego nie wiemy, to nazywamy nieznanym, nigdy zerem.</p>
        <p><a href="\(path: RegistryAddress.aboutData)">Źródła, dni i braki</a></p></section>
        <section class="brickrule stack tight" aria-labelledby="pamietaj"><h2 id="pamietaj">O czym pamiętać</h2>
        <p>Wpis w rejestrze nie znaczy, że organizacja działa, a siedziba nie mówi, komu pomaga. Błąd zgłosisz na stronie organizacji, bez logowania.</p></section>
        </div>
        """
    }
}

extension String {
    fileprivate func withoutPrefix(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
