import Geography
import Testing

struct MapFrameTests {
    @Test func `paths are whole numbers in short steps, north is up`() throws {
        let hole = Ring([point(1_000, 1_000), point(1_000, 2_000), point(2_000, 2_000), point(2_000, 1_000)])
        let around = Shape([Polygon(outer: square(0, 0, 10_000).polygons[0].outer, holes: [hole])])
        let topology = try Topology([around, square(20_000, 0, 10_000)])
        let frame = MapFrame(topology.areaBounds, width: 300)
        #expect((frame.width, frame.height) == (300, 100))
        #expect(frame.metresPerUnit == 1)
        #expect(frame.path(of: 0, in: topology) == "M0 100l100 0 0-100-100 0zM10 90l0-10 10 0 0 10z")
        #expect(frame.path(of: 1, in: topology) == "M200 100l100 0 0-100-100 0z")
        #expect(frame.borders(of: topology).count { $0 == "M" } == 3)
        #expect(MapFrame(topology.areaBounds, width: 320, margin: 10).position(point(0, 0)) == (10, 110))
    }

    @Test func `an area smaller than a unit is a triangle`() throws {
        let topology = try Topology([square(0, 0, 100_000), square(500_000, 0, 10)])
        let frame = MapFrame(topology.areaBounds, width: 50)
        #expect(frame.path(of: 1, in: topology) == "M50 10l1 0-1 1z")
    }

    @Test(arguments: 0..<4) func `neighbours draw their common border through the same points`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let map = MadeMap(columns: 5, rows: 5, dice: &dice)
        let topology = try Topology(map.shapes)
        let frame = MapFrame(topology.areaBounds, width: 400)
        let drawn = topology.simplified(to: frame.metresPerUnit)
        let corners = map.shapes.indices.map { Set(points(frame.path(of: $0, in: drawn))) }
        for (area, neighbours) in drawn.neighbours(.rook).enumerated() {
            for neighbour in neighbours { #expect(corners[area].intersection(corners[neighbour]).count >= 2) }
        }
    }

    /// The absolute points of path data.
    private func points(_ path: String) -> [String] {
        var result: [String] = []
        for ring in path.split(separator: "M") {
            let numbers = ring.replacing("-", with: " -").replacing("l", with: " ").replacing("z", with: "").split(separator: " ").compactMap {
                Int($0)
            }
            var (x, y) = (0, 0)
            for index in stride(from: 0, to: numbers.count, by: 2) {
                x += numbers[index]
                y += numbers[index + 1]
                result.append("\(x) \(y)")
            }
        }
        return result
    }
}
