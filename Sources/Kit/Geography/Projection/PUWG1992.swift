import Glibc

/// EPSG:2180, the plane coordinates of Polish official maps, from and to WGS 84.
///
///     PUWG1992.project(Coordinate(longitude: 18.6, latitude: 53.01))   // 473 170 m east, 571 695 m north
///
/// Transverse Mercator on GRS 80, central meridian 19° E, scale 0.9993, false easting 500 km, false northing −5 300 km. ETRS89 is taken
/// for WGS 84, as PROJ does (they differ by some decimetres). Krüger's series to the sixth order: under a micrometre within Poland.
/// - SeeAlso: Karney (2011), "Transverse Mercator with an accuracy of a few nanometers", eq. 7–36.
package enum PUWG1992 {
    private static let flattening = 1 / 298.257222101
    private static let third = flattening / (2 - flattening)
    private static let squaredEccentricity = flattening * (2 - flattening)
    private static let eccentricity = squaredEccentricity.squareRoot()
    private static let degree = Double.pi / 180
    private static let falseEast = 500_000.0, falseNorth = -5_300_000.0, meridian = 19.0

    /// Metres of one radian along the meridian, the scale of the map included.
    private static let radius: Double = {
        let n = third
        return 0.9993 * 6_378_137 / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64 + n * n * n * n * n * n / 256)
    }()

    private static let forward: [Double] = series([
        [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
        [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360],
        [61 / 240, -103 / 140, 15061 / 26880, 167_603 / 181_440],
        [49561 / 161_280, -179 / 168, 6_601_661 / 7_257_600],
        [34729 / 80640, -3_418_889 / 1_995_840],
        [212_378_941 / 319_334_400],
    ])

    private static let backward: [Double] = series([
        [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604_800],
        [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720],
        [17 / 480, -37 / 840, -209 / 4480, 5569 / 90720],
        [4397 / 161_280, -11 / 504, -830_251 / 7_257_600],
        [4583 / 161_280, -108_847 / 3_991_680],
        [20_648_693 / 638_668_800],
    ])

    /// The k-th row begins with the power k of the third flattening.
    private static func series(_ rows: [[Double]]) -> [Double] {
        rows.enumerated().map { index, row in
            row.reversed().reduce(0) { $0 * third + $1 } * pow(third, Double(index + 1))
        }
    }

    /// - Parameter place: any place less than 80° from 19° E; exact to a micrometre within 30°.
    package static func project(_ place: Coordinate) -> PlanePoint {
        let tangent = tan(place.latitude * degree)
        let secant = (1 + tangent * tangent).squareRoot()
        let conformal = conformalTangent(tangent, secant)
        let longitude = (place.longitude - meridian) * degree
        let cosine = cos(longitude)
        let xi = atan2(conformal, cosine)
        let eta = asinh(sin(longitude) / (conformal * conformal + cosine * cosine).squareRoot())
        let (dXi, dEta) = sum(forward, xi, eta)
        return PlanePoint(east: falseEast + radius * (eta + dEta), north: falseNorth + radius * (xi + dXi))
    }

    package static func unproject(_ point: PlanePoint) -> Coordinate {
        let xi = (point.north - falseNorth) / radius
        let eta = (point.east - falseEast) / radius
        let (dXi, dEta) = sum(backward, xi, eta)
        let x = xi - dXi
        let y = sinh(eta - dEta)
        let cosine = cos(x)
        let conformal = sin(x) / (y * y + cosine * cosine).squareRoot()
        let longitude = atan2(y, cosine)
        return Coordinate(longitude: meridian + longitude / degree, latitude: atan(geographicTangent(conformal)) / degree)
    }

    /// Tangent of the conformal latitude.
    @inline(__always) private static func conformalTangent(_ tangent: Double, _ secant: Double) -> Double {
        let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant))
        return tangent * (1 + sigma * sigma).squareRoot() - sigma * secant
    }

    /// Newton's method; two rounds reach the last digits anywhere on the globe.
    @inline(__always) private static func geographicTangent(_ conformal: Double) -> Double {
        var tangent = conformal / (1 - squaredEccentricity)
        for _ in 0..<3 {
            let secant = (1 + tangent * tangent).squareRoot()
            let reached = conformalTangent(tangent, secant)
            let slope = (1 - squaredEccentricity) * secant / (1 + (1 - squaredEccentricity) * tangent * tangent)
            tangent += (conformal - reached) / (1 + reached * reached).squareRoot() / slope
        }
        return tangent
    }

    /// Σ cₖ sin 2kζ of ζ = ξ + iη, by Clenshaw's recurrence in complex numbers.
    @inline(__always) private static func sum(_ coefficients: [Double], _ xi: Double, _ eta: Double) -> (Double, Double) {
        let sine = sin(2 * xi)
        let cosine = cos(2 * xi)
        let up = exp(2 * eta)
        let hyperbolicSine = (up - 1 / up) / 2
        let hyperbolicCosine = (up + 1 / up) / 2
        let real = 2 * cosine * hyperbolicCosine
        let imaginary = -2 * sine * hyperbolicSine
        var (aReal, aImaginary, bReal, bImaginary) = (0.0, 0.0, 0.0, 0.0)
        for k in stride(from: coefficients.count - 1, through: 0, by: -1) {
            let nextReal = coefficients[k] + real * aReal - imaginary * aImaginary - bReal
            let nextImaginary = real * aImaginary + imaginary * aReal - bImaginary
            (bReal, bImaginary, aReal, aImaginary) = (aReal, aImaginary, nextReal, nextImaginary)
        }
        let sineReal = sine * hyperbolicCosine
        let sineImaginary = cosine * hyperbolicSine
        return (sineReal * aReal - sineImaginary * aImaginary, sineReal * aImaginary + sineImaginary * aReal)
    }
}
