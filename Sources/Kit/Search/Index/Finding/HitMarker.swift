/// Finds in a text the words a query was found by.
package struct HitMarker: Sendable {
    private var folded: Set<String> = []
    private var keys: Set<String> = []
    private var beginnings: [String] = []
    private let lexicon: Lexicon

    init(_ terms: [Term], in snapshot: SearchSnapshot) {
        lexicon = snapshot.lexicon
        for term in terms {
            folded.insert(term.word.folded)
            keys.formUnion(term.keys)
            for (part, forms) in zip(snapshot.parts, term.forms) {
                for form in forms {
                    if form.grade == .beginning {
                        beginnings.append(term.word.folded)
                    } else {
                        for word in form.words { folded.insert(part.segment.words.folded.text(word)) }
                    }
                }
            }
        }
    }

    /// Where the sought words stand, in any inflection, in bytes of the text's UTF-8 and in order.
    package func marks(in text: String) -> [Range<Int>] {
        words(of: text).filter { word in
            folded.contains(word.folded) || beginnings.contains { word.folded.hasPrefix($0) }
                || !keys.isEmpty && lexicon.keys(of: word.exact, folded: word.folded).contains(where: keys.contains)
        }.map(\.range)
    }
}
