/// A vertex on the grid all geometry is computed on: whole centimetres of EPSG:2180.
///
/// Whole numbers make "the same vertex" and "left of the line" exact questions, so that neighbours meet without gaps and a point belongs to
/// one area. Sums of products of two differences stay below 2⁶³ as long as points are less than 10 000 km apart.
package struct GridPoint: Hashable, Sendable, Comparable {
    /// Centimetres east and north.
    package var x: Int32, y: Int32

    package init(x: Int32, y: Int32) {
        self.x = x
        self.y = y
    }

    /// The nearest point of the grid; nil for what is no number or further than 10 000 km.
    package init?(_ point: PlanePoint) {
        let x = (point.east * 100).rounded()
        let y = (point.north * 100).rounded()
        guard abs(x) < 1e9, abs(y) < 1e9 else { return nil }
        self.init(x: Int32(x), y: Int32(y))
    }

    package init?(_ place: Coordinate) { self.init(PUWG1992.project(place)) }

    package var plane: PlanePoint { PlanePoint(east: Double(x) / 100, north: Double(y) / 100) }
    package var coordinate: Coordinate { PUWG1992.unproject(plane) }

    /// By x, then by y: the order of a sweep from the west.
    package static func < (a: GridPoint, b: GridPoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }

    /// The same order as ``<`` in one number.
    var key: UInt64 { UInt64(UInt32(bitPattern: x) ^ 0x8000_0000) << 32 | UInt64(UInt32(bitPattern: y) ^ 0x8000_0000) }

    /// Twice the signed area of a triangle, cm²: positive when `c` lies left of the way from `a` to `b`, 0 on the line.
    @inline(__always) static func turn(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int64 {
        (Int64(b.x) - Int64(a.x)) * (Int64(c.y) - Int64(a.y)) - (Int64(b.y) - Int64(a.y)) * (Int64(c.x) - Int64(a.x))
    }

    @inline(__always) func squaredDistance(to other: GridPoint) -> Int64 {
        let dx = Int64(other.x) - Int64(x)
        let dy = Int64(other.y) - Int64(y)
        return dx * dx + dy * dy
    }
}

/// The smallest upright rectangle around points, in centimetres of EPSG:2180, its edges included.
package struct Bounds: Hashable, Sendable {
    package var minX: Int32, minY: Int32, maxX: Int32, maxY: Int32

    package init(minX: Int32, minY: Int32, maxX: Int32, maxY: Int32) { (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY) }

    /// Holds nothing until a point is added.
    package static let empty = Bounds(minX: .max, minY: .max, maxX: .min, maxY: .min)

    package init(_ points: some Sequence<GridPoint>) {
        self = .empty
        for point in points { add(point) }
    }

    package var isEmpty: Bool { minX > maxX }
    /// Centimetres.
    package var width: Int { isEmpty ? 0 : Int(maxX) - Int(minX) }
    package var height: Int { isEmpty ? 0 : Int(maxY) - Int(minY) }

    package mutating func add(_ point: GridPoint) {
        minX = min(minX, point.x)
        minY = min(minY, point.y)
        maxX = max(maxX, point.x)
        maxY = max(maxY, point.y)
    }

    package mutating func add(_ other: Bounds) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    package func contains(_ point: GridPoint) -> Bool { minX <= point.x && point.x <= maxX && minY <= point.y && point.y <= maxY }

    package func contains(_ other: Bounds) -> Bool { minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY }
}
