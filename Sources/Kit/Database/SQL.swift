/// A statement, or a piece of one, whose values stand beside the text and never in it.
///
///     let sphere = "x' OR 1=1 --"
///     let sql: SQL = "SELECT id FROM call WHERE sphere = \(sphere)"
///     sql.text(for: .sqlite)      // ("SELECT id FROM call WHERE sphere = ?", [.text("x' OR 1=1 --")])
///
/// Interpolating a value binds it; only another `SQL` goes in as it is. So a string that came from outside cannot become part of a statement:
/// there is no way to write that down.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    enum Part: Sendable {
        case text(String)
        case value(SQLValue)
        case list([SQLValue])
        case type(ColumnType)
        case either(sqlite: [Part], postgres: [Part])
    }

    var parts: [Part]
    /// True when the text depends on how many values there are: such a statement is not kept prepared.
    var varies: Bool

    package init(stringLiteral text: String) {
        (parts, varies) = (text.isEmpty ? [] : [.text(text)], false)
    }

    package init(stringInterpolation pieces: StringInterpolation) { self = pieces.sql }

    private init(parts: [Part], varies: Bool) { (self.parts, self.varies) = (parts, varies) }

    package var isEmpty: Bool { parts.isEmpty }

    package static func + (a: SQL, b: SQL) -> SQL { SQL(parts: a.parts + b.parts, varies: a.varies || b.varies) }

    /// Puts conditions or columns in a row: `joined(conditions, by: " AND ")`. Nothing at all when there are no parts.
    package static func joined(_ pieces: [SQL], by separator: SQL) -> SQL {
        guard let first = pieces.first else { return "" }
        return pieces.dropFirst().reduce(into: first) { $0 = $0 + separator + $1 }
    }

    /// For the few statements the engines spell differently, triggers above all. An empty one is skipped on its engine.
    package static func either(sqlite: SQL, postgres: SQL) -> SQL {
        SQL(parts: [.either(sqlite: sqlite.parts, postgres: postgres.parts)], varies: sqlite.varies || postgres.varies)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = ""

        package init(literalCapacity: Int, interpolationCount: Int) { sql.parts.reserveCapacity(2 * interpolationCount + 1) }

        package mutating func appendLiteral(_ text: String) {
            if !text.isEmpty { sql.parts.append(.text(text)) }
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) { sql.parts.append(.value(value.sqlValue)) }

        /// Nil is NULL. (Spelled out, because the compiler warns of an optional in an interpolation that does not ask for one.)
        package mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) { sql.parts.append(.value(value.sqlValue)) }

        package mutating func appendInterpolation(_ piece: SQL) { sql = sql + piece }

        package mutating func appendInterpolation(_ type: ColumnType) { sql.parts.append(.type(type)) }

        /// `WHERE form IN (\(list: forms))`: one bind for each. An empty list is NULL, which is in no list.
        package mutating func appendInterpolation(list values: [some SQLBindable]) {
            sql.varies = true
            sql.parts.append(values.isEmpty ? .text("NULL") : .list(values.map { $0.sqlValue }))
        }

        /// A table or column name that is only known while running. All but `a…z`, `0…9` and `_` is dropped, so it cannot end the quotes.
        package mutating func appendInterpolation(identifier name: String) {
            sql.parts.append(.text(SQL.quoted(name)))
        }
    }

    static func quoted(_ name: String) -> String {
        "\"" + String(decoding: name.utf8.filter { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }, as: UTF8.self)
            + "\""
    }
}

extension SQL {
    /// The text the engine gets, with a placeholder for each value, and the values in their order.
    package func text(for engine: Engine) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        render(parts, for: engine, &text, &values)
        return (text, values)
    }

    private func render(_ parts: [Part], for engine: Engine, _ text: inout String, _ values: inout [SQLValue]) {
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .type(let type): text += type.text(for: engine)
            case .either(let sqlite, let postgres): render(engine == .sqlite ? sqlite : postgres, for: engine, &text, &values)
            case .value(let value):
                values.append(value)
                text += engine == .sqlite ? "?" : "$\(values.count)"
            case .list(let list):
                let before = values.count
                values += list
                if engine == .sqlite {
                    text += String(repeating: "?, ", count: list.count - 1) + "?"
                } else {
                    for number in before + 1..<values.count { text += "$\(number), " }
                    text += "$\(values.count)"
                }
            }
        }
    }
}
