/// In which area a point lies, answered in a fraction of a microsecond.
///
///     let finder = AreaFinder(gminas)
///     finder.area(at: Coordinate(longitude: 18.6, latitude: 53.01))   // 57
///
/// From the point straight north the first border met tells: what lies on its southern side is the answer. A grid says which borders are near; a
/// cell without any knows its area. On a border the area south of it is the answer, on an upright one the area east of it, so that
/// every point lies in exactly one area, decided in whole numbers.
package struct AreaFinder: Sendable {
    private let edges: [Edge]
    private let box: Bounds
    /// Centimetres a cell, and how many cells.
    private let cell: Int, columns: Int, rows: Int
    /// The edges of cell `c`, row by row from the south, are `entries[starts[c]..<starts[c + 1]]`.
    private let starts: [Int32], entries: [Int32]
    /// For cells without edges their area; -1 outside.
    private var areas: [Int32]

    /// - Parameter topology: as imported; a simplified one answers for its own borders.
    package init(_ topology: Topology) {
        edges = topology.edges
        box = topology.areaBounds
        var side = 1
        while side * side < 2 * edges.count { side *= 2 }
        var grid = EdgeGrid(edges, box, side: side)
        // Long edges would fill a fine grid with a product of their lengths.
        while side > 1, grid.entryCount > 8 * edges.count + 1_024 {
            side /= 2
            grid = EdgeGrid(edges, box, side: side)
        }
        (cell, columns, rows) = (grid.cell, grid.columns, grid.rows)
        (starts, entries) = grid.filled()
        areas = [Int32](repeating: Edge.outside, count: columns * rows)
        areas = filledAreas()
    }

    /// The number of the area; nil outside of all.
    package func area(at point: GridPoint) -> Int? {
        guard box.contains(point) else { return nil }
        let column = (Int(point.x) - Int(box.minX)) / cell
        let area = search(point, column, (Int(point.y) - Int(box.minY)) / cell)
        return area < 0 ? nil : Int(area)
    }

    package func area(at place: Coordinate) -> Int? { GridPoint(place).flatMap(area(at:)) }

    /// Goes north from the point, row by row.
    private func search(_ point: GridPoint, _ column: Int, _ firstRow: Int) -> Int32 {
        for row in firstRow..<rows {
            let index = row * columns + column
            let range = Int(starts[index])..<Int(starts[index + 1])
            if range.isEmpty { return areas[index] }
            let top = Int32(clamping: Int(box.minY) + (row + 1) * cell)
            if let edge = lowest(range, above: point, top: top) { return edges[edge].below }
        }
        return Edge.outside
    }

    /// The first edge north of the point and not beyond `top`.
    private func lowest(_ range: Range<Int>, above point: GridPoint, top: Int32) -> Int? {
        var best: Int?
        for entry in range {
            let candidate = Int(entries[entry])
            let edge = edges[candidate]
            guard edge.from.x <= point.x, point.x < edge.to.x, GridPoint.turn(edge.from, edge.to, point) <= 0,
                GridPoint.turn(edge.from, edge.to, GridPoint(x: point.x, y: top)) >= 0
            else { continue }
            if let chosen = best, !isBelow(edge, edges[chosen]) { continue }
            best = candidate
        }
        return best
    }

    /// Of two edges that do not cross and pass the same longitude, whether the first is the lower one.
    private func isBelow(_ a: Edge, _ b: Edge) -> Bool {
        if a.from < b.from {
            let side = GridPoint.turn(a.from, a.to, b.from)
            return side != 0 ? side > 0 : GridPoint.turn(a.from, a.to, b.to) > 0
        }
        let side = GridPoint.turn(b.from, b.to, a.from)
        return side != 0 ? side < 0 : GridPoint.turn(b.from, b.to, a.to) < 0
    }

    private func filledAreas() -> [Int32] {
        var filled = areas
        for column in 0..<columns {
            for row in (0..<rows).reversed() {
                let index = row * columns + column
                guard starts[index] == starts[index + 1] else { continue }
                let above = index + columns
                if row + 1 < rows, starts[above] == starts[above + 1] {
                    filled[index] = filled[above]
                } else {
                    filled[index] = northern(column, row + 1, filled)
                }
            }
        }
        return filled
    }

    /// The area at the southern edge of a cell with edges, when those further north are known already.
    private func northern(_ column: Int, _ firstRow: Int, _ filled: [Int32]) -> Int32 {
        let point = GridPoint(
            x: Int32(clamping: Int(box.minX) + column * cell + cell / 2), y: Int32(clamping: Int(box.minY) + firstRow * cell - 1))
        for row in firstRow..<max(rows, firstRow) {
            let index = row * columns + column
            let range = Int(starts[index])..<Int(starts[index + 1])
            if range.isEmpty { return filled[index] }
            if let edge = lowest(range, above: point, top: Int32(clamping: Int(box.minY) + (row + 1) * cell)) { return edges[edge].below }
        }
        return Edge.outside
    }
}

extension Topology {
    /// Every straight piece of border, once.
    var edges: [Edge] {
        var edges: [Edge] = []
        for arc in arcs where arc.isBorder {
            for index in arc.points.dropLast() {
                let (a, b) = (points[index], points[index + 1])
                edges.append(
                    a < b ? Edge(from: a, to: b, above: arc.left, below: arc.right) : Edge(from: b, to: a, above: arc.right, below: arc.left))
            }
        }
        return edges
    }
}
