import Application
import Database
import Geography
import Polish
import Reference
import Synchronization
import Values
import Web

/// The borders in memory: what was imported, else the outlines that come with the program. Looks at the database whether others were loaded.
package final class LiveBorders: ReadModel {
    package struct View: Sendable {
        /// What maps of each level are drawn of.
        package let outlines: [MapLevel: MapOutlines]
        /// The same areas as vector tiles, exact.
        let tiles: [MapLevel: AreaTiles]
        /// Of all areas together, for the line around them.
        let regionTiles: AreaTiles
        /// All of them, degrees: west, south, east, north.
        let frame: [Double]

        /// By the level's name in an address: `gmina`, `powiat`, `voivodeship`.
        func tiles(_ level: String) -> AreaTiles? { level == "voivodeship" ? regionTiles : MapLevel(rawValue: level).flatMap { tiles[$0] } }
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

    var view: View {
        get throws {
            guard let held = held.withLock({ $0 }) else { throw Problem.unavailable(seconds: 5) }
            return held.view
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
        let names: (Teryt) -> String = { territory[$0]?.label ?? $0.digits }
        let gminas = try BorderStore.all(.gmina, on: today, in: db)
        // What an import took in has been checked; should it not fit all the same, the bundled outlines are better than no map.
        if let topology = try? Topology(gminas.map(\.shape)), let first = gminas.first {
            let newest = gminas.map(\.since).max() ?? first.since
            return View(topology, gminas.map(\.teryt), names, source: "\(first.source) · stan na \(date(newest))", isSimplified: true)
        }
        let bundled = try BundledOutlines.gminas()
        return View(bundled.topology, bundled.units, names, source: BundledOutlines.source, isSimplified: true)
    }
}

extension LiveBorders.View {
    fileprivate init(_ topology: Topology, _ units: [Teryt], _ names: (Teryt) -> String, source: String, isSimplified: Bool) {
        let powiats = Set(units.compactMap(\.powiat)).sorted()
        let numbers = Dictionary(powiats.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let powiatOf = units.map { $0.powiat.flatMap { numbers[$0] } ?? 0 }
        let merged = topology.merged(into: powiatOf, count: powiats.count)
        outlines = [
            .gmina: MapOutlines(topology, units, powiatOf: powiatOf, source: source, isSimplified: isSimplified),
            .powiat: MapOutlines(merged, powiats, powiatOf: Array(powiats.indices), source: source, isSimplified: isSimplified),
        ]
        func attributes(_ units: [Teryt]) -> [[(key: String, value: VectorTile.Value)]] {
            units.map { [("teryt", .text($0.digits)), ("name", .text(names($0)))] }
        }
        tiles = [
            .gmina: AreaTiles(topology, attributes: attributes(units)), .powiat: AreaTiles(merged, attributes: attributes(powiats)),
        ]
        let regions = Set(units.map(\.voivodeship)).sorted()
        let regionOf = units.map { regions.firstIndex(of: $0.voivodeship) }
        regionTiles = AreaTiles(topology.merged(into: regionOf, count: regions.count), attributes: attributes(regions))
        let bounds = topology.areaBounds
        let corners = [(bounds.minX, bounds.minY), (bounds.minX, bounds.maxY), (bounds.maxX, bounds.minY), (bounds.maxX, bounds.maxY)].map {
            GridPoint(x: $0.0, y: $0.1).coordinate
        }
        let (east, north) = (corners.map(\.longitude), corners.map(\.latitude))
        frame = [east.min() ?? 0, north.min() ?? 0, east.max() ?? 0, north.max() ?? 0]
    }
}
