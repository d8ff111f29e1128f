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
        finder.eachPart { number, matches in
            total += matches.count
            let (row, column) = (views[number].view.facets[rows], views[number].view.facets[columns])
            cells.withUnsafeMutableBufferPointer { cells in
                rowTotals.withUnsafeMutableBufferPointer { rowTotals in
                    columnTotals.withUnsafeMutableBufferPointer { columnTotals in
                        matches.each { place, _ in
                            row.eachValue(of: Int(place)) { row in
                                rowTotals[Int(row)] += 1
                                column.eachValue(of: Int(place)) { cells[Int(row) * width + Int($0)] += 1 }
                            }
                            column.eachValue(of: Int(place)) { columnTotals[Int($0)] += 1 }
                            return true
                        }
                    }
                }
            }
        }
        return CrossTable(rows: rowNames, columns: columnNames, cells: cells, rowTotals: rowTotals, columnTotals: columnTotals, total: total)
    }
}
