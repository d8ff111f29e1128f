import Search
import Testing

@Suite struct TablesTests {
    /// What a query may say otherwise, by the words it replaces.
    private func expansions(_ query: String, _ lexicon: Lexicon = Lexicon()) -> [String] {
        let asked = words(of: query)
        let keys = asked.map { lexicon.keys(sought: $0.exact, folded: $0.folded) }
        return Abbreviations.expansions(of: asked.map(\.folded), keys: keys).map { expansion in
            asked[expansion.words].map(\.exact).joined(separator: " ") + " → " + expansion.replacement.joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("osp wielgie", ["osp → ochotnicza straż pożarna"]),
        ("O.S.P. Wielgie", ["osp → ochotnicza straż pożarna"]),
        ("Ochotniczej Straży Pożarnej w Wielgiem", ["ochotniczej straży pożarnej → osp"]),
        ("ochotnicza straz pozarna", ["ochotnicza straz pozarna → osp"]),
        ("koła gospodyń wiejskich w gm. Osie", ["koła gospodyń wiejskich → kgw", "gm → gmina"]),
        ("ks. Popiełuszki", ["ks → klub sportowy", "ks → ksiądz"]),
        ("Polski Związek Emerytów, Rencistów i Inwalidów", ["polski związek emerytów rencistów i inwalidów → pzerii"]),
        ("PZERiI", ["pzerii → polski związek emerytów rencistów i inwalidów"]),
        ("WOSP", ["wosp → wielka orkiestra świątecznej pomocy"]),
        ("ludowy klub", []), ("straż pożarna", []), ("", []),
    ])
    func `abbreviations are said in full, and the other way round`(query: String, expected: [String]) { #expect(expansions(query) == expected) }

    @Test func `long forms are known in any inflection, also with the dictionary's lemmas`() throws {
        let finder = try #require(LemmaFinder(), "hunspell-pl is not installed")
        let query = "dla uniwersytetów trzeciego wieku i warsztatów terapii zajęciowej"
        let lexicon = Lexicon(finder.lemmas(of: words(of: query).map(\.exact)))
        #expect(expansions(query, lexicon) == ["uniwersytetów trzeciego wieku → utw", "warsztatów terapii zajęciowej → wtz"])
    }

    @Test func `stop words are left out unless nothing else remains`() {
        #expect(StopWords.removed(from: words(of: "Klub na rzecz im. Jana")).map(\.exact) == ["klub", "rzecz", "jana"])
        #expect(StopWords.removed(from: words(of: "w i na")).map(\.exact) == ["w", "i", "na"])
        #expect(StopWords.removed(from: []).isEmpty)
    }

    @Test func `words of the legal form are known in any inflection, others are not`() throws {
        let finder = LemmaFinder()
        for text in ["stowarzyszeniem", "Fundacji", "związkowi", "klubów", "Towarzystwa", "koła", "OSP"] {
            let word = words(of: text)[0]
            let known = Lexicon(finder?.lemmas(of: [word.exact]) ?? [])
            for lexicon in [Lexicon(), known] {
                #expect(FormWords.contains(keys: lexicon.keys(of: word.exact, folded: word.folded)), "\(text)")
                #expect(FormWords.contains(keys: lexicon.keys(sought: word.exact, folded: word.folded)), "\(text)")
            }
        }
        for text in ["sport", "toruń", "kolej", "towar", "fundament", "osiek"] {
            let word = words(of: text)[0]
            #expect(!FormWords.contains(keys: Lexicon().keys(sought: word.exact, folded: word.folded)), "\(text)")
        }
    }
}
