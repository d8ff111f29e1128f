import Documents
import Geography
import Testing

struct VectorTileTests {
    /// The examples of the specification: point (25, 17); polygon (3, 6) (8, 12) (20, 34).
    @Test func `geometry is encoded as in the specification`() {
        var layer = VectorTile.Layer("a")
        layer.add(point: (25, 17), attributes: [])
        let corners = [TilePoint(x: 3, y: 6), TilePoint(x: 8, y: 12), TilePoint(x: 20, y: 34)]
        layer.add(polygon: [corners], id: 5, attributes: [layer.attribute("n", .integer(300)), layer.attribute("m", .text("ż"))])
        let point: [UInt8] = [0x12, 7, 0x18, 1, 0x22, 3, 9, 50, 34]
        let polygon: [UInt8] = [0x12, 21, 8, 5, 0x12, 4, 0, 0, 1, 1, 0x18, 3, 0x22, 9, 9, 6, 12, 18, 10, 12, 24, 44, 15]
        let pools: [UInt8] = [0x1A, 1, 110, 0x1A, 1, 109, 0x22, 3, 0x28, 0xAC, 2, 0x22, 4, 0x0A, 2, 0xC5, 0xBC]
        let content = [0x78, 2, 0x0A, 1, 97] + point + polygon + pools + [0x28, 0x80, 0x20]
        #expect(VectorTile.bytes([layer]) == [0x1A, UInt8(content.count)] + content)
        #expect(VectorTile.bytes([VectorTile.Layer("empty")]).isEmpty)
    }

    @Test func `every kind of value comes back`() throws {
        var layer = VectorTile.Layer("values")
        let values: [VectorTile.Value] = [
            .text("Zażółć"), .text(""), .integer(0), .integer(-1), .integer(.max), .integer(.min), .real(-0.125), .bool(true), .bool(false),
        ]
        layer.add(point: (-64, 4_159), id: 1 << 40, attributes: values.enumerated().map { layer.attribute("k\($0)", $1) })
        layer.add(point: (0, 0), attributes: [layer.attribute("k0", .text("Zażółć"))])
        let read = try #require(MadeReader(VectorTile.bytes([layer])).layers.first)
        #expect(read.name == "values")
        #expect(read.values == values)
        #expect(read.features.map(\.tags) == [values.indices.flatMap { [$0, $0] }, [0, 0]])
        #expect(read.features[0].parts == [[TilePoint(x: -64, y: 4_159)]])
    }

    @Test(arguments: 0..<4) func `areas of a tile meet, and the tiles of a zoom hold every area`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let map = MadeMap(columns: 9, rows: 7, dice: &dice)
        let topology = try Topology(map.shapes)
        let tiles = AreaTiles(topology, attributes: map.shapes.indices.map { [("teryt", .text("\($0)"))] })
        for zoom in [0, 3, 6, 8, 9, 11, 13] {
            var met: Set<VectorTile.Value> = []
            for tile in tilesUnder(topology.areaBounds, zoom: zoom) {
                let layers = MadeReader(tiles.bytes(tile)).layers
                for layer in layers {
                    for feature in layer.features {
                        met.insert(layer.values[feature.tags[1]])
                        for ring in feature.parts {
                            #expect(ring.count >= 3)
                            #expect(Set(ring).count == ring.count)
                            #expect(ring.allSatisfy { -64...4_160 ~= $0.x && -64...4_160 ~= $0.y })
                        }
                        #expect(area(feature.parts[0]) > 0)
                    }
                }
            }
            #expect(met.count == map.shapes.count)
        }
    }

    @Test func `a tile no area reaches into is empty`() throws {
        var dice = Dice(seed: 1)
        let map = MadeMap(columns: 2, rows: 2, dice: &dice)
        let tiles = AreaTiles(try Topology(map.shapes), attributes: map.shapes.map { _ in [] })
        #expect(tiles.bytes(try #require(Tile(z: 10, x: 0, y: 0))).isEmpty)
    }

    private func area(_ ring: [TilePoint]) -> Int {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + Int($1.0.x) * Int($1.1.y) - Int($1.1.x) * Int($1.0.y) }
    }
}

/// The tiles of a zoom that a rectangle touches.
func tilesUnder(_ box: Bounds, zoom: Int) -> [Tile] {
    let corners = [(box.minX, box.minY), (box.minX, box.maxY), (box.maxX, box.minY), (box.maxX, box.maxY)].map {
        Tile(at: WorldPoint(GridPoint(x: $0.0, y: $0.1).coordinate), zoom: zoom)
    }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    guard let west = xs.min(), let east = xs.max(), let north = ys.min(), let south = ys.max() else { return [] }
    return (max(0, north - 1)...min(south + 1, (1 << zoom) - 1)).flatMap { y in
        (max(0, west - 1)...min(east + 1, (1 << zoom) - 1)).compactMap { Tile(z: zoom, x: $0, y: y) }
    }
}
