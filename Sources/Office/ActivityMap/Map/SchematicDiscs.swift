import Geography
import Reference

/// Places whose border nobody knows: a disc of one size where each lies. No border is invented.
struct SchematicDiscs: Sendable {
    struct Disc: Sendable {
        let unit: Unit, place: GridPoint
    }

    let discs: [Disc]
    /// Metres: neighbours mostly do not touch.
    let radius: Double

    /// Of a disc that stands alone, about that of a gmina.
    private static let alone = 5_000.0

    /// - Parameter drawn: what has a border.
    init(_ level: MapLevel, drawn: Set<Teryt>, _ territory: Territory) {
        let units = (level == .gmina ? territory.gminas : territory.powiats).filter { !drawn.contains($0.teryt) }
        discs = units.compactMap { unit in SchematicDiscs.place(of: unit, territory).map { Disc(unit: unit, place: $0) } }
        radius = SchematicDiscs.radius(discs.map(\.place.plane))
    }

    /// Of a gmina its inside point, of a powiat the one of its gminas that lies most in the middle.
    private static func place(of unit: Unit, _ territory: Territory) -> GridPoint? {
        let places = territory.gminas(of: unit.teryt).compactMap(\.inside).compactMap {
            GridPoint(Coordinate(longitude: $0.longitude, latitude: $0.latitude))
        }
        guard places.count > 1 else { return places.first }
        let east = places.reduce(0) { $0 + $1.plane.east } / Double(places.count)
        let north = places.reduce(0) { $0 + $1.plane.north } / Double(places.count)
        return places.min { distance($0.plane, PlanePoint(east: east, north: north)) < distance($1.plane, PlanePoint(east: east, north: north)) }
    }

    /// Two fifths of what is usual from one to the next.
    private static func radius(_ places: [PlanePoint]) -> Double {
        guard places.count > 1 else { return alone }
        let nearest = places.indices.map { one in
            places.indices.reduce(Double.infinity) { $1 == one ? $0 : min($0, distance(places[one], places[$1])) }
        }
        return nearest.sorted()[places.count / 2].squareRoot() * 0.42
    }

    /// Squared.
    private static func distance(_ a: PlanePoint, _ b: PlanePoint) -> Double {
        (a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north)
    }

    /// All of them, edges included.
    var bounds: Bounds {
        let edge = Int32(radius * 100)
        return discs.reduce(into: .empty) { bounds, disc in
            let (x, y) = (disc.place.x, disc.place.y)
            bounds.add(Bounds(minX: x - edge, minY: y - edge, maxX: x + edge, maxY: y + edge))
        }
    }
}
