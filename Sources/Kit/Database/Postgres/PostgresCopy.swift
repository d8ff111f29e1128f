import CPostgres

/// Rows in the text form of `COPY … FROM STDIN`: tabs between values, a line for each row, `\N` for NULL.
enum PostgresCopy {
    /// All rows are encoded before the first is sent, so that a bad value leaves no COPY half done.
    static func encoded(_ rows: [[SQLValue]]) throws(DatabaseError) -> [UInt8] {
        var text: [UInt8] = []
        for row in rows {
            for (index, value) in row.enumerated() {
                if index > 0 { text.append(UInt8(ascii: "\t")) }
                append(try value.checked(), to: &text)
            }
            text.append(UInt8(ascii: "\n"))
        }
        return text
    }

    private static func append(_ value: SQLValue, to text: inout [UInt8]) {
        switch value {
        case .null: text.append(contentsOf: "\\N".utf8)
        case .integer(let number): text.append(contentsOf: String(number).utf8)
        case .real(let number): text.append(contentsOf: String(number).utf8)
        case .blob(let bytes):
            text.append(contentsOf: "\\\\x".utf8)
            for byte in bytes { text.append(contentsOf: [hex[Int(byte >> 4)], hex[Int(byte & 15)]]) }
        case .text(let string):
            for byte in string.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): text.append(contentsOf: "\\\\".utf8)
                case UInt8(ascii: "\t"): text.append(contentsOf: "\\t".utf8)
                case UInt8(ascii: "\n"): text.append(contentsOf: "\\n".utf8)
                case UInt8(ascii: "\r"): text.append(contentsOf: "\\r".utf8)
                default: text.append(byte)
                }
            }
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
