/// Why the rings of an area cannot be used, in words for the reader of an import's report.
package enum ShapeFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing is left of a ring on the grid of a centimetre.
    case noArea(ring: Int)
    case holeOutside(ring: Int)
    /// Crossing borders that GEOS could not mend either.
    case crossing(at: Coordinate)
    /// Crossing borders of so many points that mending could take for ever.
    case tooLargeToMend(points: Int, at: Coordinate)

    package var description: String {
        switch self {
        case .noArea(let ring): "pierścień \(ring) nie ma powierzchni"
        case .holeOutside(let ring): "pierścień \(ring) jest otworem, a leży poza obszarem"
        case .crossing(let place): "granica przecina samą siebie (\(ShapeFault.words(place))) i nie dała się naprawić"
        case .tooLargeToMend(let points, let place):
            "granica przecina samą siebie (\(ShapeFault.words(place))), a ma \(points) punktów, za dużo, aby ją naprawiać samoczynnie"
        }
    }

    private static func words(_ place: Coordinate) -> String {
        func degrees(_ value: Double) -> String {
            let scaled = Int((value * 100_000).rounded())
            let digits = String(abs(scaled) % 100_000)
            return "\(scaled < 0 ? "-" : "")\(abs(scaled) / 100_000).\(String(repeating: "0", count: 5 - digits.count))\(digits)"
        }
        return "\(degrees(place.longitude)), \(degrees(place.latitude))"
    }
}
