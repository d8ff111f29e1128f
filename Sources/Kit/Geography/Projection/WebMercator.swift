import Glibc

/// A place in the square of web maps: 0 at the west and north edge, 2³² at the east and south edge.
///
/// 2³² units are 9 mm at the equator, so that a tile and its 4096 units are whole bits of the number.
package struct WorldPoint: Hashable, Sendable {
    package var x: UInt32, y: UInt32

    package init(x: UInt32, y: UInt32) {
        self.x = x
        self.y = y
    }

    /// Beyond ±85.0511° of latitude the edge of the square.
    package init(_ place: Coordinate) {
        let sine = sin(min(max(place.latitude, -85.05112878), 85.05112878) * .pi / 180)
        self.init(
            x: WorldPoint.fixed((place.longitude + 180) / 360),
            y: WorldPoint.fixed(0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)))
    }

    package var coordinate: Coordinate {
        let north = Double.pi * (1 - 2 * Double(y) / 4_294_967_296)
        return Coordinate(longitude: Double(x) / 4_294_967_296 * 360 - 180, latitude: atan(sinh(north)) * 180 / .pi)
    }

    private static func fixed(_ share: Double) -> UInt32 { UInt32(min(max(share * 4_294_967_296, 0), 4_294_967_295)) }
}

/// The address of a map tile: `x` from the west, `y` from the north, at zoom `z` 2ᶻ tiles a side.
package struct Tile: Hashable, Sendable {
    /// Units a side inside a tile.
    package static let extent = 4096
    /// The deepest zoom there is; a unit is four world units, 4 cm.
    package static let deepest = 18
    package let z: Int, x: Int, y: Int

    /// Nil for an address that does not exist.
    package init?(z: Int, x: Int, y: Int) {
        guard 0...Tile.deepest ~= z, 0..<(1 << z) ~= x, 0..<(1 << z) ~= y else { return nil }
        (self.z, self.x, self.y) = (z, x, y)
    }

    /// The tile that holds the place.
    package init(at place: WorldPoint, zoom: Int) {
        precondition(0...Tile.deepest ~= zoom)
        (z, x, y) = (zoom, zoom == 0 ? 0 : Int(place.x >> UInt32(32 - zoom)), zoom == 0 ? 0 : Int(place.y >> UInt32(32 - zoom)))
    }

    /// The tile and those around it, as many of the nine as there are.
    var surroundings: [Tile] { (-1...1).flatMap { dy in (-1...1).compactMap { Tile(z: z, x: x + $0, y: y + dy) } } }

    /// World units a unit of the tile, as a power of two.
    var unitBits: Int { 20 - z }
    /// The world's coordinates of the north-west corner.
    var west: Int { x << (32 - z) }
    var north: Int { y << (32 - z) }

    /// Where a place lies in the tile's units, floored; 0...4095 inside.
    package func units(_ place: WorldPoint) -> (x: Int, y: Int) { ((Int(place.x) - west) >> unitBits, (Int(place.y) - north) >> unitBits) }

    /// Metres on the ground of a unit in the latitude of Poland's middle (52°).
    static func metres(atZoom zoom: Int) -> Double { 40_075_016.686 * 0.6157 / Double(Tile.extent) / Double(1 << zoom) }
}
