import Values

/// Where the rows of one running statement come from. One object for a whole result; `step` says which row it stands on.
///
/// Columns are looked up by name from a guess, the column after the last one asked for, because rows are mostly read in the order they were asked
/// for: then a lookup is one comparison, and nothing is built for a row.
class RowSource {
    let columns: [String]
    final var step = 0
    private final var guess = 0

    init(columns: [String]) { self.columns = columns }

    /// The value in a column of the present row. Called only with a valid column.
    func value(at column: Int) throws(DatabaseError) -> SQLValue { .null }

    /// The bytes of a text in a column of the present row, valid until the next one; nil when it is NULL or no text. Called only with a valid column.
    func text(at column: Int) -> UnsafeBufferPointer<UInt8>? { nil }

    final func index(of column: String) -> Int? {
        var index = guess
        for _ in columns.indices {
            if index >= columns.count { index = 0 }
            if columns[index] == column {
                guess = index + 1
                return index
            }
            index += 1
        }
        return nil
    }
}

/// One row of an answer, valid until the next one is asked for. Reading a column that is not there, is NULL or holds something else throws
/// ``DatabaseError/column(_:problem:)``.
package struct Row {
    private let source: RowSource
    private let step: Int

    init(_ source: RowSource) { (self.source, self.step) = (source, source.step) }

    package func text(_ column: String) throws -> String { try required(column, textOrNil(column)) }
    package func int(_ column: String) throws -> Int { try required(column, intOrNil(column)) }
    package func int64(_ column: String) throws -> Int64 { try required(column, int64OrNil(column)) }
    package func real(_ column: String) throws -> Double { try required(column, realOrNil(column)) }
    package func bool(_ column: String) throws -> Bool { try required(column, boolOrNil(column)) }
    package func blob(_ column: String) throws -> [UInt8] { try required(column, blobOrNil(column)) }
    package func day(_ column: String) throws -> Day { try required(column, dayOrNil(column)) }
    package func instant(_ column: String) throws -> Instant { try required(column, instantOrNil(column)) }
    package func money(_ column: String) throws -> Money { try required(column, moneyOrNil(column)) }
    package func id<Of>(_ column: String) throws -> ID<Of> { try required(column, idOrNil(column)) }

    package func textOrNil(_ column: String) throws -> String? {
        switch try value(column) {
        case .null: nil
        case .text(let text): text
        case let other: throw wrong(column, other, wanted: "tekst")
        }
    }

    /// Hands over the bytes of a text, UTF-8 as the database holds them, without making a string of them; nil when it is NULL.
    package func withText<Result>(_ column: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result? {
        if let bytes = source.text(at: try place(of: column)) { return try body(bytes) }
        // NULL; or no text, which is an error here as it is there.
        return try textOrNil(column).map { text in
            var text = text
            return try text.withUTF8(body)
        }
    }

    package func int64OrNil(_ column: String) throws -> Int64? {
        switch try value(column) {
        case .null: nil
        case .integer(let number): number
        case let other: throw wrong(column, other, wanted: "liczba całkowita")
        }
    }

    /// Whole numbers count as real ones: `SUM` and friends answer either.
    package func realOrNil(_ column: String) throws -> Double? {
        switch try value(column) {
        case .null: nil
        case .real(let number): number
        case .integer(let number): Double(number)
        case let other: throw wrong(column, other, wanted: "liczba")
        }
    }

    package func boolOrNil(_ column: String) throws -> Bool? {
        switch try value(column) {
        case .null: nil
        case .integer(0): false
        case .integer(1): true
        case let other: throw wrong(column, other, wanted: "0 lub 1")
        }
    }

    package func blobOrNil(_ column: String) throws -> [UInt8]? {
        switch try value(column) {
        case .null: nil
        case .blob(let bytes): bytes
        case let other: throw wrong(column, other, wanted: "dane binarne")
        }
    }

    package func dayOrNil(_ column: String) throws -> Day? {
        guard let number = try intOrNil(column) else { return nil }
        guard let day = Day(number: number) else { throw DatabaseError.column(column, problem: "\(number) nie jest datą") }
        return day
    }

    package func intOrNil(_ column: String) throws -> Int? { try int64OrNil(column).map { Int($0) } }
    package func instantOrNil(_ column: String) throws -> Instant? { try int64OrNil(column).map(Instant.init(milliseconds:)) }
    package func moneyOrNil(_ column: String) throws -> Money? { try int64OrNil(column).map(Money.init(grosze:)) }
    package func idOrNil<Of>(_ column: String) throws -> ID<Of>? { try int64OrNil(column).map { ID($0) } }
}

extension Row {
    /// What the column holds, whatever it is.
    package func value(_ column: String) throws -> SQLValue { try source.value(at: place(of: column)) }

    private func place(of column: String) throws -> Int {
        guard source.step == step else { throw DatabaseError.column(column, problem: "wiersz wolno czytać tylko do następnego") }
        guard let index = source.index(of: column) else { throw DatabaseError.column(column, problem: "nie ma takiej kolumny w odpowiedzi") }
        return index
    }

    /// All columns, from left to right.
    package func values() throws -> [SQLValue] { try source.columns.indices.map { try source.value(at: $0) } }

    /// The first column as a whole number, 0 when NULL.
    func firstInteger() throws -> Int {
        guard let name = source.columns.first else { return 0 }
        return try intOrNil(name) ?? 0
    }

    private func required<Value>(_ column: String, _ value: Value?) throws -> Value {
        guard let value else { throw DatabaseError.column(column, problem: "brak wartości (NULL)") }
        return value
    }

    private func wrong(_ column: String, _ value: SQLValue, wanted: String) -> DatabaseError {
        .column(column, problem: "oczekiwano: \(wanted), jest: \(value.kind)")
    }
}

extension SQLValue {
    /// The kind alone: a value may be personal data and has no place in an error.
    fileprivate var kind: String {
        switch self {
        case .null: "brak wartości"
        case .integer: "liczba całkowita"
        case .real: "liczba"
        case .text: "tekst"
        case .blob: "dane binarne"
        }
    }
}
