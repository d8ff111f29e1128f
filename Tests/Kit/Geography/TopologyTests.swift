import Documents
import Geography
import Testing

struct TopologyTests {
    @Test(.needsBoundaries, arguments: [("gminy_04", 144, 373, 373), ("gminy_pl", 2_477, 7_065, 7_050)])
    func `real borders have their neighbours, at every simplification`(name: String, areas: Int, queen: Int, rook: Int) throws {
        let shapes = try Boundaries.file(name).features.map(\.shape)
        #expect(shapes.count == areas)
        let topology = try Topology(shapes)
        #expect(topology.neighbours(.queen).joined().count == 2 * queen)
        #expect(topology.neighbours(.rook).joined().count == 2 * rook)
        #expect(shapes.indices.allSatisfy { topology.shape(of: $0).area == shapes[$0].area })
        for tolerance in [500, 2_000, 10_000, 100_000.0] {
            let simple = topology.simplified(to: tolerance)
            // Checks anew that nothing crosses, overlaps or vanishes.
            let again = try Topology(shapes.indices.map { simple.shape(of: $0) })
            #expect(again.neighbours(.queen) == topology.neighbours(.queen))
            #expect(shapes.indices.allSatisfy { simple.shape(of: $0).area > 0 })
        }
    }

    @Test(.needsBoundaries) func `gminas make the powiats and voivodeships a file has`() throws {
        let gminas = try Boundaries.file("gminy_pl")
        let topology = try Topology(gminas.features.map(\.shape))
        for (name, digits) in [("powiaty_pl", 4), ("wojewodztwa_pl", 2)] {
            let larger = try Boundaries.file(name)
            let codes = larger.features.map { $0.properties["terc"].text ?? "" }
            let groups = gminas.features.map { codes.firstIndex(of: String(($0.properties["terc"].text ?? "").prefix(digits))) }
            let merged = topology.merged(into: groups, count: codes.count)
            for (index, feature) in larger.features.enumerated() {
                #expect(abs(merged.shape(of: index).area - feature.shape.area) < 1)
                #expect(merged.shape(of: index).polygons.count == feature.shape.polygons.count)
            }
            #expect(merged.neighbours(.queen) == (try Topology(larger.features.map(\.shape))).neighbours(.queen))
        }
    }

    @Test func `areas that overlap, or whose borders have different points, are named`() throws {
        let left = square(0, 0, 10)
        let overlapping = square(5, 5, 10)
        let apart = square(100, 0, 10)
        #expect(throws: PlanarFault.self) { try Topology([left, apart, overlapping]) }
        do { _ = try Topology([left, apart, overlapping]) } catch { #expect(error.areas == [0, 2]) }
        // The neighbour's border has a corner where ours has none.
        let withoutCorner = Shape([Polygon(outer: Ring([point(10, 0), point(20, 0), point(20, 10), point(10, 10), point(10, 5)]))])
        do { _ = try Topology([left, withoutCorner]) } catch { #expect(error.areas == [0, 1]) }
        #expect(throws: PlanarFault.self) { try Topology([left, withoutCorner]) }
        #expect(throws: PlanarFault.self) { try Topology([left, left]) }
        #expect(throws: PlanarFault.self) { try Topology([square(0, 0, 30), square(10, 10, 5)]) }
    }

    @Test func `an island in a hole is a neighbour and merges away`() throws {
        let hole = Ring([point(10, 10), point(10, 20), point(20, 20), point(20, 10)])
        let around = Shape([Polygon(outer: square(0, 0, 30).polygons[0].outer, holes: [hole])])
        let topology = try Topology([around, square(10, 10, 10), square(100, 100, 10)])
        #expect(topology.neighbours(.rook) == [[1], [0], []])
        let merged = topology.merged(into: [0, 0, nil], count: 1)
        #expect(merged.shape(of: 0).polygons.map(\.holes.count) == [0])
        #expect(merged.shape(of: 0).area == 0.09)
    }

    @Test(arguments: 0..<20) func `made maps stay whole when simplified and merged`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let map = MadeMap(columns: 9, rows: 7, dice: &dice)
        let topology = try Topology(map.shapes)
        for tolerance in [1, 10, 100, 1_000, 100_000.0] {
            let simple = topology.simplified(to: tolerance)
            let again = try Topology(map.shapes.indices.map { simple.shape(of: $0) })
            #expect(again.neighbours(.queen) == topology.neighbours(.queen))
            #expect(map.shapes.indices.allSatisfy { simple.shape(of: $0).polygons.allSatisfy { $0.outer.points.count >= 3 } })
        }
        let groups = map.shapes.indices.map { _ in dice.share() < 0.2 ? nil : Int.random(in: 0..<5, using: &dice) }
        let merged = topology.merged(into: groups, count: 5)
        let shapes = (0..<5).map { merged.shape(of: $0) }
        for group in 0..<5 {
            let parts = map.shapes.indices.filter { groups[$0] == group }.reduce(0.0) { $0 + map.shapes[$1].area }
            #expect(abs(shapes[group].area - parts) < 0.001)
            #expect(!(try ShapeCheck.shape(shapes[group].polygons.map(\.rings))).wasMended)
        }
        #expect(try Topology(shapes).neighbours(.queen) == merged.neighbours(.queen))
    }
}

func point(_ x: Int, _ y: Int) -> GridPoint { GridPoint(x: Int32(x), y: Int32(y)) }

func square(_ x: Int, _ y: Int, _ side: Int) -> Shape {
    Shape([Polygon(outer: Ring([point(x, y), point(x + side, y), point(x + side, y + side), point(x, y + side)]))])
}
