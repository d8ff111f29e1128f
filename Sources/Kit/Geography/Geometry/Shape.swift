/// A closed line; the way from the last point to the first is part of it and not repeated.
///
/// The outer ring of a polygon runs against the clock, a hole with it: the inside is always on the left.
package struct Ring: Hashable, Sendable {
    package var points: [GridPoint]

    package init(_ points: [GridPoint]) { self.points = points }

    /// Twice the area, cm²; negative when the ring runs with the clock.
    package var doubledArea: Int64 {
        guard let origin = points.first, var last = points.last else { return 0 }
        var sum: Int64 = 0
        // Wrapping: sums of many may pass 2⁶³ on the way, what comes out does not.
        for point in points {
            sum &+= GridPoint.turn(origin, last, point)
            last = point
        }
        return sum
    }

    package var bounds: Bounds { Bounds(points) }

    /// Whether the point lies inside, by the same rule as ``AreaFinder``: of two neighbours exactly one holds a point of their border.
    package func contains(_ point: GridPoint) -> Bool {
        guard var last = points.last else { return false }
        var isInside = false
        for next in points {
            let (left, right) = last.x < next.x ? (last, next) : (next, last)
            if left.x <= point.x, point.x < right.x, GridPoint.turn(left, right, point) <= 0 { isInside.toggle() }
            last = next
        }
        return isInside
    }
}

/// One outer ring and the holes in it.
package struct Polygon: Hashable, Sendable {
    package var outer: Ring, holes: [Ring]

    package init(outer: Ring, holes: [Ring] = []) {
        self.outer = outer
        self.holes = holes
    }

    package var rings: [Ring] { [outer] + holes }
}

/// What an area covers: one polygon or several apart from each other.
package struct Shape: Hashable, Sendable {
    package var polygons: [Polygon]

    package init(_ polygons: [Polygon]) { self.polygons = polygons }

    package var rings: [Ring] { polygons.flatMap(\.rings) }
    package var vertexCount: Int { polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.points.count } } }

    package var bounds: Bounds {
        var bounds = Bounds.empty
        for polygon in polygons { bounds.add(polygon.outer.bounds) }
        return bounds
    }

    /// Square metres on the plane of EPSG:2180, whose scale is off by up to 0.07 % (area 0.14 %).
    package var area: Double { rings.reduce(0) { $0 + Double($1.doubledArea) } / 20_000 }

    /// The centre of gravity, which may lie outside.
    package var centroid: PlanePoint? {
        guard let origin = polygons.first?.outer.points.first else { return nil }
        var (weight, x, y) = (0.0, 0.0, 0.0)
        for ring in rings {
            guard var last = ring.points.last else { continue }
            for point in ring.points {
                let turn = Double(GridPoint.turn(origin, last, point))
                weight += turn
                x += turn * (Double(last.x) + Double(point.x) - 2 * Double(origin.x))
                y += turn * (Double(last.y) + Double(point.y) - 2 * Double(origin.y))
                last = point
            }
        }
        guard weight > 0 else { return nil }
        return PlanePoint(east: (Double(origin.x) + x / weight / 3) / 100, north: (Double(origin.y) + y / weight / 3) / 100)
    }

    package func contains(_ point: GridPoint) -> Bool { rings.reduce(false) { $0 != $1.contains(point) } }
}
