import Foundation

/// A JSON document read without a fixed shape, because registers leave keys out and change them.
///
///     tree["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"].text
///
/// A missing key is an empty tree, never an error.
package struct JSONTree {
    private let value: Any?

    private init(value: Any?) { self.value = value }

    package static var nothing: JSONTree { JSONTree(value: nil) }

    /// - Throws: ``Unreadable`` with the place of the fault; documents nested deeper than 512 levels are refused by the parser.
    package init(_ bytes: [UInt8]) throws {
        do {
            value = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
        } catch {
            throw Unreadable(error as NSError, in: bytes)
        }
    }

    package subscript(_ key: String) -> JSONTree { JSONTree(value: (value as? [String: Any])?[key]) }

    package var items: [JSONTree] { (value as? [Any])?.map { JSONTree(value: $0) } ?? [] }
    package var isObject: Bool { value is [String: Any] }
    package var isArray: Bool { value is [Any] }
    package var keys: [String] { (value as? [String: Any]).map { $0.keys.sorted() } ?? [] }

    /// Text without blanks at its ends; nil when it is empty or not text.
    package var text: String? {
        guard let text = value as? String else { return nil }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty || trimmed.unicodeScalars.contains("\0") ? nil : trimmed
    }

    package var bool: Bool? { value as? Bool }
    package var integer: Int? { value as? Int }

    /// True for nothing, and for objects and lists that hold nothing.
    package var isEmpty: Bool {
        switch value {
        case nil, is NSNull: true
        case let object as [String: Any]: object.values.allSatisfy { JSONTree(value: $0).isEmpty }
        case let list as [Any]: list.allSatisfy { JSONTree(value: $0).isEmpty }
        default: false
        }
    }

    /// The document again, keys in order, without the keys named: equal content gives equal bytes.
    package func canonical(without dropped: Set<String>) -> [UInt8] {
        let kept = JSONTree.dropping(dropped, from: value ?? NSNull())
        let data = try? JSONSerialization.data(withJSONObject: kept, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
        return data.map(Array.init) ?? []
    }

    private static func dropping(_ dropped: Set<String>, from value: Any) -> Any {
        switch value {
        case let object as [String: Any]: object.filter { !dropped.contains($0.key) }.mapValues { dropping(dropped, from: $0) }
        case let list as [Any]: list.map { dropping(dropped, from: $0) }
        default: value
        }
    }

    package struct Unreadable: Error, CustomStringConvertible {
        package let description: String

        fileprivate init(_ error: NSError, in bytes: [UInt8]) {
            let detail = error.userInfo["NSDebugDescription"] as? String ?? ""
            let offset = detail.firstMatch(of: /character (\d+)/).flatMap { Int($0.1) }
            let place = offset.map { " (wiersz \(1 + bytes.prefix($0).count { $0 == 0x0A }))" } ?? ""
            description =
                switch detail {
                case _ where detail.contains("UTF-8"): "tekst nie jest w UTF-8\(place)"
                case _ where detail.contains("Too many nested"): "JSON zagnieżdżony głębiej niż 512 poziomów\(place)"
                case _ where detail.contains("end of file"): "plik jest ucięty, JSON się nie kończy"
                default: "to nie jest poprawny JSON\(place)"
                }
        }
    }
}
