import CPostgres

/// The values of one statement as libpq takes them: all bytes in one block, with a type for each, so that PostgreSQL never has to guess one.
struct PostgresParameters {
    /// PostgreSQL's number of each value's type; 0, to be guessed, for NULL.
    private(set) var types: [Oid] = []
    private var block: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws(DatabaseError) {
        for value in values {
            switch try value.checked() {
            case .null: add([UInt8]?.none, type: 0)
            case .integer(let number): add(String(number).utf8, type: PostgresType.int8)
            case .real(let number): add(String(number).utf8, type: PostgresType.float8)
            case .text(let text): add(text.utf8, type: PostgresType.text)
            case .blob(let bytes): add(bytes, type: PostgresType.bytea, binary: true)
            }
        }
    }

    private mutating func add(_ bytes: (some Collection<UInt8>)?, type: Oid, binary: Bool = false) {
        types.append(type)
        formats.append(binary ? 1 : 0)
        offsets.append(bytes == nil ? nil : block.count)
        lengths.append(Int32(bytes?.count ?? 0))
        guard let bytes else { return }
        block.append(contentsOf: bytes)
        block.append(0)
    }

    /// Lends the pointers libpq wants: how many values, the values, their lengths and formats.
    func lend<Result>(
        _ use: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        block.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            return use(Int32(types.count), pointers, lengths, formats)
        }
    }
}

/// The types this module sends or reads, by PostgreSQL's numbers (`pg_type.oid`, fixed for ever).
enum PostgresType {
    static let bool: Oid = 16, bytea: Oid = 17, int8: Oid = 20, int2: Oid = 21, int4: Oid = 23, text: Oid = 25, oid: Oid = 26
    static let float4: Oid = 700, float8: Oid = 701, numeric: Oid = 1700
}
