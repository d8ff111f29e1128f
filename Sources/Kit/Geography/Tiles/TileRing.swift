/// What happens to a ring on its way into a tile: cut at the tile's edge, and left out when nothing of it remains.
enum TileRing {
    /// Units outside the tile that are drawn too, so that lines have no ends at its edge.
    static let buffer: Int32 = 64
    static let low = -buffer, high = Int32(Tile.extent) + buffer

    /// Twice the area, positive for rings with the clock as seen.
    static func doubledArea(_ ring: [TilePoint]) -> Int {
        guard var last = ring.last else { return 0 }
        var sum = 0
        for point in ring {
            sum += Int(last.x) * Int(point.y) - Int(point.x) * Int(last.y)
            last = point
        }
        return sum
    }

    /// The part of a ring within the tile and its buffer (Sutherland and Hodgman); parts apart stay joined along the edge.
    static func clipped(_ ring: [TilePoint]) -> [TilePoint] {
        var bounds = (minX: Int32.max, minY: Int32.max, maxX: Int32.min, maxY: Int32.min)
        for point in ring {
            bounds = (min(bounds.minX, point.x), min(bounds.minY, point.y), max(bounds.maxX, point.x), max(bounds.maxY, point.y))
        }
        if bounds.minX > high || bounds.minY > high || bounds.maxX < low || bounds.maxY < low { return [] }
        var result = ring
        if bounds.minX < low { result = cut(result, at: low, \.x, \.y, keepsGreater: true) { TilePoint(x: $0, y: $1) } }
        if bounds.maxX > high { result = cut(result, at: high, \.x, \.y, keepsGreater: false) { TilePoint(x: $0, y: $1) } }
        if bounds.minY < low { result = cut(result, at: low, \.y, \.x, keepsGreater: true) { TilePoint(x: $1, y: $0) } }
        if bounds.maxY > high { result = cut(result, at: high, \.y, \.x, keepsGreater: false) { TilePoint(x: $1, y: $0) } }
        return result
    }

    @inline(__always) private static func cut(
        _ ring: [TilePoint], at edge: Int32, _ across: KeyPath<TilePoint, Int32>, _ along: KeyPath<TilePoint, Int32>, keepsGreater: Bool,
        _ make: (Int32, Int32) -> TilePoint
    ) -> [TilePoint] {
        guard var last = ring.last else { return [] }
        var kept: [TilePoint] = []
        kept.reserveCapacity(ring.count)
        for point in ring {
            let (before, now) = (last[keyPath: across], point[keyPath: across])
            let wasIn = keepsGreater ? before >= edge : before <= edge
            let isIn = keepsGreater ? now >= edge : now <= edge
            if wasIn != isIn {
                // From the lesser end, so that both neighbours cut their border at the same point.
                let (low, high) = before < now ? (last, point) : (point, last)
                let share = (Double(edge) - Double(low[keyPath: across])) / (Double(high[keyPath: across]) - Double(low[keyPath: across]))
                let crossing = Double(low[keyPath: along]) + share * (Double(high[keyPath: along]) - Double(low[keyPath: along]))
                append(make(edge, Int32(crossing.rounded())), to: &kept)
            }
            if isIn { append(point, to: &kept) }
            last = point
        }
        while kept.count > 1, kept.first == kept.last { kept.removeLast() }
        return kept
    }

    @inline(__always) static func append(_ point: TilePoint, to ring: inout [TilePoint]) { if ring.last != point { ring.append(point) } }
}
