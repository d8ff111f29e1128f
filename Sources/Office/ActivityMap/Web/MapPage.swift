import Application
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// `/mapa`: the region by one number, drawn and as a table.
struct MapPage: Sendable {
    private let question: MapQuestion
    private let figures: AreaFigures
    private let classes: MapClasses
    private let outlines: MapOutlines
    private let chosen: ChosenFilters
    private let spheres: [Sphere]
    private let sphere: String?
    private let years: [Int]
    private let today: Int
    private let address: @Sendable (Unit) -> String
    private let live: LiveMapWords
    private let base: BaseMapWords?
    private let places: MapPlaceSearch

    init(_ question: MapQuestion, _ shelf: RegistryDesk.Shelf, _ outlines: MapOutlines, frame: [Double], base: BaseMapWords? = nil) {
        self.base = base
        self.question = question
        figures = AreaFigures(question, shelf)
        classes = MapClasses(figures.known.compactMap(\.value), question.classing, decimals: question.measure.decimals)
        self.outlines = outlines
        chosen = ChosenFilters(question.counted, shelf.view)
        spheres = shelf.spheres
        sphere = question.sphere.flatMap { shelf.sphere($0)?.name }
        years = shelf.counts().counts(.year).compactMap { Int($0.value) }.sorted()
        today = shelf.today.year
        let territory = shelf.territory
        address = { RegistryAddress.unit($0, territory).path }
        live = LiveMapWords(figures, question.dated(in: shelf), outlines, frame: frame, sample: shelf.sample)
        places = MapPlaceSearch(question, shelf, outlines)
    }

    var page: Page {
        Page(
            title: "Mapa aktywności społecznej", description: "Ile organizacji społecznych działa w gminach i powiatach: mapa i tabela.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Mapa aktywności")], section: "mapa", width: .broad,
            sample: figures.hasSample, files: ["maplibre/maplibre-gl.css", "maplibre/maplibre-gl.js", "place.js", "map-near.js", "map.js"],
            policy: PagePolicy(drawsMap: true, mapsFrom: base.map { [$0.map.origin] } ?? [], asksPlace: true), body: html)
    }

    private var html: HTML {
        func file(_ kind: MapFile) -> HTML { "<a href=\"\(path: MapAddress.file(question, kind))\">\(kind.title)</a>" }
        return """
            <div class="stack">
            <div class="bar wide"><h1>Mapa aktywności społecznej</h1><p class="small tools">Pobierz: \(each: MapFile.offered, by: " · ", file)</p></div>
            \(MapForm(question, spheres: spheres, years: years, today: today).html)
            \(chosen.chips(none: OrganisationSearch(), to: with))
            \(places.html)
            <div class="cols map-page">
            <figure class="viz" aria-labelledby="mapa" data-frame="\(live.frame)" data-level="\(question.level.rawValue)" data-query="\(live.query)" \
            data-labels="\(live.labels)" data-dots="\(question.measure.isRatio ? "close" : "always")"\(places.attribute)\(base?.attribute)>
            <figcaption id="mapa"><h2>\(question.heading(in: sphere))</h2><p class="quiet small">\(summary)</p></figcaption>
            \(places.ringed(MapDrawing(figures, classes, outlines, address: address)).html)
            \(MapLegend(figures: figures, classes: classes, classing: question.classing, outlines: outlines, year: question.year).html)\(base?.credit)
            </figure>
            <div class="stack">\(places.nearest)
            \(MapTable(question: question, figures: figures, classes: classes, address: address).html)</div>
            </div></div>
            """
    }

    private func with(_ search: OrganisationSearch) -> any Address { MapAddress.map(question.with(\.search, search.with(\.perPage, 20))) }

    /// The extremes in words.
    private var summary: HTML {
        if question.measure == .share, question.sphere == nil {
            return "Wybierz jedną sferę, a pokażemy jej udział w każdej gminie."
        }
        let known = figures.ranked.filter { $0.value != nil }
        guard let most = known.first, let least = known.last, let high = most.value, let low = least.value, high > 0 else {
            return "Nie ma organizacji o takich cechach."
        }
        let middle = figures.median.map { " Mediana: " + figures.words($0) + "." } ?? ""
        return """
            Najwięcej: \(most.unit.label) (\(figures.words(high))), najmniej: \(least.unit.label) (\(figures.words(low))).\(middle) \
            Te same liczby są w <a href="#tabela">tabeli</a>.
            """
    }
}
