/// Counts documents by a facet of single values, row by row, and one of many.
///
/// Most documents have few values, but how many is what a processor cannot guess, and a wrong guess costs more than all additions: so each document
/// has the same number of them, and those without a value go into a column behind the others, which is left out in the end.
struct PaddedCells {
    /// Additions a document costs at least.
    private static let few = 4

    private let width: Int
    private var counts: [Int32]

    /// - Parameter height: 0 for none at all.
    init(height: Int, width: Int) { (self.width, counts) = (width, [Int32](repeating: 0, count: height * (width + 1))) }

    var isEmpty: Bool { counts.isEmpty }

    /// Row after row, without the column behind the others.
    var cells: [Int32] {
        var cells: [Int32] = []
        cells.reserveCapacity(counts.count)
        for start in stride(from: 0, to: counts.count, by: width + 1) { cells += counts[start..<start + width] }
        return cells
    }

    mutating func add(_ matches: Matches, _ row: FacetColumn, _ column: FacetColumn, rowTotals: inout [Int32]) {
        let (few, stride, setCount) = (PaddedCells.few, width + 1, column.setStarts.count - 1)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(setCount * few, 1)) { first in
            first.initialize(repeating: UInt32(width))
            for set in 0..<setCount {
                var place = set * few
                column.eachValue(ofCode: UInt32(set)) { value in
                    if place < (set + 1) * few { first[place] = value }
                    place += 1
                }
            }
            counts.withUnsafeMutableBufferPointer { counts in
                rowTotals.withUnsafeMutableBufferPointer { rowTotals in
                    matches.each { place, _ in
                        let (row, set) = (Int(row.codes[Int(place)]), Int(column.codes[Int(place)]))
                        rowTotals[row] += 1
                        let base = row * stride
                        for entry in set * few..<set * few + few { counts[base + Int(first[entry])] += 1 }
                        let (start, end) = (Int(column.setStarts[set]) + few, Int(column.setStarts[set + 1]))
                        if start < end { for member in start..<end { counts[base + Int(column.members[member])] += 1 } }
                        return true
                    }
                }
            }
        }
    }
}
