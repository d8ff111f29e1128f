import Foundation

/// The merged cells of a sheet. Every cell of a merge has the text of its first one, which is what a person sees.
///
/// The file names them after all rows; they are found by reading the sheet once before, without understanding it, which also proves its
/// checksum before the first row is handed over.
struct XLSXMerges: Sendable {
    struct Area: Equatable, Sendable {
        let rows: ClosedRange<Int>
        let columns: ClosedRange<Int>
    }

    /// Bytes that may follow the rows.
    private static let longestTail = 32 << 20
    private static let mark = Array("sheetData>".utf8)
    /// Bytes from `</` to the `D` of it at most: prefixes are shorter than this.
    private static let longestPrefix = 70
    /// Areas that may cover one row: one for each column.
    private static let mostAtOnce = XLSXCell.mostColumns
    /// Cells that may be filled in a whole sheet.
    private static let mostFilled = 100_000_000

    /// By their first row.
    let areas: [Area]
    private var next = 0, filled = 0
    private var standing: [(area: Area, text: String)] = []

    init(areas: [Area]) { self.areas = areas.sorted { $0.rows.lowerBound < $1.rows.lowerBound } }

    init(_ part: XLSXPart) throws {
        let tail = try XLSXMerges.tail(of: part)
        guard tail.firstRange(of: Array("mergeCell".utf8)) != nil else {
            self.init(areas: [])
            return
        }
        var at = 0
        var scanner = XMLScanner(isFragment: true) { room in
            let count = min(room.count, tail.count - at)
            tail[at..<at + count].withUnsafeBytes { room.copyMemory(from: $0) }
            at += count
            return count
        }
        var areas: [Area] = []
        reading: while true {
            switch try scanner.next() {
            case .start where scanner.name == XMLName("mergeCell"):
                guard let area = (try scanner.text(XMLName("ref"))).flatMap({ XLSXMerges.area($0) }) else { continue }
                areas.append(area)
            case .finish: break reading
            default: break
            }
        }
        self.init(areas: areas)
    }

    /// What follows the last row.
    private static func tail(of part: XLSXPart) throws -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        var kept = 0
        var tail: [UInt8] = []
        while true {
            let count = try piece.withUnsafeMutableBytes { try part.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[kept...])) }
            if count == 0 { return tail }
            let fresh = piece[..<(kept + count)]
            if let end = XLSXMerges.lastEnd(in: fresh) {
                tail = Array(fresh[end...])
            } else if !tail.isEmpty {
                tail += fresh[kept...]
            }
            guard tail.count <= longestTail else { throw TableFault("za wierszami arkusza stoi ponad 32 MB; to nie jest zwykły arkusz") }
            // The mark may be cut by the end of the piece.
            let last = min(longestPrefix + 4, fresh.count)
            let suffix = Array(fresh.suffix(last))
            piece.replaceSubrange(0..<last, with: suffix)
            kept = last
        }
    }

    /// Where the last `sheetData>` ends. Its `D` is the rarest letter in a sheet, so that is what is looked for.
    private static func lastEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBytes { room -> Int? in
            guard let base = room.baseAddress else { return nil }
            var end: Int?
            var from = 5
            while from + 5 <= room.count, let found = memchr(base + from, 0x44, room.count - from - 4) {
                let place = UnsafeRawPointer(found) - base
                if memcmp(base + place - 5, mark, mark.count) == 0 {
                    // `</sheetData>` or `</x:sheetData>`, not the tag that begins it.
                    let before = room[max(0, place - longestPrefix)..<place - 5]
                    if let open = before.lastIndex(of: 0x3C), room[open + 1] == 0x2F { end = bytes.startIndex + place + 5 }
                }
                from = place + 1
            }
            return end
        }
    }

    /// `A1:C4`; nil for a single cell and what is no reference.
    static func area(_ reference: String) -> Area? {
        let corners = reference.split(separator: ":").map { XLSXCell.place(Array($0.utf8.filter { $0 != 0x24 })) }
        guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row, first.column <= last.column else {
            return nil
        }
        return first == last ? nil : Area(rows: first.row...last.row, columns: first.column...last.column)
    }

    /// False when ``spread(row:_:)`` would do nothing with the row.
    func mayTouch(row: Int) -> Bool { !standing.isEmpty || (next < areas.count && areas[next].rows.lowerBound <= row) }

    /// Puts texts of first cells into the other cells of their merges in one row. Rows must come in order.
    ///
    /// - Parameter fields: the row as the file has it.
    mutating func spread(row: Int, _ fields: inout [String]) throws {
        if next == areas.count, standing.isEmpty { return }
        standing.removeAll { $0.area.rows.upperBound < row }
        while next < areas.count, areas[next].rows.lowerBound <= row {
            let area = areas[next]
            next += 1
            let column = area.columns.lowerBound
            guard area.rows.lowerBound == row, column < fields.count, !fields[column].isEmpty else { continue }
            standing.append((area, fields[column]))
            guard standing.count <= XLSXMerges.mostAtOnce else { throw TableFault(line: row, "za dużo scalonych komórek w jednym wierszu") }
        }
        for (area, text) in standing {
            while fields.count <= area.columns.upperBound { fields.append("") }
            for column in area.columns { fields[column] = text }
            filled += area.columns.count
        }
        guard filled <= XLSXMerges.mostFilled else {
            throw TableFault(line: row, "scalone komórki zajmują ponad 100 milionów pól; to nie jest zwykły arkusz")
        }
    }
}

/// Names of cells.
enum XLSXCell {
    /// A sheet ends with the column XFD and the row 1 048 576.
    static let mostColumns = 16_384, mostRows = 1_048_576

    /// `C12` is row 12, column 2; nil when it is no cell.
    static func place(_ bytes: some Collection<UInt8>) -> (row: Int, column: Int)? {
        let letters = bytes.prefix { $0 >= 65 && $0 <= 90 }
        guard let column = column(letters), let row = Int(String(decoding: bytes.dropFirst(letters.count), as: UTF8.self)), row > 0, row <= mostRows
        else { return nil }
        return (row, column)
    }

    /// `A` is 0, `XFD` 16 383.
    @inline(__always) static func column(_ letters: some Collection<UInt8>) -> Int? {
        var column = 0
        for letter in letters { column = min(column * 26 + Int(letter) - 64, mostColumns + 1) }
        return column > 0 && column <= mostColumns ? column - 1 : nil
    }

    /// The letters of a column.
    static func name(_ column: Int) -> String {
        var (rest, name) = (column + 1, "")
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}
