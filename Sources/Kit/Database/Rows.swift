import Foundation

/// Rows on their way into one table, as bytes: put together on one thread, written on another without touching each value again.
///
///     var rows = Rows(into: "identifier", columns: ["organisation_id", "kind", "value"])
///     rows.add(.new(set: 0, 7), ["krs", "0000030897"])      // the eighth of the ids that are reserved when the rows are written
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
    /// The first value that no engine would take; the rows cannot be written then.
    private var fault: DatabaseError?

    package init(into table: String, columns: [String]) { (self.table, self.columns) = (table, columns) }

    package var isEmpty: Bool { count == 0 }

    /// - Parameters: as many keys and values as there are columns.
    package mutating func add(_ keys: Key..., values: [SQLValue]) {
        if keys.count + values.count != columns.count {
            fault = fault ?? .value("wiersz dla tabeli \(table) ma inną liczbę wartości niż kolumn (\(columns.count))")
        }
        for key in keys {
            switch key {
            case .known(let id): put(.integer, UInt64(bitPattern: id))
            case .new(let set, let index): put(.newID, UInt64(set) << 32 | UInt64(index))
            }
        }
        for value in values { put(value) }
        count += 1
    }

    private mutating func put(_ value: SQLValue) {
        switch value {
        case .null: bytes.append(Kind.null.rawValue)
        case .integer(let number): put(.integer, UInt64(bitPattern: number))
        case .text(var text): text.withUTF8 { put(.text, $0) }
        case .blob(let blob): blob.withUnsafeBufferPointer { put(.blob, $0) }
        case .real:
            do throws(DatabaseError) {
                if case .real(let number) = try value.checked() { put(.real, number.bitPattern) }
            } catch {
                fault = fault ?? error
            }
        }
    }

    private mutating func put(_ kind: Kind, _ number: UInt64) {
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
