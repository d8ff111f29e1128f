/// Checks that edges divide the plane: they meet at their ends only, and every face between them belongs to one area.
///
/// A line sweeps from the west (Shamos and Hoey 1976) and keeps the edges it crosses in order, from below. Where two become neighbours they
/// must not meet, and the upper side of the lower must be the same area as the lower side of the upper. This one condition finds crossings,
/// borders that end in the middle of another, overlapping areas, holes outside their ring and islands within one, in O(n log n) whatever the
/// shape, with whole numbers and therefore exactly.
struct PlanarSweep {
    struct Fault: Error {
        let place: GridPoint
        /// The edges at odds, by number; one when there is nothing beyond it.
        let edges: [Int]
        /// Areas at the place, without outside.
        let areas: [Int32]
    }

    private let edges: [Edge]
    private var order: SweepOrder

    /// - Parameter edges: each once, as ``EdgeList`` makes them.
    static func check(_ edges: [Edge]) throws(Fault) {
        var sweep = PlanarSweep(edges: edges, order: SweepOrder(edges))
        try sweep.run()
    }

    private mutating func run() throws(Fault) {
        let ends = (0..<Int32(edges.count)).sorted { edges[Int($0)].to.key < edges[Int($1)].to.key }
        var (s, e) = (0, 0)
        var inserted: [Int32] = []
        var gaps: [(Int32, Int32)] = []
        while e < ends.count {
            let place = s < edges.count ? min(edges[s].from, edges[Int(ends[e])].to) : edges[Int(ends[e])].to
            inserted.removeAll(keepingCapacity: true)
            gaps.removeAll(keepingCapacity: true)
            while e < ends.count, edges[Int(ends[e])].to == place {
                let (below, above) = (order.below(ends[e]), order.above(ends[e]))
                order.remove(ends[e])
                gaps.append((below, above))
                e += 1
            }
            while s < edges.count, edges[s].from == place {
                guard order.insert(Int32(s)) else { throw fault(place, Int32(s), order.touched) }
                inserted.append(Int32(s))
                s += 1
            }
            for (below, above) in gaps where order.areNeighbours(below, above) { try meet(below, above, place) }
            for edge in inserted {
                try meet(order.below(edge), edge, place)
                try meet(edge, order.above(edge), place)
            }
        }
    }

    /// Both became neighbours; -1 stands for none, which is outside.
    private func meet(_ below: Int32, _ above: Int32, _ place: GridPoint) throws(Fault) {
        let lower = below < 0 ? Edge.outside : edges[Int(below)].above
        let upper = above < 0 ? Edge.outside : edges[Int(above)].below
        if below >= 0, above >= 0, cross(edges[Int(below)], edges[Int(above)]) { throw fault(place, below, above) }
        if lower != upper { throw fault(place, below, above) }
    }

    /// Whether two edges have a point in common that is not an end of both.
    private func cross(_ a: Edge, _ b: Edge) -> Bool {
        if a.from == b.from || a.to == b.to {
            return a.from == b.from ? GridPoint.turn(a.from, a.to, b.to) == 0 : GridPoint.turn(a.from, a.to, b.from) == 0
        }
        if a.to == b.from || b.to == a.from { return false }
        let (p, q) = (GridPoint.turn(a.from, a.to, b.from).signum(), GridPoint.turn(a.from, a.to, b.to).signum())
        let (r, t) = (GridPoint.turn(b.from, b.to, a.from).signum(), GridPoint.turn(b.from, b.to, a.to).signum())
        if p == 0, q == 0 { return max(a.from, b.from) < min(a.to, b.to) }
        return p * q <= 0 && r * t <= 0
    }

    private func fault(_ place: GridPoint, _ a: Int32, _ b: Int32) -> Fault {
        let areas = Set([a, b].filter { $0 >= 0 }.flatMap { [edges[Int($0)].above, edges[Int($0)].below] }).subtracting([Edge.outside])
        return Fault(place: place, edges: [a, b].filter { $0 >= 0 }.map(Int.init), areas: areas.sorted())
    }
}
