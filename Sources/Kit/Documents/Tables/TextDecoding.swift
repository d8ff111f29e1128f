import Foundation

/// Finds out how the letters of a file are written down. Offices still send files in Windows-1250 and ISO-8859-2, and none of them says so.
package enum TextDecoding {
    /// Reads the whole file, so that every later reading comes to the same answer. 50 MB of UTF-8 take a few hundredths of a second.
    ///
    /// The letters that tell the two old encodings apart are ą, ś, ź and their capitals. A file that is UTF-8 but for a few bytes is UTF-8,
    /// and reading it fails at the line of the first of them.
    ///
    /// - Throws: `TableFault` when it is not text, or in none of these encodings.
    package static func encoding(ofFile path: String) throws -> TextEncoding {
        var census = ByteCensus()
        var isUTF8 = true
        var rest: [UInt8] = []
        var head: [UInt8]?
        try pieces(of: path) { piece in
            if head == nil { head = Array(piece.prefix(4)) }
            if head.flatMap(mark) != nil { return false }
            if let start = piece.baseAddress, memchr(start, 0, piece.count) != nil {
                throw TableFault("plik zawiera bajty zerowe; to nie jest plik tekstowy")
            }
            if isUTF8 { isUTF8 = continues(&rest, piece) }
            return isUTF8
        }
        if let encoding = head.flatMap(mark) { return encoding }
        if isUTF8, rest.isEmpty { return .utf8 }
        try pieces(of: path) { piece in
            census.count(piece)
            return true
        }
        return try census.verdict()
    }

    /// The encoding that a byte order mark names.
    private static func mark(_ head: [UInt8]) -> TextEncoding? {
        if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        return head.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
    }

    /// Whether the piece goes on in UTF-8; `rest` keeps the character that its end cuts.
    private static func continues(_ rest: inout [UInt8], _ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        if rest.isEmpty { return cut(piece, &rest) }
        let joined = rest + piece
        return joined.withUnsafeBufferPointer { cut($0, &rest) }
    }

    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ rest: inout [UInt8]) -> Bool {
        guard let fault = UTF8Text.firstFault(in: bytes) else {
            rest = []
            return true
        }
        rest = Array(bytes[fault...].prefix(4))
        return bytes.count - fault < 4 && bytes[fault] >= 0xC2
    }

    /// - Parameter body: returns whether to go on.
    static func pieces(of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Bool) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw TableFault("nie ma takiego pliku albo nie wolno go czytać") }
        defer { try? file.close() }
        while let data = try file.read(upToCount: 1 << 18), !data.isEmpty {
            guard try data.withUnsafeBytes({ try body($0.bindMemory(to: UInt8.self)) }) else { return }
        }
    }
}

/// Counts the bytes above ASCII of a file that is not UTF-8.
private struct ByteCensus {
    private var counts = [Int](repeating: 0, count: 256)
    private var sequences = 0, strays = 0

    mutating func count(_ piece: UnsafeBufferPointer<UInt8>) {
        var at = UTF8Text.skipASCII(piece, from: 0)
        while at < piece.count {
            let length = UTF8Text.length(of: piece, at: at)
            if length == 0 { strays += 1 } else { sequences += 1 }
            for byte in piece[at..<at + max(length, 1)] { counts[Int(byte)] += 1 }
            at = UTF8Text.skipASCII(piece, from: at + max(length, 1))
        }
    }

    func verdict() throws -> TextEncoding {
        if sequences > 2 * strays { return .utf8 }
        func sum(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 + counts[Int($1)] } }
        // Ą ą Ś ś Ź ź
        let windows = sum([0xA5, 0xB9, 0x8C, 0x9C, 0x8F, 0x9F])
        let iso = sum([0xA1, 0xB1, 0xA6, 0xB6, 0xAC, 0xBC])
        // Ć ć Ę ę Ł ł Ń ń Ó ó Ż ż stand at the same place in both; so do the letters of our neighbours and § and the hard space.
        let both = sum([0xC6, 0xE6, 0xCA, 0xEA, 0xA3, 0xB3, 0xD1, 0xF1, 0xD3, 0xF3, 0xAF, 0xBF])
        let signs = sum([0xA0, 0xA7, 0xB0, 0xC4, 0xE4, 0xD6, 0xF6, 0xDC, 0xFC, 0xDF, 0xC9, 0xE9, 0xE1])
        let quotes = sum([0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97])
        let isISO = iso > windows && sum(0x80...0x9F) == 0
        let known = both + signs + (isISO ? iso : windows + quotes)
        guard known * 10 >= sum(0x80...0xFF) * 8 else {
            throw TableFault("nie wiadomo, w jakim kodowaniu zapisano litery; zapisz plik jako „CSV UTF-8”")
        }
        return isISO ? .iso88592 : .windows1250
    }
}
