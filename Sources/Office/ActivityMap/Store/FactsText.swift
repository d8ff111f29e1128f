import Foundation

/// Facts as text: JSON with its keys in order, so that equal facts are equal text.
enum FactsText {
    static func write(_ facts: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, whole numbers and finite degrees: nothing that JSON lacks.
        return (try? encoder.encode(facts)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    static func read<Facts: Decodable>(_ text: String) throws -> Facts { try JSONDecoder().decode(Facts.self, from: Data(text.utf8)) }
}
