import Foundation
import Values

/// Rows on their way into one table, as bytes: put together on one thread, written on another without touching each value again.
///
///     var rows = Rows(into: "identifier", columns: ["organisation_id", "kind", "value"])
///     rows.add {
///         $0.put(.new(set: 0, 7))      // the eighth of the ids that are reserved when the rows are written
///         $0.put("krs")
///         $0.put("0000030897")
///     }
package struct Rows: Sendable {
    /// The number in a row's leading columns that may not be known before the rows are written.
    package enum Key: Sendable {
        case known(Int64)
        /// Of the sets of ids handed over with the rows, the `index`th of set `set`.
        case new(set: Int, Int)
    }

    package let table: String, columns: [String]
    package private(set) var count = 0
    private var bytes: [UInt8] = []
    /// Keys and values so far.
    private var written = 0
    /// The first value that no engine would take; the rows cannot be written then.
    private var fault: DatabaseError?

    package init(into table: String, columns: [String]) { (self.table, self.columns) = (table, columns) }

    package var isEmpty: Bool { count == 0 }

    /// - Parameters: as many keys and values as there are columns.
    package mutating func add(_ keys: Key..., values: [SQLValue]) {
        add {
            for key in keys { $0.put(key) }
            for value in values { $0.put(value) }
        }
    }

    /// - Parameter row: puts as many keys and values as there are columns, in their order.
    package mutating func add(_ row: (inout Rows) -> Void) {
        let before = written
        row(&self)
        if written - before != columns.count {
            fault = fault ?? .value("wiersz dla tabeli \(table) ma inną liczbę wartości niż kolumn (\(columns.count))")
        }
        count += 1
    }

    package mutating func put(_ key: Key) {
        switch key {
        case .known(let id): put(.integer, UInt64(bitPattern: id))
        case .new(let set, let index): put(.newID, UInt64(set) << 32 | UInt64(index))
        }
    }

    package mutating func put(_ value: SQLValue) {
        switch value {
        case .null: putNull()
        case .integer(let number): put(number)
        case .text(let text): put(text)
        case .blob(let blob): put(blob: blob)
        case .real(let number): put(number)
        }
    }

    package mutating func put(_ text: String?) {
        guard var text else { return putNull() }
        text.withUTF8 { put(.text, $0) }
    }

    package mutating func put(_ number: Int64?) {
        guard let number else { return putNull() }
        put(.integer, UInt64(bitPattern: number))
    }

    package mutating func put(_ truth: Bool?) { put(truth.map { $0 ? 1 as Int64 : 0 }) }
    package mutating func put(_ day: Day?) { put(day.map { Int64($0.number) }) }

    package mutating func put(_ number: Double?) {
        guard let number else { return putNull() }
        do throws(DatabaseError) {
            if case .real(let number) = try SQLValue.real(number).checked() { put(.real, number.bitPattern) }
        } catch {
            fault = fault ?? error
            putNull()
        }
    }

    /// - Parameter text: UTF-8.
    package mutating func put(text: [UInt8]) { text.withUnsafeBufferPointer { put(.text, $0) } }

    package mutating func put(blob: [UInt8]?) {
        guard let blob else { return putNull() }
        blob.withUnsafeBufferPointer { put(.blob, $0) }
    }

    private mutating func putNull() {
        bytes.append(Kind.null.rawValue)
        written += 1
    }

    private mutating func put(_ kind: Kind, _ number: UInt64) {
        written += 1
        bytes.append(kind.rawValue)
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func put(_ kind: Kind, _ text: UnsafeBufferPointer<UInt8>) {
        if kind == .text, let start = text.baseAddress, memchr(start, 0, text.count) != nil { fault = fault ?? SQLValue.zeroByte }
        put(kind, UInt64(text.count))
        bytes.append(contentsOf: text)
    }

    private enum Kind: UInt8 { case null, integer, real, text, blob, newID }

    /// A value as it lies in the bytes; texts and blobs live as long as the rows.
    enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(UnsafeBufferPointer<UInt8>)
        case blob(UnsafeBufferPointer<UInt8>)

        var sqlValue: SQLValue {
            switch self {
            case .null: .null
            case .integer(let number): .integer(number)
            case .real(let number): .real(number)
            case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
            case .blob(let bytes): .blob(Array(bytes))
            }
        }
    }

    /// Hands over every value, row after row.
    ///
    /// - Parameter ids: the sets that ``Key/new(set:_:)`` speaks of.
    /// - Throws: the fault of the first bad value, before anything is handed over.
    func each(_ ids: [[Int64]], _ body: (_ column: Int, Value) throws -> Void) throws {
        if let fault { throw fault }
        try bytes.withUnsafeBytes { bytes in
            var at = 0
            func number() -> UInt64 {
                defer { at += 8 }
                return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            }
            func text() -> UnsafeBufferPointer<UInt8> {
                let count = Int(number())
                defer { at += count }
                return UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[at..<at + count])
            }
            for _ in 0..<count {
                for column in columns.indices {
                    let kind = Kind(rawValue: bytes[at])
                    at += 1
                    switch kind {
                    case .integer: try body(column, .integer(Int64(bitPattern: number())))
                    case .real: try body(column, .real(Double(bitPattern: number())))
                    case .text: try body(column, .text(text()))
                    case .blob: try body(column, .blob(text()))
                    case .newID:
                        let place = number()
                        try body(column, .integer(ids[Int(place >> 32)][Int(place & 0xFFFF_FFFF)]))
                    case .null, nil: try body(column, .null)
                    }
                }
            }
        }
    }
}
