import CPostgres

/// The answer to one statement.
final class PostgresRows: RowSource {
    private let result: OpaquePointer
    let count: Int

    init(_ result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
        super.init(columns: (0..<PQnfields(result)).map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
    }

    deinit { PQclear(result) }

    /// How many rows the statement inserted, changed or deleted. `PQcmdTuples` also counts the rows of a SELECT, so the tag decides.
    var touched: Int {
        let tag = String(cString: PQcmdStatus(result))
        guard tag.hasPrefix("INSERT") || tag.hasPrefix("UPDATE") || tag.hasPrefix("DELETE") || tag.hasPrefix("MERGE") else { return 0 }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    override func value(at column: Int) throws(DatabaseError) -> SQLValue {
        let (row, index) = (Int32(step), Int32(column))
        guard PQgetisnull(result, row, index) == 0, let start = PQgetvalue(result, row, index) else { return .null }
        let length = Int(PQgetlength(result, row, index))
        let bytes = UnsafeRawBufferPointer(start: start, count: length)
        switch PQftype(result, index) {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid:
            if let number = PostgresRows.integer(bytes) { return .integer(number) }
        case PostgresType.bool: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case PostgresType.numeric:
            // SUM of whole numbers is a numeric without a fraction: a whole number here, as in SQLite.
            if let number = PostgresRows.integer(bytes) { return .integer(number) }
            if let number = Double(String(decoding: bytes, as: UTF8.self)) { return .real(number) }
        case PostgresType.float8, PostgresType.float4:
            if let number = Double(String(decoding: bytes, as: UTF8.self)) { return .real(number) }
        case PostgresType.bytea:
            if let blob = PostgresRows.blob(bytes) { return .blob(blob) }
        default:
            if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
        }
        throw .column(columns[column], problem: "wartości nie da się odczytać")
    }

    override func text(at column: Int) -> UnsafeBufferPointer<UInt8>? {
        let (row, index) = (Int32(step), Int32(column))
        guard PQftype(result, index) == PostgresType.text, PQgetisnull(result, row, index) == 0, let start = PQgetvalue(result, row, index) else {
            return nil
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, index)))
        return bytes.bindMemory(to: UInt8.self)
    }

    /// Digits with or without a minus. Summed up below zero, where `Int64.min` has room.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let negative = bytes.first == UInt8(ascii: "-")
        var sum: Int64 = 0
        for byte in bytes.dropFirst(negative ? 1 : 0) {
            guard case 48...57 = byte else { return nil }
            let (tens, tooBig) = sum.multipliedReportingOverflow(by: 10)
            let (next, stillTooBig) = tens.subtractingReportingOverflow(Int64(byte - 48))
            guard !tooBig, !stillTooBig else { return nil }
            sum = next
        }
        guard negative || sum != .min else { return nil }
        return negative ? sum : -sum
    }

    /// `\x00ff…` as bytes.
    private static func blob(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else { return nil }
        return [UInt8](unsafeUninitializedCapacity: text.count / 2 - 1) { bytes, count in
            for index in 0..<(text.count / 2 - 1) {
                bytes[index] = nibble(text[2 * index + 2]) << 4 | nibble(text[2 * index + 3])
            }
            count = text.count / 2 - 1
        }
    }

    /// The server writes lower-case hexadecimal digits and nothing else.
    private static func nibble(_ digit: UInt8) -> UInt8 { digit < 58 ? digit &- 48 : digit &- 87 }
}
