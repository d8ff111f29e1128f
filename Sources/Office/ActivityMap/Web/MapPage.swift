import Application
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// `/mapa`: the region by one number, drawn and as a table.
struct MapPage: Sendable {
    private let view: MapView
    private let live: LiveMapWords
    private let base: BaseMapWords?
    private let places: MapPlaceSearch

    init(_ view: MapView, frame: [Double], base: BaseMapWords? = nil) {
        (self.view, self.base) = (view, base)
        places = MapPlaceSearch(view.question, view.shelf)
        live = LiveMapWords(view, frame: frame)
    }

    var page: Page {
        Page(
            title: "Mapa aktywności społecznej", description: "Ile organizacji społecznych działa w gminach i powiatach: mapa i tabela.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Mapa aktywności")], section: "mapa", width: .broad,
            sample: view.figures.hasSample,
            files: ["maplibre/maplibre-gl.css", "maplibre/maplibre-gl.js", "place.js", "map-near.js", "map.js", "map-form.js"],
            policy: PagePolicy(drawsMap: true, mapsFrom: base.map { [$0.map.origin] } ?? [], asksPlace: true), body: html)
    }

    private var html: HTML {
        let question = view.question
        func file(_ kind: MapFile) -> HTML { "<a href=\"\(path: MapAddress.file(question, kind))\">\(kind.title)</a>" }
        return """
            <div class="stack">
            <div class="bar wide"><h1>Mapa aktywności społecznej</h1><p class="small tools" data-fresh="pliki">Pobierz: \(each: MapFile.offered, by: " · ", file) · \
            <a href="\(link: MapEmbedding.address("/mapa/na-strone", question))">Umieść na swojej stronie</a></p></div>
            \(MapForm(question, spheres: view.shelf.spheres, years: view.years, today: view.shelf.today.year).html)
            <div class="map-bar"><div class="bar" data-fresh="sposob">\(MapSwitch(question: question).html)\(view.chosen.chips(none: OrganisationSearch(), to: with))</div>\(places.form)</div>
            \(places.chosen)
            <div class="cols map-page">
            <figure class="viz" aria-labelledby="mapa" data-frame="\(live.frame)" data-level="\(question.level.rawValue)" data-query="\(live.query)" \
            data-labels="\(live.labels)" data-dots="\(live.dots)" data-circles="\(live.circles)"\(places.attribute)\(base?.attribute)>
            <figcaption id="mapa" data-fresh="tytul"><h2>\(view.heading)</h2><p class="quiet small">\(view.summary) \
            Te same liczby są w <a href="#tabela">tabeli</a>.</p>\(SchematicNote(view.figures.rows, question.level, view.outlines).html)</figcaption>
            \(view.drawing.html)
            \(MapLegend(figures: view.figures, classes: view.classes, classing: question.classing, outlines: view.outlines, notes: view.notes).html)\(base?.credit)
            </figure>
            <div class="stack">\(places.nearest)
            \(MapTable(question: question, figures: view.figures, classes: view.classes, address: view.address).html)</div>
            </div></div>
            """
    }

    private func with(_ search: OrganisationSearch) -> any Address {
        // Kinds that are no filter here are none elsewhere either.
        let isUsual = view.question.search.kinds == .counted && search.kinds == .every && view.question.subject.deeds != nil
        let search = search.with(\.perPage, 20)
        return MapAddress.map(view.question.with(\.search, isUsual ? search.with(\.kinds, .counted) : search))
    }
}
