import Foundation

/// The rows of a CSV file that are not blank, whatever it puts between fields and however it writes its letters.
final class CSVFile: RowSource {
    let separator: Character
    let encoding: TextEncoding
    private let file: FileHandle
    private var decoder: TextDecoder
    private var reader: CSVReader
    private var rows: [TableRow] = []
    private var place = 0
    private var hasEnded = false

    /// - Parameters: what is nil is found out: the separator from the first line, the encoding from the whole file.
    init(path: String, separator: Character?, encoding: TextEncoding?) throws {
        let encoding = try encoding ?? TextDecoding.encoding(ofFile: path)
        guard let file = FileHandle(forReadingAtPath: path) else { throw TableFault("nie ma takiego pliku albo nie wolno go czytać") }
        let head = try file.read(upToCount: 1 << 16) ?? Data()
        try file.seek(toOffset: 0)
        var decoder = TextDecoder(encoding)
        let guess = CSVFile.guess(head.withUnsafeBytes { decoder.decode($0.bindMemory(to: UInt8.self)) })
        (self.file, self.encoding, self.decoder) = (file, encoding, TextDecoder(encoding))
        self.separator = separator ?? guess.separator
        reader = CSVReader(separator: self.separator)
        if guess.isStated { reader.firstLine = 2 }
    }

    deinit { try? file.close() }

    var firstLine: Int {
        get { reader.firstLine }
        set { reader.firstLine = newValue }
    }

    var notes: [String] {
        encoding == .utf8 ? [] : ["litery pliku są w kodowaniu \(encoding), a nie w UTF-8; zostały przełożone, sprawdź pisownię nazw"]
    }

    func next() throws -> TableRow? {
        while true {
            while place < rows.count {
                place += 1
                let row = rows[place - 1]
                if row.line >= reader.firstLine, !row.isBlank { return row }
            }
            if hasEnded { return nil }
            rows.removeAll(keepingCapacity: true)
            place = 0
            try readOn()
        }
    }

    private func readOn() throws {
        var made: [TableRow] = []
        swap(&made, &rows)
        defer { swap(&made, &rows) }
        if let data = try file.read(upToCount: 1 << 18), !data.isEmpty {
            if encoding == .utf8 { return try reader.read(data) { made.append($0) } }
            let text = data.withUnsafeBytes { decoder.decode($0.bindMemory(to: UInt8.self)) }
            try reader.read(text) { made.append($0) }
        } else {
            hasEnded = true
            try reader.read(decoder.finish()) { made.append($0) }
            try reader.finish { made.append($0) }
        }
    }

    /// What stands between fields: what a line `sep=;` states, else of `;`, tab and `,` the one most frequent outside quotes in the first
    /// line that has any.
    static func guess(_ text: [UInt8]) -> (separator: Character, isStated: Bool) {
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
        let lines = start.split(maxSplits: 20, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
        if let first = lines.first, first.count == 5, first.starts(with: Array("sep=".utf8)), let stated = first.last {
            return (Character(UnicodeScalar(stated)), true)
        }
        for line in lines.prefix(20) {
            var counts: [UInt8: Int] = [:]
            var isQuoted = false
            for byte in line {
                if byte == 0x22 { isQuoted.toggle() }
                if !isQuoted, byte == 0x3B || byte == 0x09 || byte == 0x2C { counts[byte, default: 0] += 1 }
            }
            let order: [UInt8] = [0x2C, 0x09, 0x3B]
            if let most = order.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }), counts[most] != nil {
                return (Character(UnicodeScalar(most)), false)
            }
        }
        return (",", false)
    }
}
