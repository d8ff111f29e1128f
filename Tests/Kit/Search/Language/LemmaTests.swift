import Search
import Testing

@Suite struct LemmaTests {
    private let finder: LemmaFinder

    init() throws { finder = try #require(LemmaFinder(), "hunspell-pl is not installed") }

    // Lists and not arguments: each case would load the dictionary anew.
    private static let read: [(word: String, lemmas: [String])] = [
        // What the raw dictionary says of these is wrong or nothing.
        ("niepełnosprawnym", ["niepelnosprawna", "niepelnosprawny"]), ("niewidomi", ["niewidomy"]), ("toruniu", ["torun"]), ("toruń", ["torun"]),
        ("stowarzyszenia", ["stowarzyszenie", "stowarzyszyc"]), ("szkół", ["szkola"]), ("niesie", ["niesc"]), ("rak", ["rak"]),
    ]
    private static let joined: [(form: String, lemma: String)] = [
        ("dzieciom", "dziecko"), ("dzieci", "dziecko"), ("ludzi", "czlowiek"), ("przyjaciół", "przyjaciel"), ("lat", "rok"), ("lata", "lato"),
        ("bracia", "brat"), ("księży", "ksiadz"), ("tygodnie", "tydzien"), ("rąk", "reka"), ("oczy", "oko"), ("uszy", "ucho"), ("dni", "dzien"),
        ("psy", "pies"), ("brata", "brat"), ("golubiu", "golub"), ("wielgiem", "wielgie"), ("chodcza", "chodecz"),
        ("niepełnosprawnych", "niepelnosprawny"),
    ]

    @Test func `lemmas are all there are, and never without the nie`() {
        for (word, lemmas) in LemmaTests.read { #expect(finder.lemmas(of: word) == lemmas, "\(word)") }
    }

    @Test func `forms the dictionary leaves apart come together`() {
        for (form, lemma) in LemmaTests.joined { #expect(finder.lemmas(of: form).contains(lemma), "\(form)") }
    }

    @Test func `what is no Polish word has no lemma and does no harm`() {
        let made = ["", "12a", "xyzzyq", "文字", "\u{0}", "a\u{0}b", "ala ma", "'", "%s%n", "żółć\u{301}", String(repeating: "ż", count: 10_000)]
        for word in made { #expect(finder.lemmas(of: word).filter { !$0.hasPrefix("~") }.isEmpty, "\(word.prefix(20).debugDescription)") }
    }

    @Test func `a batch answers in order, each word with its lemmas`() {
        let rows = finder.lemmas(of: ["toruniu", "xyzzyq", "toruniu"])
        #expect(rows.map(\.word) == ["toruniu", "xyzzyq", "toruniu"])
        #expect(rows.map(\.lemmas) == [["torun"], [], ["torun"]])
    }

    @Test func `without a dictionary there is no finder`() {
        #expect(LemmaFinder(dictionary: "/nowhere/pl_PL") == nil)
        #expect(LemmaFinder(dictionary: "") == nil)
    }

    @Test func `threads with a finder each give the same`() async {
        let words = ["dzieciom", "toruniu", "stowarzyszenia", "niewidomi", "szkół"]
        let expected = finder.lemmas(of: words).map(\.lemmas)
        await withTaskGroup(of: [[String]].self) { group in
            for _ in 0..<3 { group.addTask { LemmaFinder()?.lemmas(of: words).map(\.lemmas) ?? [] } }
            for await found in group { #expect(found == expected) }
        }
    }
}
