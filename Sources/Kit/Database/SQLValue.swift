import Values

/// What goes into a statement and comes out of a row: the five kinds of value both engines know.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// Refuses what one of the engines cannot hold, so that nothing works on one and fails on the other.
    ///
    /// - Throws: ``DatabaseError/value(_:)`` for text with U+0000 (PostgreSQL has none) and for a number that is none (SQLite turns NaN into NULL).
    func checked() throws(DatabaseError) -> SQLValue {
        switch self {
        case .text(let text) where text.utf8.contains(0): throw SQLValue.zeroByte
        case .real(let number) where !number.isFinite: throw .value("liczba nie jest skończona")
        case .real(let number) where number == 0: .real(0)  // −0.0: SQLite forgets the sign, PostgreSQL keeps it
        default: self
        }
    }

    static let zeroByte = DatabaseError.value("tekst zawiera znak o numerze 0")
}

/// A type whose values can be interpolated into ``SQL``, and so are bound and never become part of the statement.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension Substring: SQLBindable {
    package var sqlValue: SQLValue { .text(String(self)) }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLBindable {
    package var sqlValue: SQLValue { .real(self) }
}

extension [UInt8]: SQLBindable {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Day: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(number)) }
}

extension Instant: SQLBindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Money: SQLBindable {
    package var sqlValue: SQLValue { .integer(grosze) }
}

extension ID: SQLBindable {
    package var sqlValue: SQLValue { .integer(raw) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue {
        // Not `map(\.sqlValue)`: in generic code a key path is built anew each time, which was a sixth of an import.
        guard let value = self else { return .null }
        return value.sqlValue
    }
}
