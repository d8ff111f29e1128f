import API
import Application
import Geography
import Listing
import Registry
import Search
import Values
import Web

/// `/tiles/organisations/{z}/{x}/{y}.mvt`, and activities and grants alike: vector tiles with exactly the filters of the API and like it without
/// hidden ones.
enum TileRoutes {
    private static let type = "application/vnd.mapbox-vector-tile"

    static func all(_ services: Services) -> [Route] {
        let register = services.models.model { LiveRegister(services) }
        let deeds = services.models.model { LiveDeeds(services.database) }
        let organisations = services.models.model { LiveTiles(OrganisationTiles(register)) }
        let activities = services.models.model { LiveTiles(DeedTiles<TiledActivities>(deeds)) }
        let grants = services.models.model { LiveTiles(DeedTiles<TiledGrants>(deeds)) }
        let borders = services.models.model { LiveBorders(services) }
        return [
            points(organisations, services) { try APIQuestion(filters: $0).query(today: $1) },
            points(activities, services) { try ListQuestion(filters: $0, DeedFacets.activityTerms).query(today: $1) },
            points(grants, services) { try ListQuestion(filters: $0, DeedFacets.grantTerms).query(today: $1) },
            .get("/tiles/areas/{level}/{z}/{x}/{y}", for: .everyone, examples: ["/tiles/areas/gmina/7/70/42.mvt"]) { visit in
                guard let tile = tile(visit), tile.z <= PlacedThings.deepest, let tiles = try borders.view.tiles(visit.parameter("level"))
                else { throw Problem.notFound }
                let bytes = tiles.bytes(tile)
                return bytes.isEmpty ? .nothing() : .content(bytes, type: type)
            },
        ]
    }

    /// - Parameter question: what the API is asked by the same filters.
    private static func points<Things>(
        _ tiles: LiveTiles<Things>, _ services: Services, _ question: @escaping @Sendable (Query, Day) throws -> SearchQuery
    ) -> Route {
        let path = "/tiles/\(Things.layer)"
        return .get(path + "/{z}/{x}/{y}", for: .everyone, examples: [path + "/7/70/42.mvt"]) { visit in
            guard let tile = tile(visit), tile.z <= PlacedThings.deepest else { throw Problem.notFound }
            let bytes: [UInt8]?
            if visit.query.isEmpty {
                bytes = try tiles.whole(tile)
            } else {
                do {
                    bytes = try tiles.placed.tile(tile, try question(visit.query, services.clock.today))
                } catch let wrong as APIQuestion.Unreadable {
                    return wrong.reply
                } catch let wrong as APIFaults {
                    return wrong.reply
                }
            }
            return bytes.map { .content($0, type: type) } ?? .nothing()
        }
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
