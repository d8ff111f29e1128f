/// Brings borders of neighbours together that ought to be the same and are not quite: rounded differently, or with a corner on one side only.
///
/// Corners closer than the tolerance become one (the one met first), and a side takes up the corners that lie on it. Where borders differ by
/// more they stay apart, and ``Topology`` refuses them.
package struct BorderJoin {
    private let tolerance: Int64
    private let cell: Int
    /// Corners kept, and by cell which they are.
    private var corners: [GridPoint] = []
    private var byCell: [UInt64: [Int32]] = [:]

    /// - Parameters:
    ///   - shapes: as ``ShapeCheck`` leaves them.
    ///   - centimetres: at least 1; more than half of the shortest true side makes corners vanish.
    /// - Returns: the shapes with common corners, and how many corners were moved or added.
    /// - Throws: the number of the shape nothing right is left of, and why.
    package static func joined(_ shapes: [Shape], within centimetres: Int32) throws(Refusal) -> (shapes: [Shape], changes: Int) {
        var join = BorderJoin(tolerance: Int64(max(1, centimetres)), cell: max(1_000, 2 * Int(centimetres)))
        var changes = 0
        let moved = shapes.map { shape in shape.polygons.map { $0.rings.map { join.moved($0, &changes) } } }
        var result: [Shape] = []
        for (number, polygons) in moved.enumerated() {
            let full = polygons.map { $0.map { join.completed($0, &changes) } }.filter { $0[0].points.count >= 3 }
            do throws(ShapeFault) {
                result.append(try ShapeCheck.shape(full.map { [$0[0]] + $0.dropFirst().filter { $0.points.count >= 3 } }).shape)
            } catch {
                throw Refusal(shape: number, fault: error)
            }
        }
        return (result, changes)
    }

    package struct Refusal: Error, Hashable {
        package let shape: Int, fault: ShapeFault
    }

    private mutating func moved(_ ring: Ring, _ changes: inout Int) -> Ring {
        var points: [GridPoint] = []
        points.reserveCapacity(ring.points.count)
        for point in ring.points {
            let near = nearest(point)
            if let near, near != point { changes += 1 }
            if near == nil { keep(point) }
            points.append(near ?? point)
        }
        return Ring(points).withoutRepeats
    }

    /// The kept corner within the tolerance, the point itself if it is one.
    private func nearest(_ point: GridPoint) -> GridPoint? {
        var best: (distance: Int64, point: GridPoint)?
        for y in place(Int(point.y) - Int(tolerance))...place(Int(point.y) + Int(tolerance)) {
            for x in place(Int(point.x) - Int(tolerance))...place(Int(point.x) + Int(tolerance)) {
                for number in byCell[key(x, y)] ?? [] {
                    let distance = corners[Int(number)].squaredDistance(to: point)
                    if distance <= tolerance * tolerance, distance < best?.distance ?? .max { best = (distance, corners[Int(number)]) }
                }
            }
        }
        return best?.point
    }

    private mutating func keep(_ point: GridPoint) {
        byCell[key(place(Int(point.x)), place(Int(point.y))), default: []].append(Int32(corners.count))
        corners.append(point)
    }

    /// With the corners of others that lie on its sides.
    private func completed(_ ring: Ring, _ changes: inout Int) -> Ring {
        guard var last = ring.points.last else { return ring }
        var points: [GridPoint] = []
        points.reserveCapacity(ring.points.count)
        for next in ring.points {
            let between = onSide(last, next)
            changes += between.count
            points += between
            points.append(next)
            last = next
        }
        return Ring(points).withoutRepeats
    }

    /// Corners within the tolerance of a side and between its ends, in the direction of going.
    private func onSide(_ from: GridPoint, _ to: GridPoint) -> [GridPoint] {
        let length = Double(from.squaredDistance(to: to))
        let (dx, dy) = (Double(to.x) - Double(from.x), Double(to.y) - Double(from.y))
        let reach = Int(tolerance)
        var found: [(share: Double, point: GridPoint)] = []
        let (west, east) = (Int(min(from.x, to.x)) - reach, Int(max(from.x, to.x)) + reach)
        for x in place(west)...place(east) {
            // Of each column of cells only those the side passes.
            let (left, right) = (max(west, x * cell), min(east, (x + 1) * cell))
            let a = height(left, from, to)
            let b = height(right, from, to)
            for y in place(min(a, b) - reach - 1)...place(max(a, b) + reach + 1) {
                for number in byCell[key(x, y)] ?? [] {
                    let point = corners[Int(number)]
                    if point == from || point == to { continue }
                    let share = ((Double(point.x) - Double(from.x)) * dx + (Double(point.y) - Double(from.y)) * dy) / length
                    let away = abs(Double(GridPoint.turn(from, to, point))) / length.squareRoot()
                    if share > 0, share < 1, away <= Double(tolerance) { found.append((share, point)) }
                }
            }
        }
        return found.sorted { $0.share < $1.share }.map(\.point)
    }

    /// Where the side is at an x, within the heights of its ends.
    private func height(_ x: Int, _ from: GridPoint, _ to: GridPoint) -> Int {
        let (low, high) = from.x < to.x ? (from, to) : (to, from)
        if x <= Int(low.x) { return high.x == low.x ? Int(from.y) : Int(low.y) }
        if x >= Int(high.x) { return high.x == low.x ? Int(to.y) : Int(high.y) }
        return Int(low.y) + (Int(high.y) - Int(low.y)) * (x - Int(low.x)) / (Int(high.x) - Int(low.x))
    }

    private func place(_ value: Int) -> Int { Int((Double(value) / Double(cell)).rounded(.down)) }
    private func key(_ x: Int, _ y: Int) -> UInt64 { UInt64(UInt32(truncatingIfNeeded: x)) << 32 | UInt64(UInt32(truncatingIfNeeded: y)) }
}
