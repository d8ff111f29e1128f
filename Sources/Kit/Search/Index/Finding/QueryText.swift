/// The text of a query in words and phrases.
struct QueryText {
    struct Piece {
        let word: Word
        /// Words with the same number stand in one pair of quotes; nil outside of any.
        let phrase: Int?
    }

    private(set) var pieces: [Piece] = []
    /// Whether more letters may follow the last word: nothing stands behind it.
    private(set) var endsInWord = false

    init(_ text: String) {
        let text = QueryText.cut(text)
        let stretches = QueryText.stretches(of: text)
        for (number, stretch) in stretches.enumerated() {
            let found = words(of: String(stretch.text))
            for word in found { pieces.append(Piece(word: word, phrase: stretch.isQuoted ? number : nil)) }
            endsInWord = !stretch.isQuoted && found.last?.range.upperBound == stretch.text.utf8.count
        }
    }

    /// What lies beyond the budget is not read.
    private static func cut(_ text: String) -> String {
        text.utf8.count <= Budget.bytes ? text : String(decoding: text.utf8.prefix(Budget.bytes), as: UTF8.self)
    }

    /// A quotation mark without its partner quotes nothing.
    private static func stretches(of text: String) -> [(text: Substring, isQuoted: Bool)] {
        let marks = text.unicodeScalars.indices.filter { quotes.contains(text.unicodeScalars[$0]) }
        var stretches: [(Substring, Bool)] = []
        var start = text.startIndex
        for pair in stride(from: 0, to: marks.count - marks.count % 2, by: 2) {
            let scalars = text.unicodeScalars
            stretches.append((text[start..<marks[pair]], false))
            stretches.append((text[scalars.index(after: marks[pair])..<marks[pair + 1]], true))
            start = scalars.index(after: marks[pair + 1])
        }
        stretches.append((text[start...], false))
        return stretches
    }

    private static let quotes: Set<Unicode.Scalar> = ["\"", "„", "”", "“", "«", "»", "‟"]
}
