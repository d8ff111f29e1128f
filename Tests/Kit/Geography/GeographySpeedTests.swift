import Foundation
import Geography
import Testing

/// Prints how fast the kit is; fails only where it is slow beyond what a busy machine explains. Milliseconds of one thread on the processor.
@Suite(.serialized) struct GeographySpeedTests {
    @Test(arguments: ["gminy_04", "gminy_pl"]) func `borders are read, cut, found, drawn and tiled in the promised time`(name: String) throws {
        var dice = Dice(seed: 1)
        let made = name == "gminy_04" ? (12, 12) : (52, 52)
        let shapes: [Shape]
        if Boundaries.areThere {
            let bytes = try Boundaries.bytes("boundaries/\(name).geojson")
            let reading = Stopwatch()
            shapes = try BoundaryFile(bytes).features.map(\.shape)
            print(String(format: "%@: %d areas read and checked: %.1f ms", name, shapes.count, reading.elapsed))
        } else {
            shapes = MadeMap(columns: made.0, rows: made.1, cell: 1_200_000, origin: (20_000_000, 15_000_000), dice: &dice).shapes
        }
        let cutting = Stopwatch()
        let topology = try Topology(shapes)
        print(String(format: "%@: topology of %d areas, simplification measured: %.1f ms", name, shapes.count, cutting.elapsed))
        time("\(name): queen neighbours", 10) { _ in topology.neighbours(.queen).count }
        let kept = try #require(OutlineFile(codes: shapes.indices.map(String.init), topology: topology).text(step: 1, header: []))
        time("\(name): read back from an outline file of \(kept.utf8.count / 1_000) kB", 5) { _ in (try? OutlineFile(kept))?.codes.count ?? 0 }
        try find(name, topology, &dice)
        let frame = MapFrame(topology.areaBounds, width: 1_000, margin: 10)
        time("\(name): SVG paths of all areas, simplified", 20) { _ in
            let drawn = topology.simplified(to: frame.metresPerUnit)
            return shapes.indices.reduce(0) { $0 + frame.path(of: $1, in: drawn).utf8.count }
        }
        let tiling = Stopwatch()
        let tiles = AreaTiles(topology, attributes: shapes.indices.map { [("teryt", .text("\(1_000_000 + $0)")), ("name", .text("Gmina \($0)"))] })
        print(String(format: "%@: borders prepared for tiles: %.1f ms", name, tiling.elapsed))
        for zoom in [0, 6, 8, 10, 14] {
            let under = tilesUnder(topology.areaBounds, zoom: zoom).filter { !tiles.bytes($0).isEmpty }
            time("\(name): areas tile, z\(zoom)", 100) { _ in tiles.bytes(under[Int.random(in: 0..<under.count, using: &dice)]).count }
        }
    }

    private func find(_ name: String, _ topology: Topology, _ dice: inout Dice) throws {
        let building = Stopwatch()
        let finder = AreaFinder(topology)
        print(String(format: "%@: index of borders: %.1f ms", name, building.elapsed))
        let box = topology.areaBounds
        let points = (0..<1_000_000).map { _ in
            GridPoint(x: Int32.random(in: box.minX...box.maxX, using: &dice), y: Int32.random(in: box.minY...box.maxY, using: &dice))
        }
        let finding = Stopwatch()
        let found = points.reduce(0) { $0 + (finder.area(at: $1) == nil ? 0 : 1) }
        let million = finding.elapsed
        let places = points.prefix(200_000).map(\.coordinate)
        let projecting = Stopwatch()
        let foundByDegrees = places.reduce(0) { $0 + (finder.area(at: $1) == nil ? 0 : 1) }
        print(
            String(
                format: "%@: point in polygon: %.2f million a second (%d of a million inside), from degrees %.2f million a second (%d)", name,
                1_000 / million, found, 200 / projecting.elapsed, foundByDegrees))
        #expect(million < 5_000)
    }

    @Test(arguments: [160_000, 1_000_000]) func `points are clustered under any filter in the promised time`(count: Int) throws {
        var dice = Dice(seed: 2)
        let places = ClusterTests.places(count, &dice)
        let categories = places.map { _ in UInt8.random(in: 0..<41, using: &dice) }
        let building = Stopwatch()
        let index = ClusterIndex(places: places, categories: categories)
        print(String(format: "clusters of %d: index: %.1f ms", count, building.elapsed))
        let subsets = [1, 3, 10, 30, 60].map { percent in (0..<10).map { _ in subset(of: count, percent, &dice) } }
        for zoom in [0, 3, 6, 8, 10, 12, 14] {
            // As people look: at tiles with something in them, more often where there is more.
            let tiles = (0..<200).map { _ in Tile(at: places.randomElement(using: &dice)?.flatMap { $0 } ?? WorldPoint(x: 0, y: 0), zoom: zoom) }
            let filtered = time("clusters of \(count): tile z\(zoom), a filter (1 to 60 %)", 200) {
                bytes(index, tiles[$0], subsets[$0 % 5][$0 / 5 % 10])
            }
            time("clusters of \(count): tile z\(zoom), no filter", 200) { bytes(index, tiles[$0], .all) }
            #expect(filtered < 10)
        }
        let all = Stopwatch()
        let sizes = (0...14).flatMap { zoom in ClusterTests.tiles(places, zoom).map { bytes(index, $0, .all) } }
        print(
            String(
                format: "clusters of %d: all %d tiles of z0 to z14: %.0f ms, %.1f MB", count, sizes.count, all.elapsed,
                Double(sizes.reduce(0, +)) / 1e6))
        let world = Tile(at: WorldPoint(x: 0, y: 0), zoom: 0)
        time("clusters of \(count): tile z0, 1 %", 100) { bytes(index, world, subsets[0][$0 % 10]) }
        time("clusters of \(count): tile z0, 60 %", 100) { bytes(index, world, subsets[4][$0 % 10]) }
    }

    private func subset(of count: Int, _ percent: Int, _ dice: inout Dice) -> PointSubset {
        PointSubset(
            bits: (0..<(count / 64)).map { _ in
                (0..<64).reduce(0) { Int.random(in: 0..<100, using: &dice) < percent ? $0 | 1 << UInt64($1) : $0 }
            })
    }

    /// A tile as the site makes it: clusters to z13, points from z14.
    private func bytes(_ index: ClusterIndex, _ tile: Tile, _ subset: PointSubset) -> Int {
        var layer = VectorTile.Layer("organisations")
        for cluster in tile.z < 14 ? index.clusters(in: tile, of: subset) : index.points(in: tile, of: subset) {
            let attributes = [layer.attribute("count", .integer(cluster.count)), layer.attribute("sphere", .integer(Int(cluster.category)))]
            layer.add(point: (cluster.x, cluster.y), attributes: attributes)
        }
        return VectorTile.bytes([layer]).count
    }

    @Test func `class breaks of 2 477 values come within a millisecond or two`() {
        var dice = Dice(seed: 3)
        let values = (0..<2_477).map { _ in dice.share() < 0.02 ? nil : dice.share() * dice.share() * 100 }
        time("classes: Fisher–Jenks, 2 477 values, 7 classes", 50) { _ in ClassBreaks.fisherJenks(values, classes: 7).counts.count }
        time("classes: quantiles", 50) { _ in ClassBreaks.quantiles(values, classes: 7).counts.count }
    }

    /// - Parameter run: gives a number, so that nothing is left out as unused.
    /// - Returns: the median in milliseconds.
    @discardableResult private func time(_ what: String, _ count: Int, _ run: (Int) -> Int) -> Double {
        var size = run(0)
        let times = (0..<count).map { round in
            let watch = Stopwatch()
            size = max(size, run(round))
            return watch.elapsed
        }.sorted()
        print(String(format: "%@: p50 %.3f, p99 %.3f ms (at most %d)", what, times[count / 2], times[count * 99 / 100], size))
        return times[count / 2]
    }
}
