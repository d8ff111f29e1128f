/// A JSON document (RFC 8259) read without a fixed shape, because registers leave keys out and change them.
///
///     let reply = try JSON(bytes)
///     reply["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"].text
///
/// A key that is missing gives ``nothing``, never an error. Numbers keep their spelling.
package enum JSON: Sendable, Hashable {
    case nothing, null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    /// Keys in the order of the document, each once.
    case object([Member])

    package struct Member: Sendable, Hashable {
        package let key: String, value: JSON
    }

    /// - Throws: ``JSON/Fault`` with the line: no JSON, cut off, not UTF-8, a key given twice, nested deeper than 512 levels.
    package init(_ bytes: [UInt8]) throws(Fault) { self = try JSONParser.parse(bytes) }

    package subscript(_ key: String) -> JSON {
        guard case .object(let members) = self else { return .nothing }
        return members.first { $0.key == key }?.value ?? .nothing
    }

    package var items: [JSON] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    package var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.key)
    }

    package var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }

    package var isArray: Bool {
        guard case .array = self else { return false }
        return true
    }

    /// Text without blanks at its ends; nil when it is empty, holds a NUL, or is no text.
    package var text: String? {
        guard case .string(let string) = self else { return nil }
        let utf8 = string.utf8
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) }) else { return nil }
        let trimmed = String(string[first...last])
        return trimmed.utf8.contains(0) ? nil : trimmed
    }

    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    package var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    package var real: Double? {
        guard case .number(let digits) = self else { return nil }
        return Double(digits)
    }

    /// True for nothing, null, and for objects and lists that hold nothing.
    package var isEmpty: Bool {
        switch self {
        case .nothing, .null: true
        case .object(let members): members.allSatisfy(\.value.isEmpty)
        case .array(let items): items.allSatisfy(\.isEmpty)
        case .bool, .number, .string: false
        }
    }

    package struct Fault: Error, Hashable, CustomStringConvertible {
        /// 1-based.
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) { (self.line, self.reason) = (line, reason) }

        package var description: String { "\(reason) (wiersz \(line))" }
    }
}
