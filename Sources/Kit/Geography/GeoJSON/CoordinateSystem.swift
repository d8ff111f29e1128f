/// The two systems of coordinates a boundary file may be in.
package enum CoordinateSystem: String, Sendable, CustomStringConvertible {
    /// Degrees, longitude first (EPSG:4326, OGC CRS84, what GeoJSON means by default).
    case wgs84 = "EPSG:4326"
    /// Metres, easting first.
    case puwg1992 = "EPSG:2180"

    package var description: String { rawValue }

    /// From a name as files spell it: `EPSG:2180`, `urn:ogc:def:crs:EPSG::4326`, `urn:ogc:def:crs:OGC:1.3:CRS84`, an address of opengis.net.
    init?(named name: String) {
        let parts = name.uppercased().split { $0 == ":" || $0 == "/" || $0 == "#" }
        switch parts.last {
        case "4326" where parts.contains { $0.hasSuffix("EPSG") || $0.hasPrefix("EPSG") }: self = .wgs84
        case "CRS84": self = .wgs84
        case "2180" where parts.contains { $0.hasSuffix("EPSG") || $0.hasPrefix("EPSG") }: self = .puwg1992
        default: return nil
        }
    }

    /// From the size of the numbers: degrees stay under 180, places in Poland are at least 90 000 m from the origin of EPSG:2180.
    init?(ofNumbers x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
        if -180...180 ~= x.lowerBound, -180...180 ~= x.upperBound, -180...180 ~= y.lowerBound, -180...180 ~= y.upperBound {
            self = .wgs84
        } else if min(x.lowerBound, y.lowerBound) > 10_000, max(x.upperBound, y.upperBound) < 10_000_000 {
            self = .puwg1992
        } else {
            return nil
        }
    }

    func gridPoint(_ x: Double, _ y: Double) -> GridPoint? {
        switch self {
        case .wgs84: GridPoint(Coordinate(longitude: x, latitude: y))
        case .puwg1992: GridPoint(PlanePoint(east: x, north: y))
        }
    }

    /// Whether the ranges lie in Poland.
    func isInPoland(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Bool {
        let (wide, high) = self == .wgs84 ? (Poland.longitudes, Poland.latitudes) : (Poland.easts, Poland.norths)
        return wide ~= x.lowerBound && wide ~= x.upperBound && high ~= y.lowerBound && high ~= y.upperBound
    }
}
