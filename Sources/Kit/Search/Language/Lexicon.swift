import Polish

/// Which normal forms each known word has: read from stored rows at start, grown by new words, never waiting for the dictionary.
///
/// A text files each of its words under `keys(of:folded:)`; a query looks a word up under `keys(sought:folded:)`. Keys are opaque: a lemma
/// without diacritics, or `~` and a stem. Inflected forms of one word share at least one key; words that have nothing in common share none.
///
///     lexicon.keys(of: "toruniu", folded: "toruniu")        // ["torun"]
///     lexicon.keys(of: "wielgiem", folded: "wielgiem")      // ["wielgie", "wielgiem", "~wielg", …]
///     lexicon.keys(sought: "zolwie", folded: "zolwie")      // ["zolw", "~zolw"]: a query without diacritics, in a form that no text has
package struct Lexicon: Sendable {
    /// By age; each is more than twice as long as the next, so there are few and each word is moved seldom.
    private var shelves: [LexiconShelf] = []

    /// - Parameter rows: exact words with their lemmas as `LemmaFinder` gave them; none for words it does not know.
    package init(_ rows: [(word: String, lemmas: [String])] = []) { learn(rows) }

    /// Adds words, or replaces their lemmas. Copies of the lexicon made before do not change.
    package mutating func learn(_ rows: [(word: String, lemmas: [String])]) {
        guard !rows.isEmpty else { return }
        var rows = rows
        while let last = shelves.last, last.count <= 2 * rows.count {
            let known = Set(rows.map(\.word))
            rows = last.rows.filter { !known.contains($0.word) } + rows
            shelves.removeLast()
        }
        shelves.append(LexiconShelf(rows))
    }

    package func knows(_ exact: String) -> Bool { lemmas(of: exact) != nil }

    /// The keys under which a word of a text is filed, each once; at least one.
    package func keys(of exact: String, folded: String) -> [String] {
        if let lemmas = lemmas(of: exact), !lemmas.isEmpty { return lemmas }
        return Lexicon.familyKeys(of: exact, folded: folded) + Lexicon.stemKeys(of: folded)
    }

    /// The keys under which a word of a query is looked up, each once; at least one.
    ///
    /// Those of the word; if it is not known, those of the known words it is without diacritics, or else whose stem it has; and always its stems,
    /// for texts with words that no dictionary knows.
    package func keys(sought exact: String, folded: String) -> [String] {
        let stems = LightStemmer.stems(of: folded)
        var keys = lemmas(of: exact) ?? []
        if keys.isEmpty {
            let hash = HashChains.hash(folded)
            keys = shelves.flatMap { $0.lemmas(folded: hash) }
        }
        if keys.isEmpty {
            keys = Lexicon.familyKeys(of: exact, folded: folded)
            for hash in stems.map({ HashChains.hash($0) }) { keys += shelves.flatMap { $0.lemmas(stem: hash) } }
        }
        keys += stems.map { Lexicon.stemMark + $0 }
        var seen: Set<String> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// What marks the key of a stem, so that it is not taken for a lemma.
    private static let stemMark = "~"

    static func isStemKey(_ key: String) -> Bool { key.hasPrefix(stemMark) }

    static func stemKeys(of folded: String) -> [String] { LightStemmer.stems(of: folded).map { stemMark + $0 } }

    /// Lemmas of forms so irregular that no stem would do.
    private static func familyKeys(of exact: String, folded: String) -> [String] {
        let heads = LemmaFamilies.heads(of: exact)
        return (heads.isEmpty ? LemmaFamilies.heads(folded: folded) : heads).map { fold($0) }
    }

    private func lemmas(of exact: String) -> [String]? {
        let hash = HashChains.hash(exact)
        for shelf in shelves.reversed() {
            if let lemmas = shelf.lemmas(of: hash) { return lemmas }
        }
        return nil
    }
}
