/// Finds in a text of the index the words a query was found by.
///
/// Whatever inflection of a sought word some text has, the vocabulary has, and the query was looked up there already: a page only compares.
package struct HitMarker: Sendable {
    /// Hashes of words without diacritics; see ``HashChains`` on what equal hashes mean.
    private var words: Set<UInt64> = []
    private var beginnings: [[UInt8]] = []

    init(_ terms: [Term], in snapshot: SearchSnapshot) {
        for term in terms {
            words.insert(HashChains.hash(term.word.folded))
            for (part, forms) in zip(snapshot.parts, term.forms) {
                for form in forms {
                    if form.grade == .beginning {
                        beginnings.append(Array(term.word.folded.utf8))
                    } else {
                        for word in form.words { words.insert(HashChains.hash(part.segment.words.folded[word])) }
                    }
                }
            }
        }
    }

    /// Where the sought words stand, in any inflection, in bytes of the text's UTF-8 and in order.
    package func marks(in text: String) -> [Range<Int>] {
        var scanner = WordScanner()
        var found: [Range<Int>] = []
        text.withBytes { bytes in
            _ = scanner.scan(bytes) { word in
                if words.contains(HashChains.hash(word.folded)) || beginnings.contains(where: { word.folded.starts(with: $0) }) {
                    found.append(word.range)
                }
            }
        }
        return found
    }
}
