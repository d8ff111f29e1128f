import Foundation
import Reference

extension Point {
    private static let earthRadius = 6_371_008.8

    /// Metres on the sphere; within the size of a region half a per cent from the truth.
    func metres(to other: Point) -> Double {
        let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
        let (north, east) = (b - a, (other.longitude - longitude) * .pi / 180 * cos((a + b) / 2))
        return Point.earthRadius * (north * north + east * east).squareRoot()
    }

    /// The point so many metres away, the bearing in radians from north.
    func moved(metres: Double, bearing: Double) -> Point {
        let degrees = metres / Point.earthRadius * 180 / .pi
        return Point(
            latitude: latitude + degrees * cos(bearing), longitude: longitude + degrees * sin(bearing) / cos(latitude * .pi / 180))
    }
}
