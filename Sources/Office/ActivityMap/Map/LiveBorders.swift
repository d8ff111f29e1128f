import Application
import Database
import Geography
import Reference
import Synchronization
import Values
import Web

/// The borders in memory: what was imported, else the outlines that come with the program for the units they belong to; discs for what has neither.
/// Looks at the database whether others were loaded.
package final class LiveBorders: ReadModel {
    package struct View: Sendable {
        /// What maps of each level are drawn of.
        package let outlines: [MapLevel: MapOutlines]
        /// The same areas as vector tiles, exact.
        let tiles: [MapLevel: AreaLayer]
        /// Of all areas together, for the line around them.
        let regionTiles: AreaLayer
        /// What lies beside what, and how that is known.
        let neighbourhood: Neighbourhood
        /// All of them, degrees: west, south, east, north.
        let frame: [Double]
        /// For small maps of one place, by origin.
        let gminas: [GminaBorders]

        /// By the level's name in an address: `gmina`, `powiat`, `voivodeship`.
        func tiles(_ level: String) -> AreaLayer? { level == "voivodeship" ? regionTiles : MapLevel(rawValue: level).flatMap { tiles[$0] } }

        /// The borders a place is drawn of with those around it; nil when its own are not known.
        func gminas(around unit: Teryt) -> GminaBorders? { gminas.first { !$0.areas(of: unit).isEmpty } }
    }

    private struct Held {
        /// Of the load the view was made of; nil: the bundled outlines.
        let state: String?
        let units: Int
        let view: View
    }

    private let database: Database
    private let held = Mutex<Held?>(nil)

    package init(_ services: Services) { database = services.database }

    package let title = "granice"
    package var isLoaded: Bool { held.withLock { $0 != nil } }

    package func outlines(_ level: MapLevel) throws -> MapOutlines {
        guard let outlines = try view.outlines[level] else { throw Problem.notFound }
        return outlines
    }

    package var neighbourhood: Neighbourhood { get throws { try view.neighbourhood } }

    var view: View {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return held.view
        }
    }

    /// Another one whenever other borders were loaded.
    var edition: String {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return "\(held.state ?? "bundled") \(held.units)"
        }
    }

    package func catchUp() async throws {
        let known = held.withLock { $0 }
        let today = database.clock.today
        let fresh: Held? = try await database.read { db in
            let state = try BorderStore.state(in: db)
            let count = try db.integer("SELECT count(*) FROM unit WHERE until IS NULL")
            if let known, known.state == state, known.units == count { return nil }
            return Held(state: state, units: count, view: try LiveBorders.view(on: today, in: db))
        }
        if let fresh { held.withLock { $0 = fresh } }
    }

    package func keep() async throws {}

    private static func view(on today: Day, in db: Reading) throws -> View {
        let territory = try Territory.load(db)
        return View(try KnownBorders.gminas(of: territory, on: today, in: db), territory)
    }
}

extension LiveBorders.View {
    fileprivate init(_ known: [KnownBorders], _ territory: Territory) {
        let names: (Teryt) -> String = { territory[$0]?.label ?? $0.digits }
        var (outlines, tiles, bounds) = ([MapLevel: MapOutlines](), [MapLevel: AreaLayer](), Bounds.empty)
        for level in MapLevel.allCases {
            let sheets = BorderSheet.sheets(level, known, territory)
            let schematic = SchematicDiscs(level, drawn: Set(sheets.flatMap(\.units)), territory)
            outlines[level] = MapOutlines(sheets, schematic)
            tiles[level] = AreaLayer(sheets, schematic, names: names)
            for sheet in sheets { bounds.add(sheet.topology.areaBounds) }
            bounds.add(schematic.bounds)
        }
        (self.outlines, self.tiles, neighbourhood) = (outlines, tiles, Neighbourhood(territory, known))
        gminas = BorderSheet.sheets(.gmina, known, territory).map { GminaBorders($0.topology, $0.units, source: $0.source, isSimplified: true) }
        regionTiles = AreaLayer(known.map(BorderSheet.regions), nil, names: names)
        let corners = [(bounds.minX, bounds.minY), (bounds.minX, bounds.maxY), (bounds.maxX, bounds.minY), (bounds.maxX, bounds.maxY)].map {
            GridPoint(x: $0.0, y: $0.1).coordinate
        }
        let (east, north) = (corners.map(\.longitude), corners.map(\.latitude))
        let country = [Poland.longitudes.lowerBound, Poland.latitudes.lowerBound, Poland.longitudes.upperBound, Poland.latitudes.upperBound]
        frame = bounds.isEmpty ? country : [east.min() ?? 0, north.min() ?? 0, east.max() ?? 0, north.max() ?? 0]
    }
}
