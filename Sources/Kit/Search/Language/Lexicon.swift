/// Which normal forms each known word has: read from stored rows at start, grown by new words, never waiting for the dictionary.
///
/// A text files each of its words under `keys(of:folded:)`; a query looks a word up under `keys(sought:folded:)`. Keys are opaque: a lemma
/// without diacritics, or `~` and a stem for a word no dictionary knows. Inflected forms of one word share at least one key.
package struct Lexicon: Sendable {
    private var lemmas: [String: [String]] = [:]

    /// - Parameter rows: exact words with their lemmas as `LemmaFinder` gave them; none for words it does not know.
    package init(_ rows: some Sequence<(word: String, lemmas: [String])> = EmptyCollection()) { learn(rows) }

    /// Adds words, or replaces their lemmas. The cost is that of the new words, however many are known.
    package mutating func learn(_ rows: some Sequence<(word: String, lemmas: [String])>) {
        for row in rows { lemmas[row.word] = row.lemmas }
    }

    package func knows(_ exact: String) -> Bool { lemmas[exact] != nil }

    /// The keys under which a word of a text is filed; at least one.
    package func keys(of exact: String, folded: String) -> [String] {
        guard let lemmas = lemmas[exact], !lemmas.isEmpty else { return ["~" + LightStemmer.stem(folded)] }
        return lemmas
    }

    /// The keys under which a word of a query is looked up; at least one. A word that is not known brings along the known ones it may be a form of.
    package func keys(sought exact: String, folded: String) -> [String] { keys(of: exact, folded: folded) }
}
