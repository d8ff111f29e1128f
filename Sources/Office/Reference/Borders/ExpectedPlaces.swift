import Geography

/// Where the outline of a unit must lie, with a margin: near the point inside it that is known, else in its voivodeship.
///
/// In EPSG:2180 most places with swapped axes are still in Poland, so only knowing the place tells; and a code that belongs to another unit would
/// otherwise put a border where nobody looks for it.
struct ExpectedPlaces {
    /// A gmina that is split or grows moves by a few kilometres; swapped axes or a wrong code by dozens.
    private static let margin: Int32 = 30 * 100_000

    private let inside: [Teryt: GridPoint]

    init(_ territory: Territory) {
        let points = territory.gminas.compactMap { unit in
            unit.inside.flatMap { GridPoint(Coordinate(longitude: $0.longitude, latitude: $0.latitude)) }.map { (unit.teryt, $0) }
        }
        inside = Dictionary(points, uniquingKeysWith: { first, _ in first })
    }

    enum Verdict: Equatable { case fits, swapped, astray }

    func verdict(_ teryt: Teryt, _ bounds: Bounds) -> Verdict {
        if fits(teryt, bounds) { return .fits }
        let swapped = Bounds(minX: bounds.minY, minY: bounds.minX, maxX: bounds.maxY, maxY: bounds.maxX)
        return fits(teryt, swapped) ? .swapped : .astray
    }

    private func fits(_ teryt: Teryt, _ bounds: Bounds) -> Bool {
        if let point = inside[teryt] {
            let margin = ExpectedPlaces.margin
            return Bounds(
                minX: bounds.minX - margin, minY: bounds.minY - margin, maxX: bounds.maxX + margin, maxY: bounds.maxY + margin
            ).contains(point)
        }
        // A number no voivodeship has: Poland as a whole was asked by whoever read the file.
        return Poland.bounds(ofVoivodeship: teryt.voivodeship.digits)?.contains(bounds) ?? true
    }
}
