import Application
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The map in a frame of another site: `/mapa/na-strone` hands out the code, `/ramka/mapa` is what stands in it.
enum MapEmbedding {
    static func routes(_ services: Services) -> [Route] {
        let (desk, settings) = (MapDesk(services), services.settings)
        return [
            .get("/mapa/na-strone", for: .everyone, examples: ["/mapa/na-strone?co=liczba"]) { visit in
                let question = try MapQuestion(visit.query)
                return .page(
                    EmbeddingPage(
                        try desk.view(question).heading, frame: visit.origin(base: settings["base-url"]) + address("/ramka/mapa", question),
                        height: 900, whole: MapAddress.map(question), section: "mapa", crumb: Crumb("Mapa", MapAddress.map(question).path),
                        framedBy: try settings.frameSites
                    ).page)
            },
            .get("/ramka/mapa", for: .everyone, examples: ["/ramka/mapa?co=liczba"]) { visit in
                let view = FramedMap(map: try desk.view(MapQuestion(visit.query))).view
                return .page(view.page(site: "Pożytek, " + settings["region"], framedBy: try settings.frameSites))
            },
        ]
    }

    static func address(_ path: String, _ question: MapQuestion) -> String { question.query.appended(to: path) }
}

/// Drawing and legend alone.
private struct FramedMap {
    let map: MapView

    var view: LeanView {
        let whole = MapAddress.map(map.question)
        return LeanView(
            map.heading, whole: whole, day: map.figures.newest, sample: map.figures.hasSample,
            body: """
                <figure class="viz">\(map.drawing.html)
                \(MapLegend(figures: map.figures, classes: map.classes, classing: map.question.classing, outlines: map.outlines, notes: map.notes).html)
                </figure>
                <p class="small"><a href="\(path: whole)">Te same liczby w tabeli</a></p>
                """)
    }
}
