extension Topology {
    /// The same areas with points on a coarser grid, for a small file.
    ///
    /// Rounding can lay a point on the wrong side of a border close by. There the points between the ends of arcs are left out, the least
    /// important first, until the plane is clean again.
    /// - Parameter step: centimetres.
    /// - Returns: nil when ends of arcs themselves fall on the wrong side; a smaller step helps.
    package func rounded(to step: Int32) -> Topology? {
        var attempt = RoundedArcs(self, step: step)
        // Each round leaves a point out.
        while let fault = attempt.fault {
            guard attempt.leaveOut(at: fault) else { return nil }
        }
        return attempt.topology(areas.count)
    }
}

/// Arcs on a coarser grid, with points left out one by one.
private struct RoundedArcs {
    private let original: Topology
    private let points: [GridPoint]
    private var isKept: [Bool]
    private let arcOf: [Int32]

    init(_ topology: Topology, step: Int32) {
        original = topology
        func unit(_ value: Int32) -> Int32 { Int32((Double(value) / Double(step)).rounded()) * step }
        points = topology.points.map { GridPoint(x: unit($0.x), y: unit($0.y)) }
        isKept = [Bool](repeating: true, count: points.count)
        var arcOf = [Int32](repeating: -1, count: points.count)
        for (index, arc) in topology.arcs.enumerated() {
            for point in arc.points { arcOf[point] = Int32(index) }
            // Of points that fall together the ends stay.
            var last = arc.points.lowerBound
            for point in arc.points.dropFirst().dropLast() {
                if points[point] == points[last] || points[point] == points[arc.points.upperBound - 1] { isKept[point] = false } else { last = point }
            }
        }
        self.arcOf = arcOf
    }

    private struct Piece {
        let edge: Edge, ends: [Int]
    }

    /// Points of the pieces of border that are at odds somewhere; nil when none are.
    var fault: [Int]? {
        var pieces: [Piece] = []
        for arc in original.arcs where arc.isBorder {
            let kept = arc.points.filter { isKept[$0] }
            for (a, b) in zip(kept, kept.dropFirst()) where points[a] != points[b] {
                let (from, to) = (points[a], points[b])
                let edge =
                    from < to
                    ? Edge(from: from, to: to, above: arc.left, below: arc.right) : Edge(from: to, to: from, above: arc.right, below: arc.left)
                pieces.append(Piece(edge: edge, ends: [a, b]))
            }
        }
        pieces.sort { ($0.edge.from.key, $0.edge.to.key) < ($1.edge.from.key, $1.edge.to.key) }
        if let twice = zip(pieces, pieces.dropFirst()).first(where: { $0.edge.from == $1.edge.from && $0.edge.to == $1.edge.to }) {
            return twice.0.ends + twice.1.ends
        }
        do throws(PlanarSweep.Fault) {
            try PlanarSweep.check(pieces.map(\.edge))
            return nil
        } catch {
            return error.edges.flatMap { pieces[$0].ends }
        }
    }

    /// - Returns: false when only ends of arcs are at odds.
    mutating func leaveOut(at ends: [Int]) -> Bool {
        let between = ends.filter { end in
            let range = original.arcs[Int(arcOf[end])].points
            return end != range.lowerBound && end != range.upperBound - 1
        }
        guard let least = between.min(by: { (original.tolerances[$0], $0) < (original.tolerances[$1], $1) }) else { return false }
        isKept[least] = false
        return true
    }

    func topology(_ count: Int) -> Topology {
        var kept: [GridPoint] = []
        var arcs: [Topology.Arc] = []
        for arc in original.arcs where arc.isBorder {
            let start = kept.count
            for point in arc.points where isKept[point] { kept.append(points[point]) }
            if kept.count - start == 2, kept[start] == kept[start + 1] {
                kept.removeLast(2)
            } else {
                arcs.append(Topology.Arc(points: start..<kept.count, left: arc.left, right: arc.right))
            }
        }
        return Topology(points: kept, arcs: arcs, count: count)
    }
}
