/// Counts documents by the values of two facets at once.
struct CrossCounter {
    private let rows: Int
    private let columns: Int
    private let snapshot: SearchSnapshot

    init(_ rows: Int, _ columns: Int, _ snapshot: SearchSnapshot) { (self.rows, self.columns, self.snapshot) = (rows, columns, snapshot) }

    func table(_ finder: Finder, _ views: [PartView]) -> CrossTable {
        let (rowNames, columnNames) = (snapshot.codes.names[rows], snapshot.codes.names[columns])
        let width = columnNames.count
        var cells = [Int32](repeating: 0, count: rowNames.count * width)
        var rowTotals = [Int32](repeating: 0, count: rowNames.count)
        var columnTotals = [Int32](repeating: 0, count: width)
        var total = 0
        // Where each document stands in one row, columns add up to their totals.
        let addsUp = views.allSatisfy { !$0.view.facets[rows].isMany }
        var padded = PaddedCells(height: 0, width: width)
        finder.eachPart { number, matches in
            total += matches.count
            let (row, column) = (views[number].view.facets[rows], views[number].view.facets[columns])
            if addsUp, column.isMany {
                if padded.isEmpty { padded = PaddedCells(height: rowNames.count, width: width) }
                return padded.add(matches, row, column, rowTotals: &rowTotals)
            }
            cells.withUnsafeMutableBufferPointer { cells in
                rowTotals.withUnsafeMutableBufferPointer { rowTotals in
                    columnTotals.withUnsafeMutableBufferPointer { columnTotals in
                        CrossCounter.eachPair(matches, row, column) { rowCode, columnCode, count in
                            row.eachValue(ofCode: rowCode) { row in
                                rowTotals[Int(row)] += count
                                column.eachValue(ofCode: columnCode) { cells[Int(row) * width + Int($0)] += count }
                            }
                            if !addsUp { column.eachValue(ofCode: columnCode) { columnTotals[Int($0)] += count } }
                        }
                    }
                }
            }
        }
        if !padded.isEmpty { cells = padded.cells }
        if addsUp { CrossCounter.add(rowsOf: cells, to: &columnTotals) }
        return CrossTable(rows: rowNames, columns: columnNames, cells: cells, rowTotals: rowTotals, columnTotals: columnTotals, total: total)
    }

    private static func add(rowsOf cells: [Int32], to totals: inout [Int32]) {
        cells.withUnsafeBufferPointer { cells in
            totals.withUnsafeMutableBufferPointer { totals in
                for start in stride(from: 0, to: cells.count, by: totals.count) {
                    for column in totals.indices { totals[column] += cells[start + column] }
                }
            }
        }
    }

    /// Calls `body` with the codes of each document in both facets, and how many documents have them. Where pairs are fewer than documents, each
    /// pair comes once: a document then costs one addition, however many values it has.
    @inline(__always) private static func eachPair(
        _ matches: Matches, _ row: FacetColumn, _ column: FacetColumn, _ body: (UInt32, UInt32, Int32) -> Void
    ) {
        let (height, width) = (row.codeCount, column.codeCount)
        guard height * width <= matches.count else {
            return matches.each { place, _ in
                body(row.codes[Int(place)], column.codes[Int(place)], 1)
                return true
            }
        }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(height * width, 1)) { pairs in
            pairs.initialize(repeating: 0)
            matches.each { place, _ in
                pairs[Int(row.codes[Int(place)]) * width + Int(column.codes[Int(place)])] += 1
                return true
            }
            for pair in pairs.indices where pairs[pair] != 0 { body(UInt32(pair / width), UInt32(pair % width), pairs[pair]) }
        }
    }
}

extension FacetColumn {
    /// One more than the greatest code of a document. Not for dated facets.
    fileprivate var codeCount: Int { isMany ? setStarts.count - 1 : sets.count }
}
