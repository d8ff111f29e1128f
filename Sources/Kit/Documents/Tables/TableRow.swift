/// One row of a table, whatever file it came from.
///
/// Its texts lie in one piece of memory and become strings when they are asked for: a file of twenty columns, of which an import wants ten, costs
/// one allocation a row to read.
package struct TableRow: Sendable, Equatable {
    /// 1-based: in a CSV file the line on which the row begins, in a spreadsheet the number of the row.
    package let line: Int
    /// How many fields it has.
    package let count: Int
    /// Where each field ends, four bytes each, and behind that the texts one after the other.
    let bytes: [UInt8]

    package init(line: Int, fields: [String]) {
        var texts = TableRowTexts()
        for field in fields { texts.append(field) }
        self.init(line: line, texts)
    }

    init(line: Int, _ texts: TableRowTexts) { self.init(line: line, count: texts.count, bytes: texts.joined) }

    /// As it was read before.
    init(line: Int, count: Int, bytes: [UInt8]) { (self.line, self.count, self.bytes) = (line, count, bytes) }

    /// As the file has them, blanks around them included. A row of a spreadsheet ends with its last cell that says something.
    package var fields: [String] { (0..<count).map { self[$0] } }

    /// The text of a column counted from 0; empty when the row is shorter.
    package subscript(_ column: Int) -> String { withBytes(of: column) { String(decoding: $0, as: UTF8.self) } }

    /// The same as bytes, which are UTF-8.
    package func withBytes<Result>(of column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard column < count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return bytes.withUnsafeBytes { bytes in
            func end(_ column: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: column * 4, as: UInt32.self)) }
            let texts = bytes.bindMemory(to: UInt8.self)[(count * 4)...]
            let (start, end) = (column == 0 ? 0 : end(column - 1), end(column))
            return body(UnsafeBufferPointer(rebasing: texts[texts.startIndex + start..<texts.startIndex + end]))
        }
    }

    var isBlank: Bool { bytes.count == count * 4 }
    /// Bytes it takes in memory, roughly.
    var size: Int { bytes.count + 64 }
}

/// Texts of a row while it is read, in memory that is used again for the next.
struct TableRowTexts {
    private var ends: [UInt32] = []
    private var text: [UInt8] = []

    var count: Int { ends.count }
    /// Bytes of all texts.
    var size: Int { text.count }

    mutating func clear() {
        ends.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(contentsOf: bytes)
        ends.append(UInt32(text.count))
    }

    mutating func append(_ string: String) {
        var string = string
        string.withUTF8 { append($0) }
    }

    /// A quoted text of a CSV file, in which two quotes stand for one.
    mutating func append(undoubled bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            text.append(bytes[at])
            at += bytes[at] == 0x22 ? 2 : 1
        }
        ends.append(UInt32(text.count))
    }

    fileprivate var joined: [UInt8] {
        let places = ends.count * 4
        return [UInt8](unsafeUninitializedCapacity: places + text.count) { room, count in
            count = places + text.count
            guard let start = UnsafeMutableRawPointer(room.baseAddress) else { return }
            ends.withUnsafeBytes { if let ends = $0.baseAddress { start.copyMemory(from: ends, byteCount: places) } }
            text.withUnsafeBytes { if let text = $0.baseAddress { (start + places).copyMemory(from: text, byteCount: $0.count) } }
        }
    }
}

/// Why a file cannot be read as a table, in words for whoever sent it.
package struct TableFault: Error, Equatable, CustomStringConvertible {
    /// 1-based; nil when it is about the whole file.
    package let line: Int?
    package let reason: String

    package init(line: Int? = nil, _ reason: String) { (self.line, self.reason) = (line, reason) }

    package var description: String { (line.map { "wiersz \($0): " } ?? "") + reason }
}
