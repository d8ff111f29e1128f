/// Square cells over a rectangle, and which edges pass each.
struct EdgeGrid {
    let cell: Int, columns: Int, rows: Int
    private let edges: [Edge], box: Bounds

    /// - Parameter side: cells along the longer side of the rectangle.
    init(_ edges: [Edge], _ box: Bounds, side: Int) {
        (self.edges, self.box) = (edges, box)
        cell = max(box.width, box.height) / side + 1
        columns = box.width / cell + 1
        rows = box.height / cell + 1
    }

    /// How many pairs of a cell and an edge there are.
    var entryCount: Int {
        var count = 0
        for edge in edges { forEachSpan(edge) { _, rows in count += rows.count } }
        return count
    }

    /// - Returns: for each cell, row by row, where its edges begin, and the edges.
    func filled() -> (starts: [Int32], entries: [Int32]) {
        var starts = [Int32](repeating: 0, count: columns * rows + 1)
        for edge in edges { forEachSpan(edge) { column, span in for row in span { starts[row * columns + column + 1] += 1 } } }
        for index in 0..<(columns * rows) { starts[index + 1] += starts[index] }
        var entries = [Int32](repeating: 0, count: Int(starts[columns * rows]))
        var at = starts
        for (number, edge) in edges.enumerated() {
            forEachSpan(edge) { column, span in
                for row in span {
                    let index = row * columns + column
                    entries[Int(at[index])] = Int32(number)
                    at[index] += 1
                }
            }
        }
        return (starts, entries)
    }

    /// For each column the rows an edge passes, one too many rather than one too few.
    private func forEachSpan(_ edge: Edge, _ body: (Int, ClosedRange<Int>) -> Void) {
        let (x0, y0) = (Int(edge.from.x) - Int(box.minX), Int(edge.from.y) - Int(box.minY))
        let (x1, y1) = (Int(edge.to.x) - Int(box.minX), Int(edge.to.y) - Int(box.minY))
        for column in (x0 / cell)...(x1 / cell) {
            let (west, east) = (max(x0, column * cell), min(x1, (column + 1) * cell))
            let a = y(west, x0, y0, x1, y1)
            let b = x1 == x0 ? y1 : y(east, x0, y0, x1, y1)
            let low = max(0, min(a, b) - 1) / cell
            let high = min(rows - 1, (max(a, b) + 1) / cell)
            body(column, low...high)
        }
    }

    private func y(_ x: Int, _ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) -> Int { x1 == x0 ? y0 : y0 + (y1 - y0) * (x - x0) / (x1 - x0) }
}
