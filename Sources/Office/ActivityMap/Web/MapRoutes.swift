import Application
import Reference
import Registry
import Values
import Web

/// Request → question → page or file. Nothing else happens here.
enum MapRoutes {
    static func all(_ services: Services) -> [Route] {
        let desk = RegistryDesk(services: services)
        let base = BaseMapWords(services.settings)
        let borders = services.models.model { LiveBorders(services) }
        return [
            .get("/mapa", for: .everyone, examples: ["/mapa", "/mapa?co=liczba", "/mapa?co=udzial&sfera=17&poziom=powiat"]) { visit in
                let question = try MapQuestion(visit.query)
                return .page(MapPage(question, try desk.shelf, try borders.outlines(question.level), frame: try borders.view.frame, base: base).page)
            }
        ]
            + MapFile.allCases.map { kind in
                .get("/mapa.\(kind.rawValue)", for: .everyone, examples: ["/mapa.\(kind.rawValue)"]) { visit in
                    let question = try MapQuestion(visit.query)
                    let files = MapFiles(question, try desk.shelf, try borders.outlines(question.level))
                    return try await files.reply(kind, now: services.clock.now(), byteOrderMark: visit.query.first("bom") == "tak")
                }
            }
    }
}
