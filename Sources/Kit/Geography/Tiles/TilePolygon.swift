/// Polygons of a tile made right again after rounding to units and cutting at the edge.
enum TilePolygon {
    /// The same surface in rings that pass no point twice: parts that cutting left joined along the tile's edge come apart, and what rounding
    /// has crossed is mended. What cannot be mended stays as it is; it is drawn the same.
    ///
    /// - Parameter rings: outer rings with the clock as seen, each before its holes.
    static func tidied(_ rings: [[TilePoint]]) -> [[TilePoint]] {
        if rings.count == 1, isSimple(rings[0]) { return rings }
        // With y to the south these rings are what our own are with y to the north.
        let all = rings.joined()
        let upright = all.filter { isOnEdge($0.x) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let level = all.filter { isOnEdge($0.y) }.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
        let cut = upright.count + level.count > 2 ? rings.map { split($0, upright, level) } : rings
        let plain = cut.map { Ring($0.map { GridPoint(x: $0.x, y: $0.y) }) }
        guard let edges = EdgeList.net(plain) else { return mended(rings) }
        do throws(PlanarSweep.Fault) {
            try PlanarSweep.check(edges)
        } catch {
            return mended(rings)
        }
        return units(Shape(tracing: RingTracer.rings(of: edges)))
    }

    /// Whether no two sides of a short ring touch but where they follow each other; side by side, which for short ones is quickest.
    private static func isSimple(_ ring: [TilePoint]) -> Bool {
        guard ring.count <= 48 else { return false }
        for first in ring.indices {
            let a = ring[first]
            let b = ring[first + 1 == ring.count ? 0 : first + 1]
            for second in ring.indices.dropFirst(first + 1) {
                let c = ring[second]
                let d = ring[second + 1 == ring.count ? 0 : second + 1]
                if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) || max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) {
                    continue
                }
                let (p, q, r, s) = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b))
                if b == c || a == d {
                    // The corner between them may not fold back.
                    if p == 0, q == 0, ring.count > 2 { return false }
                } else if p.signum() * q.signum() <= 0, r.signum() * s.signum() <= 0 {
                    return false
                }
            }
        }
        return true
    }

    @inline(__always) private static func turn(_ a: TilePoint, _ b: TilePoint, _ c: TilePoint) -> Int {
        (Int(b.x) - Int(a.x)) * (Int(c.y) - Int(a.y)) - (Int(b.y) - Int(a.y)) * (Int(c.x) - Int(a.x))
    }

    private static func mended(_ rings: [[TilePoint]]) -> [[TilePoint]] {
        let broken = Shape(rings.map { Polygon(outer: Ring($0.map { GridPoint(x: $0.x, y: $0.y) })) }.filter { $0.outer.doubledArea > 0 })
        guard rings.count == broken.polygons.count, let polygons = GEOS.mend(broken, least: 0) else { return rings }
        return units(Shape(tracing: polygons.joined().map { $0 }))
    }

    private static func units(_ shape: Shape) -> [[TilePoint]] { shape.rings.map { $0.points.map { TilePoint(x: $0.x, y: $0.y) } } }

    private static func isOnEdge(_ value: Int32) -> Bool { value == TileRing.low || value == TileRing.high }

    /// Sides that run along the tile's edge, cut wherever any ring has a point on that edge, so that ways there and back cancel.
    private static func split(_ ring: [TilePoint], _ upright: [TilePoint], _ level: [TilePoint]) -> [TilePoint] {
        guard var last = ring.last else { return ring }
        var result: [TilePoint] = []
        for point in ring {
            if last.x == point.x, isOnEdge(point.x) {
                for between in stretch(of: upright, last, point, by: { ($0.x, $0.y) < ($1.x, $1.y) }) { TileRing.append(between, to: &result) }
            } else if last.y == point.y, isOnEdge(point.y) {
                for between in stretch(of: level, last, point, by: { ($0.y, $0.x) < ($1.y, $1.x) }) { TileRing.append(between, to: &result) }
            }
            TileRing.append(point, to: &result)
            last = point
        }
        return result
    }

    /// The points from one to another, in the direction of going.
    private static func stretch(
        of sorted: [TilePoint], _ from: TilePoint, _ to: TilePoint, by isBefore: (TilePoint, TilePoint) -> Bool
    ) -> [TilePoint] {
        let isForward = isBefore(from, to)
        let (least, most) = isForward ? (from, to) : (to, from)
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(sorted[middle], least) { low = middle + 1 } else { high = middle }
        }
        let stretch = sorted[low...].prefix { !isBefore(most, $0) }
        return isForward ? Array(stretch) : stretch.reversed()
    }
}
