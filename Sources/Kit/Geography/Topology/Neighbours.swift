extension Topology {
    package enum Contiguity: Sendable {
        /// A common piece of border.
        case rook
        /// A common point is enough.
        case queen
    }

    /// The neighbours of each area, ascending. Ask the borders as they were imported; simplifying does not change the answer.
    package func neighbours(_ contiguity: Contiguity) -> [[Int]] {
        var pairs: Set<UInt64> = []
        var atPoint: [GridPoint: Set<Int32>] = [:]
        for arc in arcs where arc.isBorder {
            Topology.add(arc.left, arc.right, &pairs)
            guard contiguity == .queen else { continue }
            for end in [points[arc.points.lowerBound], points[arc.points.upperBound - 1]] {
                atPoint[end, default: []].formUnion([arc.left, arc.right])
            }
        }
        for around in atPoint.values {
            for a in around { for b in around where a < b { Topology.add(a, b, &pairs) } }
        }
        var neighbours = [[Int]](repeating: [], count: areas.count)
        for pair in pairs {
            let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            neighbours[a].append(b)
            neighbours[b].append(a)
        }
        return neighbours.map { $0.sorted() }
    }

    private static func add(_ a: Int32, _ b: Int32, _ pairs: inout Set<UInt64>) {
        if a >= 0, b >= 0, a != b { pairs.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
    }
}
