/// Points sorted along a curve that fills the world, so that every tile of every zoom is one stretch of them: clusters for any subset, at once.
///
///     let index = ClusterIndex(places: places, categories: spheres)            // 160 000 organisations
///     let tile = index.clusters(in: Tile(z: 6, x: 35, y: 20)!, of: matching)   // those that match a filter
///     tile.filter(\.isOwn).map(\.count)                                        // [812, 37, 1 …]
///
/// A cluster is what lies in one cell of a grid in the world's coordinates, eight by eight to a tile (64 pixels of 512). Cells of a zoom are made
/// of four of the next and belong to one tile; so clusters do not change while the map is moved, and their counts add up to the subset's.
package struct ClusterIndex: Sendable {
    /// Cells a side of a tile, as a power of two.
    static let cellBits = 3
    /// Units beyond its edge in which a tile repeats what tiles beside hold.
    static let buffer = 64
    /// Up to so many points of a tile are counted one by one, which is quicker than looking for its cells on the curve.
    private static let few = 512

    /// In the order of the curve: where a point is on it, its number, its place, its category.
    let keys: [UInt64], numbers: [UInt32], xs: [UInt32], ys: [UInt32], categories: [UInt8]
    /// The same by number, close together, for subsets of a few points.
    let byNumber: [Placed]
    let categoryCount: Int

    struct Placed: Sendable {
        let x: UInt32
        let y: UInt32
        let category: UInt8
        let isPlaced: Bool
    }

    /// - Parameters:
    ///   - places: by the number of the point; nil for what has no place, which is in no cluster.
    ///   - categories: of each point, small numbers.
    package init(places: [WorldPoint?], categories: [UInt8]) {
        precondition(places.count == categories.count)
        var curve: [CurveSort.Item] = []
        curve.reserveCapacity(places.count)
        for (number, place) in places.enumerated() {
            if let place { curve.append(CurveSort.Item(key: CurveSort.key(place), number: UInt32(number))) }
        }
        CurveSort.sort(&curve)
        keys = curve.map(\.key)
        numbers = curve.map(\.number)
        xs = curve.map { places[Int($0.number)]?.x ?? 0 }
        ys = curve.map { places[Int($0.number)]?.y ?? 0 }
        self.categories = curve.map { categories[Int($0.number)] }
        categoryCount = Int(categories.max() ?? 0) + 1
        byNumber = zip(places, categories).map { Placed(x: $0?.x ?? 0, y: $0?.y ?? 0, category: $1, isPlaced: $0 != nil) }
    }

    /// How many points have a place.
    package var count: Int { keys.count }

    /// The clusters of a tile, and copies of those of its neighbours that lie within 64 units of its edge.
    ///
    /// - Complexity: the points within the tile, or three times those of the subset, whichever is less.
    package func clusters(in tile: Tile, of subset: PointSubset = .all) -> [Cluster] {
        var cells = ClusterCells(tile, categoryCount: categoryCount)
        if let words = subset.words, subset.count < stretch(of: tile).count / 3 {
            addSparse(words, &cells)
        } else {
            addDense(subset.words, tile, &cells)
        }
        return cells.clusters
    }

    /// Every point of a tile as a cluster of its own, and copies of those within 64 units of its edge.
    package func points(in tile: Tile, of subset: PointSubset = .all) -> [Cluster] {
        var points: [Cluster] = []
        for around in tile.surroundings {
            for position in stretch(of: around) where contains(subset.words, position) {
                let units = tile.units(WorldPoint(x: xs[position], y: ys[position]))
                guard ClusterCells.isWithinBuffer(units.x, units.y) else { continue }
                points.append(Cluster(x: units.x, y: units.y, count: 1, category: categories[position], point: Int(numbers[position])))
            }
        }
        return points
    }

    /// Goes through the tile and those around it: point by point where they are few, else cell by cell, each a stretch of the curve.
    private func addDense(_ words: [UInt64]?, _ tile: Tile, _ cells: inout ClusterCells) {
        for around in tile.surroundings {
            let range = stretch(of: around)
            if range.count <= ClusterIndex.few {
                for position in range where contains(words, position) {
                    let place = Placed(x: xs[position], y: ys[position], category: categories[position], isPlaced: true)
                    cells.add(place, Int(numbers[position]))
                }
                continue
            }
            for cell in cells.cells(of: around) {
                let stretch = stretch(cells.keys(of: cell), within: range)
                if stretch.isEmpty { continue }
                if let words {
                    words.withUnsafeBufferPointer { cells.add(self, stretch, cell, $0) }
                } else {
                    cells.add(self, stretch, cell, nil)
                }
            }
        }
    }

    /// Goes through the subset's points, wherever they are.
    private func addSparse(_ words: [UInt64], _ cells: inout ClusterCells) {
        for (index, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                let number = index << 6 + rest.trailingZeroBitCount
                rest &= rest - 1
                if number < byNumber.count, byNumber[number].isPlaced { cells.add(byNumber[number], number) }
            }
        }
    }

    private func contains(_ words: [UInt64]?, _ position: Int) -> Bool {
        guard let words else { return true }
        let number = Int(numbers[position])
        return number >> 6 < words.count && words[number >> 6] >> UInt64(number & 63) & 1 == 1
    }

    private func stretch(of tile: Tile) -> Range<Int> {
        let key = CurveSort.key(WorldPoint(x: UInt32(tile.west), y: UInt32(tile.north)))
        return stretch(key...(key + (tile.z == 0 ? .max - key : (1 << UInt64(64 - 2 * tile.z)) - 1)))
    }

    private func stretch(_ keys: ClosedRange<UInt64>, within range: Range<Int>? = nil) -> Range<Int> {
        let range = range ?? 0..<count
        let low = first(notBefore: keys.lowerBound, in: range)
        if low == range.upperBound || self.keys[low] > keys.upperBound { return low..<low }
        return low..<(keys.upperBound == .max ? range.upperBound : first(notBefore: keys.upperBound + 1, in: low..<range.upperBound))
    }

    private func first(notBefore key: UInt64, in range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
