/// Abbreviations of names of organisations and the words they stand for, both ways.
package enum Abbreviations {
    package struct Expansion: Hashable, Sendable {
        /// Which words of the query it replaces, by their place in the list that was asked.
        package let words: Range<Int>
        /// The words to seek in place of those, all of them, in this order; exact forms.
        package let replacement: [String]
    }

    /// What a query may say otherwise: `osp` is `ochotnicza straż pożarna`, and the other way round, in any inflection.
    /// - Parameters:
    ///   - words: folded words of the query.
    ///   - keys: those of `Lexicon` for each of them.
    package static func expansions(of words: [String], keys: [[String]]) -> [Expansion] { [] }
}
