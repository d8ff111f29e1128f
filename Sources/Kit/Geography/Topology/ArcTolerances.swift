/// How long each point of the arcs lasts when they are simplified: Visvalingam's order, kept free of crossings.
///
/// The point whose triangle with its neighbours is smallest goes first, over all arcs together. It stays for now when another vertex lies in the
/// triangle (the border would pass over it) or when the new line is there already (an area would vanish), and is asked again when twice
/// as much may go. What is left at any moment is therefore a clean division of the plane.
/// - SeeAlso: Visvalingam and Whyatt (1993), "Line generalisation by repeated elimination of points".
struct ArcTolerances {
    private let points: [GridPoint], numbers: [Int32]
    private var next: [Int32], previous: [Int32]
    /// The arc of a point; -1 for ends, which stay.
    private var arcOf: [Int32]
    private var versions: [UInt32]
    private var inner: [Int32]
    private let isClosed: [Bool]
    private var straight: Set<UInt64> = []
    private var heap = SmallestFirst()
    private var grid: VertexGrid

    /// - Parameter numbers: the vertex of each point.
    /// - Returns: metres for each point.
    static func measure(_ points: [GridPoint], _ numbers: [Int32], _ arcs: [Topology.Arc], vertexCount: Int) -> [Float] {
        var measuring = ArcTolerances(points, numbers, arcs, vertexCount)
        return measuring.run()
    }

    private init(_ points: [GridPoint], _ numbers: [Int32], _ arcs: [Topology.Arc], _ vertexCount: Int) {
        (self.points, self.numbers) = (points, numbers)
        next = (0..<points.count).map { Int32($0 + 1) }
        previous = (0..<points.count).map { Int32($0 - 1) }
        arcOf = [Int32](repeating: -1, count: points.count)
        versions = [UInt32](repeating: 0, count: points.count)
        inner = arcs.map { Int32($0.points.count - 2) }
        isClosed = arcs.map { numbers[$0.points.lowerBound] == numbers[$0.points.upperBound - 1] }
        grid = VertexGrid(points, numbers, vertexCount)
        for (index, arc) in arcs.enumerated() {
            if arc.points.count == 2 { straight.insert(pair(arc.points.lowerBound, arc.points.lowerBound + 1)) }
            for point in arc.points.dropFirst().dropLast() { arcOf[point] = Int32(index) }
        }
        for point in points.indices where arcOf[point] >= 0 { push(Int32(point), atLeast: 0) }
    }

    private mutating func run() -> [Float] {
        var tolerances = [Float](repeating: .infinity, count: points.count)
        while let (area, point, version) = heap.pop() {
            guard version == versions[Int(point)] else { continue }
            guard mayGo(point) else {
                if area < 1 << 60 { heap.push(max(1, area) * 2, point, version) }
                continue
            }
            tolerances[Int(point)] = Float(Double(area).squareRoot() / 100)
            remove(point, at: area)
        }
        return tolerances
    }

    private func mayGo(_ point: Int32) -> Bool {
        let (a, b) = (previous[Int(point)], next[Int(point)])
        let arc = Int(arcOf[Int(point)])
        if isClosed[arc], inner[arc] <= 2 { return false }
        if inner[arc] == 1, straight.contains(pair(Int(a), Int(b))) { return false }
        return !grid.hasVertex(
            within: points[Int(a)], points[Int(point)], points[Int(b)], except: numbers[Int(a)], numbers[Int(point)], numbers[Int(b)])
    }

    private mutating func remove(_ point: Int32, at area: Int64) {
        let (a, b) = (previous[Int(point)], next[Int(point)])
        let arc = Int(arcOf[Int(point)])
        versions[Int(point)] += 1
        next[Int(a)] = b
        previous[Int(b)] = a
        inner[arc] -= 1
        grid.remove(numbers[Int(point)])
        if inner[arc] == 0 { straight.insert(pair(Int(a), Int(b))) }
        for changed in [a, b] where arcOf[Int(changed)] >= 0 { push(changed, atLeast: area) }
    }

    private mutating func push(_ point: Int32, atLeast area: Int64) {
        let at = Int(point)
        versions[at] += 1
        let own = abs(GridPoint.turn(points[Int(previous[at])], points[at], points[Int(next[at])]))
        heap.push(max(own, area), point, versions[at])
    }

    private func pair(_ a: Int, _ b: Int) -> UInt64 {
        let (low, high) = numbers[a] < numbers[b] ? (numbers[a], numbers[b]) : (numbers[b], numbers[a])
        return UInt64(low) << 32 | UInt64(high)
    }
}

/// A binary heap of points by area; of equal areas the lesser point comes first, so that results never depend on the order of pushing.
private struct SmallestFirst {
    private var items: [(area: Int64, point: Int32, version: UInt32)] = []

    mutating func push(_ area: Int64, _ point: Int32, _ version: UInt32) {
        items.append((area, point, version))
        var at = items.count - 1
        while at > 0, isBefore(at, (at - 1) / 2) {
            items.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func pop() -> (area: Int64, point: Int32, version: UInt32)? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if items.isEmpty { return first }
        items[0] = last
        var at = 0
        while true {
            var least = at
            if 2 * at + 1 < items.count, isBefore(2 * at + 1, least) { least = 2 * at + 1 }
            if 2 * at + 2 < items.count, isBefore(2 * at + 2, least) { least = 2 * at + 2 }
            if least == at { return first }
            items.swapAt(at, least)
            at = least
        }
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool { (items[a].area, items[a].point) < (items[b].area, items[b].point) }
}
