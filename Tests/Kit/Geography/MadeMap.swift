import Geography

/// A made map: quadrangles with crooked common sides, each side the same for both neighbours; some cells have no area.
struct MadeMap {
    let shapes: [Shape]

    /// - Parameter cell: centimetres.
    init(columns: Int, rows: Int, cell: Int = 400_000, origin: (x: Int, y: Int) = (45_000_000, 50_000_000), dice: inout Dice) {
        func near(_ value: Int, _ share: Double) -> Int { value + Int((dice.share() - 0.5) * share * Double(cell)) }
        let corners = (0...rows).map { row in
            (0...columns).map { column in point(near(origin.x + column * cell, 0.3), near(origin.y + row * cell, 0.3)) }
        }
        func side(_ a: GridPoint, _ b: GridPoint) -> [GridPoint] {
            // Away from the straight line by less than corners are apart, so that sides never cross.
            let count = Int.random(in: 0...20, using: &dice)
            return (0..<count).map { index in
                let share = Double(index + 1) / Double(count + 1)
                let away = (dice.share() - 0.5) * 0.2 * min(share, 1 - share)
                let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
                return point(Int(Double(a.x) + share * dx - away * dy), Int(Double(a.y) + share * dy + away * dx))
            }
        }
        let across = (0...rows).map { row in (0..<columns).map { side(corners[row][$0], corners[row][$0 + 1]) } }
        let up = (0..<rows).map { row in (0...columns).map { side(corners[row][$0], corners[row + 1][$0]) } }
        var shapes: [Shape] = []
        for row in 0..<rows {
            for column in 0..<columns where dice.share() < 0.9 {
                var ring = [corners[row][column]] + across[row][column] + [corners[row][column + 1]] + up[row][column + 1]
                ring += [corners[row + 1][column + 1]] + across[row + 1][column].reversed() + [corners[row + 1][column]] + up[row][column].reversed()
                shapes.append(Shape([Polygon(outer: Ring(ring))]))
            }
        }
        self.shapes = shapes
    }
}
