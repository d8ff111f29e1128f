/// Vector tiles of areas: borders simplified to half a pixel of each zoom, the same for both neighbours.
package struct AreaTiles: Sendable {
    /// Borders for the zooms 2n and 2n + 1; those of the last are all there are.
    private let levels: [Level]
    private let boxes: [WorldBox]
    private let attributes: [[(key: String, value: VectorTile.Value)]]
    /// The name of their layer.
    package static let layer = "areas"

    /// From this zoom on a unit of a tile (24 m on the ground) is too small for rounding to cross borders of gminas.
    private static let fine = 8

    private struct Level: Sendable {
        let topology: Topology, points: [WorldPoint]

        init(_ topology: Topology) {
            self.topology = topology
            points = topology.points.map { WorldPoint($0.coordinate) }
        }
    }

    private struct WorldBox: Sendable {
        var west = UInt32.max, north = UInt32.max, east = UInt32.min, south = UInt32.min
    }

    /// - Parameter attributes: of each area.
    package init(_ topology: Topology, attributes: [[(key: String, value: VectorTile.Value)]]) {
        precondition(attributes.count == topology.areas.count)
        self.attributes = attributes
        // Half a pixel of a tile drawn 512 pixels wide is four units.
        let coarse = (0..<6).map { Level(topology.simplified(to: Tile.metres(atZoom: 2 * $0 + 1) * 4)) }
        let full = Level(topology)
        levels = coarse + [full]
        boxes = topology.areas.map { area in
            var box = WorldBox()
            for point in area.joined().joined().lazy.flatMap({ full.points[topology.arcs[Topology.index($0)].points] }) {
                box.west = min(box.west, point.x)
                box.east = max(box.east, point.x)
                box.north = min(box.north, point.y)
                box.south = max(box.south, point.y)
            }
            return box
        }
    }

    /// The tile's bytes; empty when no area reaches into it.
    package func bytes(_ tile: Tile) -> [UInt8] {
        var layer = VectorTile.Layer(AreaTiles.layer)
        add(tile, to: &layer)
        return VectorTile.bytes([layer])
    }

    /// Adds what reaches into the tile to a layer that may hold other things.
    package func add(_ tile: Tile, to layer: inout VectorTile.Layer) {
        let level = levels[min(tile.z / 2, levels.count - 1)]
        for area in boxes.indices where reaches(boxes[area], tile) {
            let rings = rings(of: area, level, tile)
            guard !rings.isEmpty else { continue }
            layer.add(polygon: rings, attributes: attributes[area].map { layer.attribute($0.key, $0.value) })
        }
    }

    private func reaches(_ box: WorldBox, _ tile: Tile) -> Bool {
        let edge = Int(TileRing.buffer) << tile.unitBits
        let side = Tile.extent << tile.unitBits
        return Int(box.east) >= tile.west - edge && Int(box.west) < tile.west + side + edge && Int(box.south) >= tile.north - edge
            && Int(box.north) < tile.north + side + edge
    }

    private func rings(of area: Int, _ level: Level, _ tile: Tile) -> [[TilePoint]] {
        var kept: [[TilePoint]] = []
        var isDoubtful = false
        for polygon in level.topology.areas[area] {
            for (index, references) in polygon.enumerated() {
                let whole = drawn(references, level, tile)
                let ring = TileRing.clipped(whole)
                isDoubtful = isDoubtful || ring.count > 3 && (tile.z < AreaTiles.fine || ring != whole)
                let doubledArea = ring.count < 3 ? 0 : TileRing.doubledArea(ring)
                if doubledArea > 0, index == 0 {
                    kept.append(ring)
                } else if doubledArea < 0, index > 0 {
                    kept.append(ring)
                } else if index == 0 {
                    break
                }
            }
        }
        if isDoubtful, !kept.isEmpty { kept = TilePolygon.tidied(kept) }
        return kept.isEmpty ? speck(area, tile) : kept
    }

    /// Our rings run against the clock and y to the north; backward they run as tiles want them.
    private func drawn(_ references: [Int32], _ level: Level, _ tile: Tile) -> [TilePoint] {
        var ring: [TilePoint] = []
        for reference in references.reversed() {
            let range = level.topology.arcs[Topology.index(reference)].points
            if reference >= 0 {
                for index in range.reversed() { add(level.points[index], tile, &ring) }
            } else {
                for index in range { add(level.points[index], tile, &ring) }
            }
        }
        while ring.count > 1, ring.first == ring.last { ring.removeLast() }
        return ring
    }

    @inline(__always) private func add(_ place: WorldPoint, _ tile: Tile, _ ring: inout [TilePoint]) {
        let units = tile.units(place)
        TileRing.append(TilePoint(x: Int32(truncatingIfNeeded: units.x), y: Int32(truncatingIfNeeded: units.y)), to: &ring)
    }

    /// An area smaller than a unit is the smallest triangle, in the tile that holds its corner, so that none is lost when zoomed out.
    private func speck(_ area: Int, _ tile: Tile) -> [[TilePoint]] {
        let box = boxes[area]
        let side = Tile.extent << tile.unitBits
        guard Int(box.west) >= tile.west, Int(box.east) < tile.west + side, Int(box.north) >= tile.north, Int(box.south) < tile.north + side else {
            return []
        }
        let corner = tile.units(WorldPoint(x: box.west, y: box.north))
        let (x, y) = (Int32(min(corner.x, Tile.extent - 2)), Int32(min(corner.y, Tile.extent - 2)))
        return [[TilePoint(x: x, y: y), TilePoint(x: x + 1, y: y), TilePoint(x: x, y: y + 1)]]
    }
}
