extension Shape {
    /// A point well inside the largest polygon, for a label or a symbol: the centre of the largest circle that fits in, to a hundredth of
    /// the polygon's size. Nil without polygons.
    ///
    /// Squares are divided as long as one could hold a better centre (Agafonkin's polylabel). Rings of many points are thinned for the search;
    /// the result is checked against the whole ring.
    package var insidePoint: GridPoint? {
        guard let polygon = polygons.max(by: { $0.outer.doubledArea < $1.outer.doubledArea }) else { return nil }
        let step = polygon.rings.reduce(0) { $0 + $1.points.count } / 4_000 + 1
        let whole = Shape([polygon])
        if step > 1 {
            let thin = polygon.rings.map { ring in Ring(stride(from: 0, to: ring.points.count, by: step).map { ring.points[$0] }) }
            if let point = CircleSearch(thin.filter { $0.points.count >= 3 }).centre, whole.contains(point) { return point }
        }
        if let point = CircleSearch(polygon.rings).centre, whole.contains(point) { return point }
        return whole.middleOfWidestSpan
    }

    /// For slivers thinner than the grid of a search: the middle of the widest stretch inside on the level between two vertices.
    private var middleOfWidestSpan: GridPoint? {
        let box = bounds
        let level = Int32((Int(box.minY) + Int(box.maxY)) / 2)
        var crossings: [Double] = []
        for ring in rings {
            guard var last = ring.points.last else { continue }
            for next in ring.points {
                if (last.y <= level) != (next.y <= level) {
                    crossings.append(
                        Double(last.x) + (Double(level) - Double(last.y)) * (Double(next.x) - Double(last.x)) / (Double(next.y) - Double(last.y)))
                }
                last = next
            }
        }
        crossings.sort()
        let spans = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
        guard let widest = spans.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return polygons.first?.outer.points.first }
        return GridPoint(x: Int32((widest.0 + widest.1) / 2), y: level)
    }
}

/// The search for the point furthest from the border.
private struct CircleSearch {
    private struct Square {
        let x: Double, y: Double, half: Double, distance: Double
        /// No point of the square is further from the border.
        var best: Double { distance + half * 1.4142135623730951 }
    }

    private let rings: [Ring]

    init(_ rings: [Ring]) { self.rings = rings }

    var centre: GridPoint? {
        let box = rings.reduce(into: Bounds.empty) { $0.add($1.bounds) }
        let size = Double(min(box.width, box.height))
        guard !rings.isEmpty, size > 0 else { return nil }
        var squares: [Square] = []
        let columns = max(1, Int((Double(box.width) / size).rounded(.up)))
        let rows = max(1, Int((Double(box.height) / size).rounded(.up)))
        guard columns * rows < 1_000 else { return nil }
        for row in 0..<rows {
            for column in 0..<columns {
                squares.append(square(Double(box.minX) + (Double(column) + 0.5) * size, Double(box.minY) + (Double(row) + 0.5) * size, size / 2))
            }
        }
        if let middle = Shape([Polygon(outer: rings[0], holes: Array(rings.dropFirst()))]).centroid {
            squares.append(square(middle.east * 100, middle.north * 100, 0))
        }
        guard var found = squares.max(by: { $0.distance < $1.distance }) else { return nil }
        while let next = squares.indices.max(by: { squares[$0].best < squares[$1].best }) {
            let parent = squares.remove(at: next)
            if parent.best - found.distance <= size / 100 { break }
            let half = parent.half / 2
            for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
                let child = square(parent.x + dx, parent.y + dy, half)
                if child.distance > found.distance { found = child }
                if child.best - found.distance > size / 100 { squares.append(child) }
            }
        }
        return GridPoint(x: Int32(found.x.rounded()), y: Int32(found.y.rounded()))
    }

    /// The distance is negative outside.
    private func square(_ x: Double, _ y: Double, _ half: Double) -> Square {
        var isInside = false
        var nearest = Double.infinity
        for ring in rings {
            guard let end = ring.points.last else { continue }
            var (lastX, lastY) = (Double(end.x), Double(end.y))
            for point in ring.points {
                let (nextX, nextY) = (Double(point.x), Double(point.y))
                if (lastY > y) != (nextY > y), x < (nextX - lastX) * (y - lastY) / (nextY - lastY) + lastX { isInside.toggle() }
                let dx = nextX - lastX
                let dy = nextY - lastY
                let along = min(1, max(0, ((x - lastX) * dx + (y - lastY) * dy) / (dx * dx + dy * dy)))
                let (awayX, awayY) = (x - lastX - along * dx, y - lastY - along * dy)
                nearest = min(nearest, awayX * awayX + awayY * awayY)
                (lastX, lastY) = (nextX, nextY)
            }
        }
        let distance = nearest.squareRoot()
        return Square(x: x, y: y, half: half, distance: isInside ? distance : -distance)
    }
}
