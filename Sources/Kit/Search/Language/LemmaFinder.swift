/// Finds the lemmas of words with the Polish dictionary of Debian's `hunspell-pl`.
///
/// Not for two threads at once: each has its own. Opening takes about 0.3 s, so it is done where words are written, never at start.
package final class LemmaFinder {
    /// Where Debian puts the dictionary, without `.aff` and `.dic`.
    package static let installed = "/usr/share/hunspell/pl_PL"

    /// - Returns: nil when there is no dictionary; all words are then found by their stems.
    package init?(dictionary: String = LemmaFinder.installed) {}

    /// Lemmas without diacritics, in order and each once, as `Lexicon` takes them; none for a word the dictionary does not know.
    /// - Parameter exact: lower case, diacritics kept.
    package func lemmas(of exact: String) -> [String] { [] }

    /// The rows to store for new words.
    package func lemmas(of words: [String]) -> [(word: String, lemmas: [String])] { words.map { ($0, lemmas(of: $0)) } }
}
