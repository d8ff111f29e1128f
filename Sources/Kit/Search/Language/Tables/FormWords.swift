/// Words of the legal form and of its parts, which half of all names share: they are searched, and weigh little.
package enum FormWords {
    private static let nominatives = """
        stowarzyszenie fundacja związek klub towarzystwo koło zrzeszenie federacja unia liga bractwo komitet zespół oddział zarząd sekcja filia
        spółdzielnia spółka organizacja instytucja jednostka osp kgw uks lks lzs ks mks
        """.split(whereSeparator: \.isWhitespace).flatMap { words(of: String($0)) }

    private static let lemmas = Set(nominatives.map(\.folded))
    private static let stems = Set(nominatives.flatMap { Lexicon.stemKeys(of: $0.folded) })

    /// - Parameter keys: those of `Lexicon` for the word, in any inflection.
    package static func contains(keys: [String]) -> Bool {
        let found = keys.filter { !Lexicon.isStemKey($0) }
        // A known word is told by its lemma: the stem of `koło` is that of other words too.
        return found.isEmpty ? keys.contains(where: stems.contains) : found.contains(where: lemmas.contains)
    }
}
