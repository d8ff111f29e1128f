/// Reads RFC 4180 text row by row from bytes handed in as they come, so that a file of any size costs one row of memory.
///
///     var reader = CSVReader(separator: ";")
///     try reader.read(bytes) { row in … }      // row.line, row.fields
///     try reader.finish { row in … }
package struct CSVReader {
    package struct Row: Sendable, Equatable {
        /// 1-based line of the file on which the row begins.
        package let line: Int
        package let fields: [String]
    }

    package struct Fault: Error, CustomStringConvertible, Equatable {
        package let line: Int
        package let reason: String
        package var description: String { "wiersz \(line): \(reason)" }
    }

    /// Bytes a row may have at most; a longer one is taken for a file that is not CSV.
    package static let longestRow = 1 << 20

    private let separator: UInt8
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var line = 1, rowLine = 1, rowBytes = 0
    private var quoted = false, afterQuote = false, started = false, skipLineFeed = false
    private var markSeen: [UInt8] = []
    private var pastMark = false

    package init(separator: Character = ",") { self.separator = separator.asciiValue ?? UInt8(ascii: ",") }

    /// - Throws: ``Fault`` at the line where the text stops being CSV or UTF-8, and whatever `body` throws.
    package mutating func read(_ bytes: some Sequence<UInt8>, _ body: (Row) throws -> Void) throws {
        for byte in bytes {
            if !pastMark, try holdBack(byte, body) { continue }
            try take(byte, body)
        }
    }

    /// The last row, when the file does not end in a line break.
    package mutating func finish(_ body: (Row) throws -> Void) throws {
        try releaseMark(body)
        if quoted { throw Fault(line: rowLine, reason: "cudzysłów otwarty i nigdy niezamknięty, plik jest ucięty") }
        if started || !fields.isEmpty { try endRow(body) }
    }

    /// A UTF-8 byte order mark at the very start is no part of the first field.
    private mutating func holdBack(_ byte: UInt8, _ body: (Row) throws -> Void) throws -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard byte == mark[markSeen.count] else {
            try releaseMark(body)
            return false
        }
        markSeen.append(byte)
        if markSeen.count == 3 { (markSeen, pastMark) = ([], true) }
        return true
    }

    private mutating func releaseMark(_ body: (Row) throws -> Void) throws {
        let held = markSeen
        (markSeen, pastMark) = ([], true)
        for byte in held { try take(byte, body) }
    }

    private mutating func take(_ byte: UInt8, _ body: (Row) throws -> Void) throws {
        if skipLineFeed {
            skipLineFeed = false
            if byte == 0x0A { return }
        }
        rowBytes += 1
        if rowBytes > CSVReader.longestRow { throw Fault(line: rowLine, reason: "wiersz dłuższy niż 1 MiB, to nie jest plik CSV") }
        if quoted { return takeQuoted(byte) }
        switch byte {
        case separator: try endField()
        case 0x0A, 0x0D:
            skipLineFeed = byte == 0x0D
            try endRow(body)
            line += 1
            (rowLine, rowBytes) = (line, 0)
        case 0x22 where !started: (quoted, started) = (true, true)
        case 0x22 where afterQuote:
            field.append(byte)
            (quoted, afterQuote) = (true, false)
        case _ where afterQuote: throw Fault(line: line, reason: "znak po zamykającym cudzysłowie")
        default:
            field.append(byte)
            started = true
        }
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        if byte == 0x22 {
            (quoted, afterQuote) = (false, true)
        } else {
            if byte == 0x0A { line += 1 }
            field.append(byte)
        }
    }

    private mutating func endField() throws {
        guard let text = String(validating: field, as: UTF8.self) else {
            throw Fault(line: rowLine, reason: "tekst nie jest w UTF-8; zapisz plik jako „CSV UTF-8”")
        }
        fields.append(text)
        field.removeAll(keepingCapacity: true)
        (started, afterQuote) = (false, false)
    }

    private mutating func endRow(_ body: (Row) throws -> Void) throws {
        if fields.isEmpty && !started { return }
        try endField()
        let row = Row(line: rowLine, fields: fields)
        fields.removeAll(keepingCapacity: true)
        try body(row)
    }
}
