import Geography
import Testing

struct ClusterTests {
    /// Points in Poland, many of them in towns, some at one address, some without a place.
    static func places(_ count: Int, _ dice: inout Dice) -> [WorldPoint?] {
        let towns = (0..<40).map { _ in (Double.random(in: 14.2...24, using: &dice), Double.random(in: 49.1...54.7, using: &dice)) }
        return (0..<count).map { _ in
            if dice.share() < 0.05 { return nil }
            let town = towns[Int.random(in: 0..<40, using: &dice)]
            let spread = dice.share() < 0.7 ? 0.05 : 2
            let (x, y) = ((dice.share() - 0.5) * spread, (dice.share() - 0.5) * spread)
            let rounded = dice.share() < 0.3 ? 100.0 : 1e6
            return WorldPoint(
                Coordinate(longitude: ((town.0 + x) * rounded).rounded() / rounded, latitude: ((town.1 + y) * rounded).rounded() / rounded))
        }
    }

    static func tiles(_ places: [WorldPoint?], _ zoom: Int) -> Set<Tile> { Set(places.compactMap { $0.map { Tile(at: $0, zoom: zoom) } }) }

    @Test(arguments: 0..<4, [0, 1, 5, 50, 100]) func `counts of a zoom's tiles add up to the subset, at every zoom`(seed: Int, percent: Int) {
        var dice = Dice(seed: UInt64(seed * 1_000 + percent))
        let places = Self.places(3_000, &dice)
        let index = ClusterIndex(places: places, categories: places.map { _ in UInt8.random(in: 0..<9, using: &dice) })
        let chosen = places.indices.filter { _ in Int.random(in: 0..<100, using: &dice) < percent }
        let subset = percent == 100 ? PointSubset.all : PointSubset(numbers: chosen)
        let expected = chosen.count { places[$0] != nil }
        for zoom in 0...16 {
            var total = 0
            var points = 0
            for tile in Self.tiles(places, zoom) {
                total += index.clusters(in: tile, of: subset).filter(\.isOwn).reduce(0) { $0 + $1.count }
                points += index.points(in: tile, of: subset).count { $0.isOwn }
            }
            #expect(total == expected)
            #expect(points == expected)
        }
    }

    @Test(arguments: 0..<4) func `a cluster is the mean, the leading category and a point of its cell, by either way of counting`(seed: Int) {
        var dice = Dice(seed: UInt64(seed))
        let places = Self.places(2_000, &dice)
        let categories = places.map { _ in UInt8.random(in: 0..<5, using: &dice) }
        let index = ClusterIndex(places: places, categories: categories)
        for (zoom, share) in [(0, 0.9), (0, 0.01), (5, 0.9), (5, 0.01), (9, 0.5), (13, 0.9)] {
            let chosen = places.indices.filter { _ in dice.share() < share }
            for tile in Self.tiles(places, zoom) {
                var cells: [Int: [Int]] = [:]
                for number in chosen {
                    guard let place = places[number], Tile(at: place, zoom: zoom) == tile else { continue }
                    let units = tile.units(place)
                    cells[units.y / 512 * 8 + units.x / 512, default: []].append(number)
                }
                let clusters = index.clusters(in: tile, of: PointSubset(numbers: chosen)).filter(\.isOwn)
                #expect(clusters.count == cells.count)
                for cluster in clusters {
                    let members = cells[cluster.y / 512 * 8 + cluster.x / 512] ?? []
                    let world = members.compactMap { places[$0] }
                    #expect(cluster.count == members.count)
                    #expect(cluster.point == members.first)
                    let mean = WorldPoint(
                        x: UInt32(world.reduce(0) { $0 + Int($1.x) } / max(1, world.count)),
                        y: UInt32(world.reduce(0) { $0 + Int($1.y) } / max(1, world.count)))
                    #expect(tile.units(mean) == (cluster.x, cluster.y))
                    let frequencies = Dictionary(grouping: members) { categories[$0] }.mapValues(\.count)
                    let most = frequencies.values.max()
                    #expect(cluster.category == frequencies.filter { $0.value == most }.keys.min())
                }
            }
        }
    }

    @Test func `what lies within 64 units of the edge stands in the tile beside too, at the same place`() throws {
        var dice = Dice(seed: 3)
        let places = Self.places(4_000, &dice)
        let index = ClusterIndex(places: places, categories: places.map { _ in 0 })
        for zoom in [4, 7, 10] {
            for tile in Self.tiles(places, zoom) {
                for (dx, dy) in [(1, 0), (0, 1), (1, 1), (-1, 1)] {
                    guard let beside = Tile(z: zoom, x: tile.x + dx, y: tile.y + dy) else { continue }
                    let copies = index.clusters(in: tile).filter { 0..<4_096 ~= $0.x - dx * 4_096 && 0..<4_096 ~= $0.y - dy * 4_096 }
                    let own = index.clusters(in: beside).filter(\.isOwn).map {
                        Cluster(x: $0.x + dx * 4_096, y: $0.y + dy * 4_096, count: $0.count, category: $0.category, point: $0.point)
                    }
                    let near = own.filter { -64..<4_160 ~= $0.x && -64..<4_160 ~= $0.y }
                    #expect(Set(copies) == Set(near))
                }
            }
        }
    }

    @Test func `an index of nothing answers with nothing, a subset may name points there are not`() throws {
        let empty = ClusterIndex(places: [], categories: [])
        let world = try #require(Tile(z: 0, x: 0, y: 0))
        #expect(empty.clusters(in: world).isEmpty)
        #expect(empty.points(in: world, of: PointSubset(numbers: [5])).isEmpty)
        let one = ClusterIndex(places: [nil, WorldPoint(x: .max, y: .max)], categories: [1, 2])
        #expect(one.clusters(in: world, of: PointSubset(numbers: [0, 1, 900])) == [Cluster(x: 4_095, y: 4_095, count: 1, category: 2, point: 1)])
        #expect(one.clusters(in: world, of: PointSubset(bits: [])).isEmpty)
    }
}
