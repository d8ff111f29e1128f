import Polish

/// Finds the lemmas of words with the Polish dictionary of Debian's `hunspell-pl`.
///
/// Not for two threads at once: each has its own. Opening takes 0.25 s and 35 MB, a word 20 µs, so it is done where words are written, never at start.
package final class LemmaFinder {
    /// Where Debian puts the dictionary, without `.aff` and `.dic`.
    package static let installed = "/usr/share/hunspell/pl_PL"

    private let hunspell: Hunspell

    /// - Returns: nil when there is no such dictionary; words are then found by their stems alone.
    package init?(dictionary: String = LemmaFinder.installed) {
        guard let hunspell = Hunspell(dictionary: dictionary) else { return nil }
        self.hunspell = hunspell
    }

    /// Lemmas without diacritics, each once, in the order of their bytes, as `Lexicon` takes them; none for a word the dictionary does not know.
    ///
    ///     finder.lemmas(of: "toruniu")            // ["torun"]
    ///     finder.lemmas(of: "niepełnosprawnym")   // ["niepelnosprawna", "niepelnosprawny"]
    ///     finder.lemmas(of: "przyjaciół")         // ["przyjaciel", "przyjaciol", "~przyjaciol"]
    ///     finder.lemmas(of: "chodcza")            // ["chodcza", "chodecz", "~chodcz"]
    ///
    /// An entry without rules of inflection tells nothing of other forms: where it is a name, or there are no others, the stems stand beside it,
    /// as they do for unknown words.
    /// - Parameter exact: lower case, diacritics kept.
    package func lemmas(of exact: String) -> [String] {
        let entries = Set(hunspell.readings(of: capitalised(exact)).map { $0.isNegated ? "nie" + $0.entry : $0.entry })
        var lemmas = entries
        for entry in entries where hunspell.isFlagless(entry) { lemmas.formUnion(bases(of: entry)) }
        for form in entries.map({ $0.lowercased() }) + [exact] { lemmas.formUnion(LemmaFamilies.heads(of: form)) }
        var keys = Set(lemmas.map { fold($0) }.filter { !$0.isEmpty })
        let flagless = entries.filter(hunspell.isFlagless)
        if !flagless.isEmpty, flagless.count == entries.count || flagless.contains(where: { $0.first?.isUppercase == true }) {
            keys.formUnion(Lexicon.stemKeys(of: fold(exact)))
        }
        return keys.sorted()
    }

    /// The rows to store for new words.
    package func lemmas(of words: [String]) -> [(word: String, lemmas: [String])] { words.map { ($0, lemmas(of: $0)) } }

    /// Entries the list has beside a form it has as it is, without saying that they belong together: `brat` for `brata`, `Golub` for `Golubiu`.
    private func bases(of form: String) -> [String] {
        TypedForms.bases(of: form).filter { base in hunspell.readings(of: base).contains(Hunspell.Reading(entry: base, isNegated: false)) }
    }

    private func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
