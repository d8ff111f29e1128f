/// The cells of a tile and the ring of cells around it, with what has been counted in each.
struct ClusterCells {
    /// Cells a side, the ring included.
    private static let side = 1 << ClusterIndex.cellBits + 2
    private let tile: Tile
    private let categoryCount: Int
    /// World units a cell, as a power of two, and the world's coordinates of the first cell of the ring in cells.
    private let shift: Int, west: Int, north: Int
    private var counts: [Int], sumX: [UInt64], sumY: [UInt64], point: [Int]
    private var frequencies: [UInt32]

    init(_ tile: Tile, categoryCount: Int) {
        self.tile = tile
        self.categoryCount = categoryCount
        shift = 32 - tile.z - ClusterIndex.cellBits
        west = tile.x << ClusterIndex.cellBits - 1
        north = tile.y << ClusterIndex.cellBits - 1
        let cells = ClusterCells.side * ClusterCells.side
        counts = [Int](repeating: 0, count: cells)
        point = counts
        sumX = [UInt64](repeating: 0, count: counts.count)
        sumY = sumX
        frequencies = [UInt32](repeating: 0, count: cells * categoryCount)
    }

    /// The cells of one of the nine tiles: all of the tile's own, of one beside it those that touch it.
    func cells(of around: Tile) -> [Int] {
        func span(_ offset: Int) -> ClosedRange<Int> {
            let last = ClusterCells.side - 1
            return offset < 0 ? 0...0 : offset > 0 ? last...last : 1...(last - 1)
        }
        return span(around.y - tile.y).flatMap { y in span(around.x - tile.x).map { y * ClusterCells.side + $0 } }
    }

    static func isWithinBuffer(_ x: Int, _ y: Int) -> Bool {
        let range = -ClusterIndex.buffer..<(Tile.extent + ClusterIndex.buffer)
        return range ~= x && range ~= y
    }

    /// The stretch of the curve that is the cell.
    func keys(of cell: Int) -> ClosedRange<UInt64> {
        let (x, y) = (west + cell % ClusterCells.side, north + cell / ClusterCells.side)
        let key = CurveSort.key(WorldPoint(x: UInt32(x << shift), y: UInt32(y << shift)))
        return key...(key + ((1 << UInt64(2 * shift)) - 1))
    }

    /// Counts the points of a stretch that belong to the subset, without guessing which do.
    mutating func add(_ index: ClusterIndex, _ range: Range<Int>, _ cell: Int, _ words: UnsafeBufferPointer<UInt64>?) {
        var count: UInt64 = 0
        var x: UInt64 = 0
        var y: UInt64 = 0
        var last: UInt32 = .max
        let base = cell * categoryCount
        frequencies.withUnsafeMutableBufferPointer { frequencies in
            index.numbers.withUnsafeBufferPointer { numbers in
                for position in range {
                    let number = numbers[position]
                    var bit: UInt64 = 1
                    if let words { bit = Int(number >> 6) < words.count ? words[Int(number >> 6)] >> UInt64(number & 63) & 1 : 0 }
                    count += bit
                    x &+= bit &* UInt64(index.xs[position])
                    y &+= bit &* UInt64(index.ys[position])
                    frequencies[base + Int(index.categories[position])] += UInt32(bit)
                    last = bit == 1 ? min(last, number) : last
                }
            }
        }
        counts[cell] += Int(count)
        sumX[cell] += x
        sumY[cell] += y
        point[cell] = Int(last)
    }

    /// Counts one point, if it is in any of the cells.
    @inline(__always) mutating func add(_ place: ClusterIndex.Placed, _ number: Int) {
        let x = Int(place.x) >> shift - west
        let y = Int(place.y) >> shift - north
        guard 0..<ClusterCells.side ~= x, 0..<ClusterCells.side ~= y else { return }
        let cell = y * ClusterCells.side + x
        point[cell] = counts[cell] == 0 ? number : min(point[cell], number)
        counts[cell] += 1
        sumX[cell] += UInt64(place.x)
        sumY[cell] += UInt64(place.y)
        frequencies[cell * categoryCount + Int(place.category)] += 1
    }

    /// Of the tile's own cells all, of the ring what lies close enough.
    var clusters: [Cluster] {
        counts.indices.compactMap { cell in
            guard counts[cell] > 0 else { return nil }
            let count = UInt64(counts[cell])
            let units = tile.units(WorldPoint(x: UInt32(sumX[cell] / count), y: UInt32(sumY[cell] / count)))
            guard ClusterCells.isWithinBuffer(units.x, units.y) else { return nil }
            return Cluster(x: units.x, y: units.y, count: counts[cell], category: leading(cell), point: point[cell])
        }
    }

    private func leading(_ cell: Int) -> UInt8 {
        var best = 0
        for category in 1..<max(1, categoryCount) where frequencies[cell * categoryCount + category] > frequencies[cell * categoryCount + best] {
            best = category
        }
        return UInt8(best)
    }
}
