/// Words so frequent that they tell nothing: prepositions, conjunctions, `im.`, `nr`. A query leaves them out only when others remain.
///
/// `nie`, `pro`, `nasz` are none: names are made of them ("Nie jesteś sam", "Pro Arte").
package enum StopWords {
    private static let words: Set<String> = Set(
        """
        a aby albo ale az bo by byc co czy dla do gdy go i ich im jako jej jest jego ku lub ma na nad nr o od oraz po pod przed przez przy sa sie
        ta tak te tego tej ten to tu tych tym u w we wg wraz z za ze
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// - Parameter folded: as `Word.folded`.
    package static func contains(_ folded: String) -> Bool { words.contains(folded) }

    /// The words without stop words; all of them when nothing else would remain.
    package static func removed(from words: [Word]) -> [Word] {
        let telling = words.filter { !contains($0.folded) }
        return telling.isEmpty ? words : telling
    }
}
