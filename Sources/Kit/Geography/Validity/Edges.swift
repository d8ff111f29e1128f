/// A straight piece of border, from its lesser to its greater end, and what lies on either side.
struct Edge {
    var from: GridPoint, to: GridPoint
    /// The area on the left of the way `from` → `to`, which is above it (of an upright one west of it); -1 is outside of all.
    var above: Int32, below: Int32

    static let outside: Int32 = -1
}

/// Two areas that claim the same side of a piece of border.
struct DoubleClaim: Error {
    let place: GridPoint, first: Int32, second: Int32
}

/// Rings as edges, each piece of border once.
enum EdgeList {
    /// - Parameter rings: each with the number of its area; the inside is on the left.
    /// - Returns: every piece once, in the order of its ends; pieces an area passes there and back are gone.
    static func make(_ rings: some Sequence<(area: Int32, ring: Ring)>) throws(DoubleClaim) -> [Edge] {
        try joined(sorted(rings))
    }

    /// The edges of one area whose rings may pass a piece of border several times; ways there and ways back cancel.
    ///
    /// - Returns: nil when more ways there than one are left.
    static func net(_ rings: [Ring]) -> [Edge]? {
        var edges: [Edge] = []
        var balance = 0
        let pieces = sorted(rings.map { (0, $0) })
        for (index, piece) in pieces.enumerated() {
            balance += piece.above == 0 ? 1 : -1
            if index + 1 < pieces.count, pieces[index + 1].from == piece.from, pieces[index + 1].to == piece.to { continue }
            if abs(balance) > 1 { return nil }
            if balance != 0 {
                let (above, below): (Int32, Int32) = balance > 0 ? (0, Edge.outside) : (Edge.outside, 0)
                edges.append(Edge(from: piece.from, to: piece.to, above: above, below: below))
            }
            balance = 0
        }
        return edges
    }

    private static func sorted(_ rings: some Sequence<(area: Int32, ring: Ring)>) -> [Edge] {
        var pieces: [Edge] = []
        for (area, ring) in rings {
            guard var last = ring.points.last else { continue }
            for next in ring.points {
                if last < next {
                    pieces.append(Edge(from: last, to: next, above: area, below: Edge.outside))
                } else if next < last {
                    pieces.append(Edge(from: next, to: last, above: Edge.outside, below: area))
                }
                last = next
            }
        }
        pieces.sort { ($0.from.key, $0.to.key) < ($1.from.key, $1.to.key) }
        return pieces
    }

    private static func joined(_ pieces: [Edge]) throws(DoubleClaim) -> [Edge] {
        var edges: [Edge] = []
        edges.reserveCapacity(pieces.count)
        for piece in pieces {
            guard let last = edges.last, last.from == piece.from, last.to == piece.to else {
                edges.append(piece)
                continue
            }
            guard let above = one(last.above, piece.above), let below = one(last.below, piece.below) else {
                let areas = [last.above, last.below, piece.above, piece.below].filter { $0 != Edge.outside }
                throw DoubleClaim(place: last.from, first: areas.first ?? Edge.outside, second: areas.last ?? Edge.outside)
            }
            edges[edges.count - 1].above = above
            edges[edges.count - 1].below = below
        }
        edges.removeAll { $0.above == $0.below }
        return edges
    }

    private static func one(_ a: Int32, _ b: Int32) -> Int32? { a == Edge.outside ? b : b == Edge.outside ? a : nil }
}
