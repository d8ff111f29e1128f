/// The coordinates of one feature as the file has them: numbers in a row, and where rings and polygons end.
struct GeoCoordinates {
    /// x, y, x, y …; the closing point included.
    var numbers: [Double] = []
    /// Ends of rings as counts of points, and ends of polygons as counts of rings.
    var ringEnds: [Int] = [], polygonEnds: [Int] = []

    /// - Parameter isMulti: the value is a list of polygons instead of one.
    init(_ scanner: inout GeoScanner, isMulti: Bool) throws(FeatureFault.Reason) {
        if isMulti {
            try GeoCoordinates.list(&scanner) { scanner throws(FeatureFault.Reason) in try polygon(&scanner) }
        } else {
            try polygon(&scanner)
        }
        if polygonEnds.isEmpty { throw .noGeometry }
    }

    private mutating func polygon(_ scanner: inout GeoScanner) throws(FeatureFault.Reason) {
        let before = ringEnds.count
        try GeoCoordinates.list(&scanner) { scanner throws(FeatureFault.Reason) in try ring(&scanner) }
        if ringEnds.count == before { throw .noGeometry }
        polygonEnds.append(ringEnds.count)
    }

    private mutating func ring(_ scanner: inout GeoScanner) throws(FeatureFault.Reason) {
        let start = numbers.count
        try GeoCoordinates.list(&scanner) { scanner throws(FeatureFault.Reason) in try position(&scanner) }
        let number = ringEnds.count + 1
        let end = numbers.count
        if end - start < 8 { throw .tooFewPoints(ring: number) }
        if numbers[start] != numbers[end - 2] || numbers[start + 1] != numbers[end - 1] { throw .open(ring: number) }
        ringEnds.append(end / 2)
    }

    /// A height behind the two numbers is read and left out.
    private mutating func position(_ scanner: inout GeoScanner) throws(FeatureFault.Reason) {
        guard scanner.take("[") else { throw .notCoordinates }
        var count = 0
        repeat {
            guard let value = scanner.number(), value.isFinite else {
                throw scanner.peek() == UInt8(ascii: "[") ? .notCoordinates : .notANumber(ring: ringEnds.count + 1)
            }
            if count < 2 { numbers.append(value) }
            count += 1
        } while scanner.take(",")
        guard count >= 2, scanner.take("]") else { throw scanner.peek() == 0 || count < 2 ? .notCoordinates : .notANumber(ring: ringEnds.count + 1) }
    }

    private static func list(
        _ scanner: inout GeoScanner, _ item: (inout GeoScanner) throws(FeatureFault.Reason) -> Void
    ) throws(FeatureFault.Reason) {
        guard scanner.take("[") else { throw .notCoordinates }
        if scanner.take("]") { return }
        repeat { try item(&scanner) } while scanner.take(",")
        guard scanner.take("]") else { throw .notCoordinates }
    }

    /// The smallest and the greatest of each number.
    var ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
        var (minX, maxX, minY, maxY) = (numbers[0], numbers[0], numbers[1], numbers[1])
        for index in stride(from: 0, to: numbers.count, by: 2) {
            minX = min(minX, numbers[index])
            maxX = max(maxX, numbers[index])
            minY = min(minY, numbers[index + 1])
            maxY = max(maxY, numbers[index + 1])
        }
        return (minX...maxX, minY...maxY)
    }

    /// On the grid, closing points left out.
    func polygons(_ system: CoordinateSystem) throws(FeatureFault.Reason) -> [[Ring]] {
        var polygons: [[Ring]] = []
        var ring = 0
        var point = 0
        for end in polygonEnds {
            var rings: [Ring] = []
            while ring < end {
                var points: [GridPoint] = []
                points.reserveCapacity(ringEnds[ring] - point)
                while point < ringEnds[ring] - 1 {
                    guard let placed = system.gridPoint(numbers[2 * point], numbers[2 * point + 1]) else { throw .outsidePoland }
                    points.append(placed)
                    point += 1
                }
                point += 1
                rings.append(Ring(points))
                ring += 1
            }
            polygons.append(rings)
        }
        return polygons
    }
}
