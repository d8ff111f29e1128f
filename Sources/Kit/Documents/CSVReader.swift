import Foundation

/// Reads RFC 4180 text row by row from bytes handed in as they come, so that a file of any size costs one row of memory.
///
///     var reader = CSVReader(separator: ";")
///     try reader.read(bytes) { row in … }      // row.line, row.fields
///     try reader.finish { row in … }
///
/// Feed it pieces of some hundred kilobytes: a row cut by the end of a piece is searched again from its beginning.
package struct CSVReader {
    package typealias Row = TableRow
    package typealias Fault = TableFault

    /// Bytes a row may have at most; a longer one is taken for a file that is not CSV.
    package static let longestRow = 1 << 20

    /// Rows that begin on earlier lines are passed over, which costs a fraction of reading them; their quotes and letters are checked all the same.
    package var firstLine = 1

    private let separator: UInt8
    /// The row that the last piece began.
    private var rest: [UInt8] = []
    private var line = 1
    private var texts = TableRowTexts()
    private var pastMark = false, skipLineFeed = false

    package init(separator: Character = ",") { self.separator = separator.asciiValue ?? UInt8(ascii: ",") }

    /// - Throws: ``Fault`` at the line where the text stops being CSV or UTF-8, and whatever `body` throws.
    package mutating func read(_ bytes: some Sequence<UInt8>, _ body: (Row) throws -> Void) throws {
        let fed: Void? = try bytes.withContiguousStorageIfAvailable { try feed($0, body) }
        if fed == nil { try Array(bytes).withUnsafeBufferPointer { try feed($0, body) } }
    }

    /// The last row, when the file does not end in a line break.
    package mutating func finish(_ body: (Row) throws -> Void) throws {
        let text = rest
        rest = []
        _ = try text.withUnsafeBufferPointer { try rows(in: $0, isLast: true, body) }
    }

    private mutating func feed(_ piece: UnsafeBufferPointer<UInt8>, _ body: (Row) throws -> Void) throws {
        if rest.isEmpty {
            let taken = try rows(in: piece, isLast: false, body)
            rest.append(contentsOf: piece[taken...])
        } else {
            var text = rest
            rest = []
            text.append(contentsOf: piece)
            let taken = try text.withUnsafeBufferPointer { try rows(in: $0, isLast: false, body) }
            text.removeFirst(taken)
            rest = text
        }
    }

    /// Hands over the rows that end inside `text`.
    ///
    /// - Returns: how many bytes of it are done with.
    private mutating func rows(in text: UnsafeBufferPointer<UInt8>, isLast: Bool, _ body: (Row) throws -> Void) throws -> Int {
        var at = 0
        if !pastMark {
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            if text.count < 3, !isLast, mark.starts(with: text) { return 0 }
            if text.starts(with: mark) { at = 3 }
            pastMark = true
        }
        while at < text.count {
            if skipLineFeed {
                skipLineFeed = false
                if text[at] == 0x0A {
                    at += 1
                    continue
                }
            }
            if text[at] == 0x0A || text[at] == 0x0D {
                endLine(text[at])
                at += 1
                continue
            }
            let begun = line
            guard let end = try row(in: text, from: at, isLast: isLast) else {
                if text.count - at > CSVReader.longestRow { throw tooLong(begun) }
                return at
            }
            if end - at > CSVReader.longestRow { throw tooLong(begun) }
            at = end
            if begun >= firstLine { try body(Row(line: begun, texts)) }
        }
        return at
    }

    private func tooLong(_ line: Int) -> Fault { Fault(line: line, "wiersz dłuższy niż 1 MiB, to nie jest plik CSV") }

    private mutating func endLine(_ byte: UInt8) {
        skipLineFeed = byte == 0x0D
        line += 1
    }

    /// Reads the texts of the row that begins at `start`, when it is wanted.
    ///
    /// - Returns: where the next row begins; nil when the end of this one is not in `text`.
    private mutating func row(in text: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) throws -> Int? {
        let isWanted = line >= firstLine
        texts.clear()
        var at = start
        var breaks = 0
        while true {
            if at < text.count, text[at] == 0x22 {
                guard let (close, isDoubled) = try closingQuote(in: text, after: at, isLast: isLast) else { return nil }
                let field = UnsafeBufferPointer(rebasing: text[at + 1..<close])
                if isWanted { if isDoubled { texts.append(undoubled: field) } else { texts.append(field) } }
                breaks += field.count { $0 == 0x0A }
                at = close + 1
                if at < text.count, text[at] != separator, text[at] != 0x0A, text[at] != 0x0D {
                    throw Fault(line: line + breaks, "znak po zamykającym cudzysłowie")
                }
            } else {
                let begin = at
                while at < text.count, text[at] != separator, text[at] != 0x0A, text[at] != 0x0D { at += 1 }
                if at == text.count, !isLast { return nil }
                if isWanted { texts.append(UnsafeBufferPointer(rebasing: text[begin..<at])) }
            }
            if at < text.count, text[at] == separator {
                at += 1
                continue
            }
            try check(UnsafeBufferPointer(rebasing: text[start..<at]))
            line += breaks
            if at < text.count {
                endLine(text[at])
                at += 1
            }
            return at
        }
    }

    private func check(_ row: UnsafeBufferPointer<UInt8>) throws {
        if UTF8Text.firstFault(in: row) != nil { throw Fault(line: line, "tekst nie jest w UTF-8; zapisz plik jako „CSV UTF-8”") }
        // No database takes U+0000 in a text.
        if let start = row.baseAddress, memchr(start, 0, row.count) != nil { throw Fault(line: line, "bajt zerowy w tekście, to nie jest plik CSV") }
    }

    /// Where the quotes opened at `open` close, and whether there are doubled ones between; nil when that is not in `text`.
    private func closingQuote(in text: UnsafeBufferPointer<UInt8>, after open: Int, isLast: Bool) throws -> (Int, Bool)? {
        guard let base = text.baseAddress else { return nil }
        var from = open + 1
        var isDoubled = false
        while let found = memchr(base + from, 0x22, text.count - from) {
            let close = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if close + 1 == text.count { return isLast ? (close, isDoubled) : nil }
            if text[close + 1] != 0x22 { return (close, isDoubled) }
            isDoubled = true
            from = close + 2
        }
        if isLast { throw Fault(line: line, "cudzysłów otwarty i nigdy niezamknięty, plik jest ucięty") }
        return nil
    }
}
