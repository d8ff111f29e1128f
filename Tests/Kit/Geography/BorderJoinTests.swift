import Documents
import Geography
import Testing

struct BorderJoinTests {
    @Test(arguments: 0..<10) func `borders rounded differently on either side become one, corners of one side are taken up by the other`(seed: Int)
        throws
    {
        var dice = Dice(seed: UInt64(seed))
        let exact = MadeMap(columns: 7, rows: 6, dice: &dice).shapes
        let loose = exact.map { shape in
            Shape(
                shape.polygons.map { polygon in
                    var points: [GridPoint] = []
                    for (index, point) in polygon.outer.points.enumerated() {
                        points.append(
                            GridPoint(x: point.x + Int32.random(in: -3...3, using: &dice), y: point.y + Int32.random(in: -3...3, using: &dice)))
                        let next = polygon.outer.points[(index + 1) % polygon.outer.points.count]
                        if dice.share() < 0.2 { points.append(GridPoint(x: (point.x + next.x) / 2, y: (point.y + next.y) / 2)) }
                    }
                    return Polygon(outer: Ring(points))
                })
        }
        #expect(throws: PlanarFault.self) { try Topology(loose) }
        let (joined, changes) = try BorderJoin.joined(loose, within: 20)
        #expect(changes > 0)
        let topology = try Topology(joined)
        #expect(topology.neighbours(.rook) == (try Topology(exact)).neighbours(.rook))
        for (before, after) in zip(exact, joined) { #expect(abs(before.area - after.area) / before.area < 0.001) }
    }

    @Test func `an upright and a level side take up corners too, exact borders stay as they are`() throws {
        let left = square(0, 0, 100_000)
        let upper = Shape([Polygon(outer: Ring([point(100_000, 50_000), point(200_000, 50_000), point(200_000, 100_000), point(100_000, 100_000)]))])
        let lower = Shape([Polygon(outer: Ring([point(100_000, 0), point(200_000, 0), point(200_000, 50_000), point(100_000, 50_000)]))])
        let above = Shape([Polygon(outer: Ring([point(0, 100_000), point(200_000, 100_000), point(200_000, 150_000), point(0, 150_000)]))])
        let (joined, changes) = try BorderJoin.joined([left, upper, lower, above], within: 2)
        #expect(changes == 2)
        #expect(try Topology(joined).neighbours(.rook) == [[1, 2, 3], [0, 2, 3], [0, 1], [0, 1]])
        let again = try BorderJoin.joined(joined, within: 2)
        #expect(again.changes == 0)
        #expect(again.shapes == joined)
    }

    @Test(.needsBoundaries) func `joining changes nothing in borders that meet exactly`() throws {
        let shapes = try Boundaries.file("gminy_pl").features.map(\.shape)
        let (joined, changes) = try BorderJoin.joined(shapes, within: 1)
        #expect(changes == 0)
        #expect(joined == shapes)
    }
}
