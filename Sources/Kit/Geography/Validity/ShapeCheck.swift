/// Turns rings as a file has them into a shape that keeps the rules, or says why that cannot be.
///
/// What is right stays as it is, point by point. Rings that only touch themselves are cut at these points, which changes no border.
/// Borders that cross are mended by GEOS.
package enum ShapeCheck {
    /// Mending counts every crossing, of which there may be a square of points.
    private static let mostToMend = 200_000

    /// - Parameter polygons: each with its outer ring first; the directions of the rings do not matter, nor do points given twice in a row.
    /// - Returns: the shape with the inside on the left of every ring, and whether it had to be mended.
    package static func shape(_ polygons: [[Ring]]) throws(ShapeFault) -> (shape: Shape, wasMended: Bool) {
        let shape = Shape(try oriented(polygons))
        let rings = shape.rings
        do throws(PlanarFault) {
            let edges = try PlanarFault.edges(rings.map { (0, $0) })
            let isWhole = edges.count == shape.vertexCount && !rings.contains(where: \.touchesItself)
            return isWhole ? (shape, false) : (Shape(tracing: RingTracer.rings(of: edges)), true)
        } catch {
            try refuseHolesOutside(shape)
            let place = error.place.coordinate
            guard shape.vertexCount <= mostToMend else { throw .tooLargeToMend(points: shape.vertexCount, at: place) }
            guard let mended = GEOS.mend(shape, least: 1) else { throw .crossing(at: place) }
            return (try settled(mended, place), true)
        }
    }

    private static func oriented(_ polygons: [[Ring]]) throws(ShapeFault) -> [Polygon] {
        var number = 0
        var oriented: [Polygon] = []
        for rings in polygons {
            var directed: [Ring] = []
            for ring in rings {
                number += 1
                var ring = ring.withoutRepeats
                let area = ring.doubledArea
                // A bow tie has no area either, and can be mended.
                guard ring.points.count >= 3, area != 0 || Set(ring.points).count > 3 else { throw .noArea(ring: number) }
                if (area < 0) == directed.isEmpty { ring.points.reverse() }
                directed.append(ring)
            }
            guard let outer = directed.first else { throw .noArea(ring: number + 1) }
            oriented.append(Polygon(outer: outer, holes: Array(directed.dropFirst())))
        }
        return oriented
    }

    /// GEOS would make an area of its own of a hole outside; that is no repair.
    private static func refuseHolesOutside(_ shape: Shape) throws(ShapeFault) {
        var number = 0
        for polygon in shape.polygons {
            let box = polygon.outer.bounds
            for (index, ring) in polygon.rings.enumerated() {
                number += 1
                guard index > 0 else { continue }
                if !ring.points.contains(where: { box.contains($0) && polygon.outer.contains($0) }) { throw .holeOutside(ring: number) }
            }
        }
    }

    /// What GEOS returns must keep our rules too; rounding its corners to the grid may have broken them.
    private static func settled(_ polygons: [[Ring]], _ place: Coordinate) throws(ShapeFault) -> Shape {
        let rings = try oriented(polygons).flatMap(\.rings)
        guard let edges = try? PlanarFault.edges(rings.map { (0, $0) }) else { throw .crossing(at: place) }
        let shape = Shape(tracing: RingTracer.rings(of: edges))
        if shape.polygons.isEmpty { throw .noArea(ring: 1) }
        return shape
    }
}

extension Ring {
    /// Without points that repeat the one before.
    var withoutRepeats: Ring {
        var kept: [GridPoint] = []
        kept.reserveCapacity(points.count)
        for point in points where point != kept.last { kept.append(point) }
        while kept.count > 1, kept.first == kept.last { kept.removeLast() }
        return Ring(kept)
    }

    var touchesItself: Bool {
        let keys = points.map(\.key).sorted()
        return zip(keys, keys.dropFirst()).contains { $0 == $1 }
    }
}
