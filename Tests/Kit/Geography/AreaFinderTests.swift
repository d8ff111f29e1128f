import Geography
import Testing

struct AreaFinderTests {
    @Test(arguments: 0..<10) func `a point lies in the area whose rings hold it, on borders and corners in exactly one`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let shapes = MadeMap(columns: 8, rows: 8, dice: &dice).shapes
        let topology = try Topology(shapes)
        let finder = AreaFinder(topology)
        let box = topology.areaBounds
        var points = topology.points
        for _ in 0..<3_000 {
            points.append(GridPoint(x: Int32.random(in: box.minX...box.maxX, using: &dice), y: Int32.random(in: box.minY...box.maxY, using: &dice)))
        }
        for ring in shapes.flatMap(\.rings) {
            for (a, b) in zip(ring.points, ring.points.dropFirst()) { points.append(GridPoint(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)) }
        }
        for point in points {
            let holders = shapes.indices.filter { shapes[$0].contains(point) }
            #expect(holders.count <= 1)
            #expect(finder.area(at: point) == holders.first)
        }
    }

    @Test func `of neighbours that share a corner or a side each point has one`() throws {
        let shapes = [square(0, 0, 10), square(10, 0, 10), square(0, 10, 10), square(10, 10, 10)]
        let finder = AreaFinder(try Topology(shapes))
        #expect(finder.area(at: point(10, 10)) == 1)
        #expect(finder.area(at: point(10, 5)) == 1)
        #expect(finder.area(at: point(5, 10)) == 0)
        #expect(finder.area(at: point(0, 5)) == 0)
        #expect(finder.area(at: point(20, 5)) == nil)
        #expect(finder.area(at: point(5, 0)) == nil)
        #expect(finder.area(at: point(5, 20)) == 2)
        #expect(finder.area(at: Coordinate(longitude: 18, latitude: 53)) == nil)
    }

    @Test func `islands and what surrounds them are told apart, an empty map holds nothing`() throws {
        let hole = Ring([point(10, 10), point(10, 20), point(20, 20), point(20, 10)])
        let around = Shape([Polygon(outer: square(0, 0, 30).polygons[0].outer, holes: [hole])])
        let finder = AreaFinder(try Topology([around, square(12, 12, 5)]))
        #expect(finder.area(at: point(5, 15)) == 0)
        #expect(finder.area(at: point(14, 14)) == 1)
        #expect(finder.area(at: point(18, 18)) == nil)
        #expect(finder.area(at: point(25, 15)) == 0)
        #expect(AreaFinder(try Topology([])).area(at: point(1, 1)) == nil)
    }

    @Test(.needsBoundaries, arguments: ["gminy_04", "gminy_pl"]) func `every inside point lies in its gmina`(name: String) throws {
        let shapes = try Boundaries.file(name).features.map(\.shape)
        let finder = AreaFinder(try Topology(shapes))
        for (index, shape) in shapes.enumerated() {
            let inside = try #require(shape.insidePoint)
            #expect(finder.area(at: inside) == index)
        }
    }
}
