/// Which vertices are left, by place: a grid of about two a cell, and above it coarser ones that know which parts are empty.
struct VertexGrid {
    private let origin: GridPoint, cell: Int, side: Int
    private let places: [GridPoint]
    /// The vertices of cell `c` are `items[starts[c]..<starts[c + 1]]`.
    private var starts: [Int32], items: [Int32]
    private var isLeft: [Bool]
    /// How many are left, level by level: `side` × `side`, half of it, … 1.
    private var counts: [[Int32]] = []

    init(_ points: [GridPoint], _ numbers: [Int32], _ vertexCount: Int) {
        var places = [GridPoint](repeating: GridPoint(x: 0, y: 0), count: vertexCount)
        for (point, number) in zip(points, numbers) { places[Int(number)] = point }
        self.places = places
        let box = Bounds(points)
        var side = 1
        while side * side * 2 < vertexCount { side *= 2 }
        self.side = side
        origin = GridPoint(x: points.isEmpty ? 0 : box.minX, y: points.isEmpty ? 0 : box.minY)
        cell = max(box.width, box.height) / side + 1
        isLeft = [Bool](repeating: true, count: vertexCount)
        starts = [Int32](repeating: 0, count: side * side + 1)
        items = [Int32](repeating: 0, count: vertexCount)
        let cells = places.map { (Int($0.y) - Int(origin.y)) / cell * side + (Int($0.x) - Int(origin.x)) / cell }
        for cell in cells { starts[cell + 1] += 1 }
        counts = [Array(starts.dropFirst())]
        for cell in 0..<(side * side) { starts[cell + 1] += starts[cell] }
        var at = starts
        for (vertex, cell) in cells.enumerated() {
            items[Int(at[cell])] = Int32(vertex)
            at[cell] += 1
        }
        addLevels()
    }

    private mutating func addLevels() {
        var width = side
        while width > 1, let finer = counts.last {
            let half = width / 2
            var coarser = [Int32](repeating: 0, count: half * half)
            for y in 0..<width { for x in 0..<width { coarser[y / 2 * half + x / 2] += finer[y * width + x] } }
            counts.append(coarser)
            width = half
        }
    }

    mutating func remove(_ vertex: Int32) {
        isLeft[Int(vertex)] = false
        var x = (Int(places[Int(vertex)].x) - Int(origin.x)) / cell
        var y = (Int(places[Int(vertex)].y) - Int(origin.y)) / cell
        for level in counts.indices {
            counts[level][y * (side >> level) + x] -= 1
            x /= 2
            y /= 2
        }
    }

    /// Whether any vertex that is left lies in the triangle or on its sides, but for its own corners.
    func hasVertex(within a: GridPoint, _ b: GridPoint, _ c: GridPoint, except i: Int32, _ j: Int32, _ k: Int32) -> Bool {
        let box = Bounds([a, b, c])
        let (west, east) = ((Int(box.minX) - Int(origin.x)) / cell, (Int(box.maxX) - Int(origin.x)) / cell)
        let (south, north) = ((Int(box.minY) - Int(origin.y)) / cell, (Int(box.maxY) - Int(origin.y)) / cell)
        let triangle = Triangle(a, b, c)
        func isIn(_ vertex: Int32) -> Bool {
            guard isLeft[Int(vertex)], vertex != i, vertex != j, vertex != k else { return false }
            let place = places[Int(vertex)]
            guard box.contains(place) else { return false }
            let (p, q, r) = (GridPoint.turn(a, b, place), GridPoint.turn(b, c, place), GridPoint.turn(c, a, place))
            return p >= 0 && q >= 0 && r >= 0 || p <= 0 && q <= 0 && r <= 0
        }
        func search(_ level: Int, _ x: Int, _ y: Int) -> Bool {
            let width = side >> level
            if x << level > east || (x + 1) << level <= west || y << level > north || (y + 1) << level <= south { return false }
            if counts[level][y * width + x] == 0 || triangle.misses(square(level, x, y)) { return false }
            if level == 0 {
                for item in starts[y * width + x]..<starts[y * width + x + 1] where isIn(items[Int(item)]) { return true }
                return false
            }
            for child in 0..<4 where search(level - 1, 2 * x + (child & 1), 2 * y + (child >> 1)) { return true }
            return false
        }
        if west == east, south == north { return search(0, west, south) }
        // Small triangles, nearly all of them, look at their few cells; large ones ask from the top which parts are empty.
        var level = 0
        while level < counts.count - 1, east >> level - west >> level > 1 || north >> level - south >> level > 1 { level += 1 }
        for y in (south >> level)...(north >> level) { for x in (west >> level)...(east >> level) where search(level, x, y) { return true } }
        return false
    }

    /// West, south, east and north edge of a cell, centimetres.
    private func square(_ level: Int, _ x: Int, _ y: Int) -> (Int64, Int64, Int64, Int64) {
        let size = cell << level
        let (west, south) = (Int(origin.x) + x * size, Int(origin.y) + y * size)
        return (Int64(west), Int64(south), Int64(west + size), Int64(south + size))
    }
}

/// A triangle against the clock, asked whether it keeps clear of a square: long thin ones pass through few cells of their rectangle.
private struct Triangle {
    private let a: GridPoint, b: GridPoint, c: GridPoint

    init(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) { (self.a, self.b, self.c) = GridPoint.turn(a, b, c) < 0 ? (a, c, b) : (a, b, c) }

    /// True when the square lies wholly on the outer side of one side of the triangle.
    func misses(_ square: (west: Int64, south: Int64, east: Int64, north: Int64)) -> Bool {
        liesOutside(square, a, b) || liesOutside(square, b, c) || liesOutside(square, c, a)
    }

    @inline(__always) private func liesOutside(_ square: (west: Int64, south: Int64, east: Int64, north: Int64), _ p: GridPoint, _ q: GridPoint)
        -> Bool
    {
        let (dx, dy) = (Int64(q.x) - Int64(p.x), Int64(q.y) - Int64(p.y))
        // The corner of the square that lies furthest to the left of the side.
        let x = dy > 0 ? square.west : square.east
        let y = dx > 0 ? square.north : square.south
        return dx * (y - Int64(p.y)) - dy * (x - Int64(p.x)) < 0
    }
}
