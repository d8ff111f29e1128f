/// One row of a table, whatever file it came from.
package struct TableRow: Sendable, Equatable {
    /// 1-based: in a CSV file the line on which the row begins, in a spreadsheet the number of the row.
    package let line: Int
    /// As the file has them, blanks around them included. A row of a spreadsheet ends with its last cell that says something.
    package let fields: [String]

    package init(line: Int, fields: [String]) { (self.line, self.fields) = (line, fields) }

    /// The text of a column counted from 0; empty when the row is shorter.
    package subscript(_ column: Int) -> String { column < fields.count ? fields[column] : "" }
}

/// Why a file cannot be read as a table, in words for whoever sent it.
package struct TableFault: Error, Equatable, CustomStringConvertible {
    /// 1-based; nil when it is about the whole file.
    package let line: Int?
    package let reason: String

    package init(line: Int? = nil, _ reason: String) { (self.line, self.reason) = (line, reason) }

    package var description: String { (line.map { "wiersz \($0): " } ?? "") + reason }
}
