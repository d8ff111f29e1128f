import Application
import Reference
import Registry
import Values
import Web

/// Request → question → page or file. Nothing else happens here.
enum MapRoutes {
    static func all(_ services: Services) -> [Route] {
        let desk = MapDesk(services)
        let base = BaseMapWords(services.settings)
        let examples = [
            "/mapa", "/mapa?co=liczba", "/mapa?co=udzial&sfera=17&poziom=powiat", "/mapa?licz=pieniadze&wg=miejsce",
            "/mapa?licz=pieniadze&co=roznica&poziom=powiat",
        ]
        return [
            .get("/mapa", for: .everyone, examples: examples) { visit in
                .page(MapPage(try desk.view(MapQuestion(visit.query)), frame: try desk.frame, base: base).page)
            }
        ]
            + MapFile.allCases.map { kind in
                .get("/mapa.\(kind.rawValue)", for: .everyone, examples: ["/mapa.\(kind.rawValue)"]) { visit in
                    let files = MapFiles(try desk.view(MapQuestion(visit.query)))
                    return try await files.reply(kind, now: services.clock.now(), byteOrderMark: visit.query.first("bom") == "tak")
                }
            }
    }
}
