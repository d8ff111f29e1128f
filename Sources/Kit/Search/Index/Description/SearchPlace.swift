import Glibc

/// A place on the globe, in whole ten-millionths of a degree (a centimetre on the ground), as the index keeps it.
///
///     let torun = SearchPlace(latitude: 53.01, longitude: 18.6)
///     torun?.metres(to: bydgoszcz)
package struct SearchPlace: Hashable, Sendable {
    package let latitude: Int32, longitude: Int32

    /// Nil for what is no number of degrees: NaN, latitudes beyond ±90, longitudes beyond ±180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.init(Int32((latitude * SearchPlace.scale).rounded()), Int32((longitude * SearchPlace.scale).rounded()))
    }

    init(_ latitude: Int32, _ longitude: Int32) { (self.latitude, self.longitude) = (latitude, longitude) }

    /// Units of a degree.
    static let scale = 10_000_000.0
    static let radians = Double.pi / 180 / scale
    /// Metres of the mean radius R1 of the globe (IUGG; Moritz 2000, "Geodetic Reference System 1980"). On this sphere a distance in Poland
    /// differs from that on the ellipsoid by less than 0.4 %.
    static let radius = 6_371_008.7714

    /// Metres along the great circle.
    package func metres(to other: SearchPlace) -> Double {
        Disc.metres(ofHaversine: Disc.haversine(self, cos(Double(latitude) * Self.radians), other))
    }
}

/// A circle on the globe, made ready for asking many places: a box that most of them fail, then the great circle.
struct Disc {
    private let centre: SearchPlace
    private let cosine: Double
    /// The haversine of the radius.
    private let limit: Double
    /// Latitudes that can be within, in units of ``SearchPlace``, and longitudes; longitudes are all where the circle holds a pole or crosses the
    /// antimeridian. Both reach a unit too far, so that rounding leaves nothing out.
    let latitudes: ClosedRange<Int32>, longitudes: ClosedRange<Int32>

    init(_ circle: SearchQuery.Circle) {
        centre = circle.centre
        let latitude = Double(centre.latitude) * SearchPlace.radians
        cosine = cos(latitude)
        let angle = circle.metres > 0 ? min(circle.metres / SearchPlace.radius, .pi) : 0
        let half = sin(angle / 2)
        // Ten micrometres more, so that the centre is within a circle of no radius.
        limit = half * half + 1e-24
        latitudes = Disc.range(centre.latitude, angle, within: 90)
        let reach = cosine > 0 && abs(latitude) + angle < .pi / 2 ? asin(min(1, sin(angle) / cosine)) : .pi
        let (west, east) = (Double(centre.longitude) * SearchPlace.radians - reach, Double(centre.longitude) * SearchPlace.radians + reach)
        longitudes = west < -.pi || east > .pi ? .min ... .max : Disc.range(centre.longitude, reach, within: 180)
    }

    private static func range(_ middle: Int32, _ angle: Double, within degrees: Double) -> ClosedRange<Int32> {
        let (most, reach) = (degrees * SearchPlace.scale, angle / SearchPlace.radians + 1)
        return Int32(max(Double(middle) - reach, -most).rounded(.down))...Int32(min(Double(middle) + reach, most).rounded(.up))
    }

    @inline(__always) func contains(_ place: SearchPlace) -> Bool { longitudes.contains(place.longitude) && haversine(place) <= limit }

    @inline(__always) func haversine(_ place: SearchPlace) -> Double { Disc.haversine(centre, cosine, place) }

    /// - Parameter cosine: of the latitude of `a`.
    @inline(__always) static func haversine(_ a: SearchPlace, _ cosine: Double, _ b: SearchPlace) -> Double {
        let up = sin(Double(Int64(b.latitude) - Int64(a.latitude)) * SearchPlace.radians / 2)
        let along = sin(Double(Int64(b.longitude) - Int64(a.longitude)) * SearchPlace.radians / 2)
        return up * up + cosine * cos(Double(b.latitude) * SearchPlace.radians) * along * along
    }

    static func metres(ofHaversine value: Double) -> Double { 2 * SearchPlace.radius * asin(min(1, value.squareRoot())) }
}
