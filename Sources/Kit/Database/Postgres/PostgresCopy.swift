import CPostgres

/// Rows in the text form of `COPY … FROM STDIN`: tabs between values, a line for each row, `\N` for NULL.
enum PostgresCopy {
    /// All rows are encoded before the first is sent, so that a bad value leaves no COPY half done.
    static func encoded(_ rows: Rows, _ ids: [[Int64]]) throws -> [UInt8] {
        var text: [UInt8] = []
        let last = rows.columns.count - 1
        try rows.each(ids) { column, value in
            append(value, to: &text)
            text.append(UInt8(ascii: column == last ? "\n" : "\t"))
        }
        return text
    }

    private static func append(_ value: Rows.Value, to text: inout [UInt8]) {
        switch value {
        case .null: text.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        case .integer(let number): text.append(contentsOf: String(number).utf8)
        case .real(let number): text.append(contentsOf: String(number).utf8)
        case .blob(let bytes):
            text.append(contentsOf: "\\\\x".utf8)
            for byte in bytes {
                text.append(hex[Int(byte >> 4)])
                text.append(hex[Int(byte & 15)])
            }
        case .text(let bytes):
            // What has no marks in it, nearly all, goes in whole.
            var start = 0
            for at in bytes.indices {
                guard let mark = escape(bytes[at]) else { continue }
                text.append(contentsOf: bytes[start..<at])
                text.append(UInt8(ascii: "\\"))
                text.append(mark)
                start = at + 1
            }
            text.append(contentsOf: bytes[start...])
        }
    }

    @inline(__always)
    private static func escape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"): byte
        case UInt8(ascii: "\t"): UInt8(ascii: "t")
        case UInt8(ascii: "\n"): UInt8(ascii: "n")
        case UInt8(ascii: "\r"): UInt8(ascii: "r")
        default: nil
        }
    }

    private static let hex = Array("0123456789abcdef".utf8)

    /// Sends the data, a megabyte at a time, and fetches the server's verdict.
    static func send(_ data: [UInt8], _ handle: OpaquePointer) -> OpaquePointer? {
        data.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 20, bytes.count)])
                guard PQputCopyData(handle, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count)) == 1 else { break }
            }
        }
        PQputCopyEnd(handle, nil)
        let verdict = PQgetResult(handle)
        while let rest = PQgetResult(handle) { PQclear(rest) }
        return verdict
    }
}
