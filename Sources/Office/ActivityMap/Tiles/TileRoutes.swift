import Application
import Geography
import Registry
import Values
import Web

/// `/tiles/organisations/{z}/{x}/{y}.mvt`: the register as vector tiles, with exactly the filters of the API and like it without hidden ones.
enum TileRoutes {
    private static let type = "application/vnd.mapbox-vector-tile"

    static func all(_ services: Services) -> [Route] {
        let register = services.models.model { LiveRegister(services) }
        let tiles = services.models.model { LiveTiles(register) }
        let borders = services.models.model { LiveBorders(services) }
        return [
            .get("/tiles/organisations/{z}/{x}/{y}", for: .everyone, examples: ["/tiles/organisations/7/70/42.mvt"]) { visit in
                guard let tile = tile(visit), tile.z <= PlacedRegister.deepest else { throw Problem.notFound }
                let bytes: [UInt8]?
                if visit.query.isEmpty {
                    bytes = try tiles.whole(tile)
                } else {
                    do {
                        let question = try APIQuestion(filters: visit.query)
                        bytes = try tiles.placed.tile(tile, question.query(today: services.clock.today))
                    } catch let wrong as APIQuestion.Unreadable {
                        return wrong.reply
                    }
                }
                return bytes.map { .content($0, type: type) } ?? .nothing()
            },
            .get("/tiles/areas/{level}/{z}/{x}/{y}", for: .everyone, examples: ["/tiles/areas/gmina/7/70/42.mvt"]) { visit in
                guard let tile = tile(visit), tile.z <= PlacedRegister.deepest, let tiles = try borders.view.tiles(visit.parameter("level"))
                else { throw Problem.notFound }
                let bytes = tiles.bytes(tile)
                return bytes.isEmpty ? .nothing() : .content(bytes, type: type)
            },
        ]
    }

    /// Nil for what is no tile: not whole numbers, out of range, another ending.
    private static func tile(_ visit: Visit) -> Tile? {
        let last = visit.parameter("y")
        guard last.hasSuffix(".mvt"), let z = number(visit.parameter("z")), let x = number(visit.parameter("x")),
            let y = number(String(last.dropLast(4)))
        else { return nil }
        return Tile(z: z, x: x, y: y)
    }

    private static func number(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
