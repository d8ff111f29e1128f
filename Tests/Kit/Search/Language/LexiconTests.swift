import Search
import Testing

@Suite struct LexiconTests {
    @Test func `a known word has the keys it was learnt with, an unknown one its stems`() {
        let lexicon = Lexicon([("toruniu", ["torun"]), ("xyz", [])])
        #expect(lexicon.keys(of: "toruniu", folded: "toruniu") == ["torun"])
        #expect(lexicon.keys(of: "brzoziu", folded: "brzoziu") == ["~brzoz"])
        #expect(lexicon.keys(of: "xyz", folded: "xyz") == ["~xyz"])
        #expect(lexicon.keys(of: "psów", folded: "psow") == ["pies", "~psow"])
        #expect(lexicon.knows("toruniu") && lexicon.knows("xyz") && !lexicon.knows("brzoziu"))
    }

    @Test func `a query brings along what it is without diacritics, or else what has its stem`() {
        let lexicon = Lexicon([("żółw", ["zolw"]), ("łące", ["laka"]), ("lace", ["lac"])])
        #expect(lexicon.keys(sought: "zolw", folded: "zolw") == ["zolw", "~zolw"])
        #expect(lexicon.keys(sought: "zolwia", folded: "zolwia") == ["zolw", "~zolw"])
        // A known word is taken as it stands.
        #expect(lexicon.keys(sought: "lace", folded: "lace") == ["lac", "~lac", "~lak"])
        #expect(lexicon.keys(sought: "łąka", folded: "laka").contains("laka"))
        #expect(Lexicon().keys(sought: "", folded: "") == ["~"])
    }

    @Test func `learning in pieces knows what learning at once knows, and older copies stay as they were`() {
        var random = SeededRandom(11)
        let rows: [(word: String, lemmas: [String])] = (0..<3_000).map { ("słowo\($0 % 2_500)ów", ["l\($0)", "m\($0 % 7)"]) }
        let whole = Lexicon(rows)
        var pieces = Lexicon()
        var rest = rows[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...40, using: &random)
            pieces.learn(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        for row in rows {
            let folded = "slowo" + row.word.dropFirst(5).dropLast(2) + "ow"
            #expect(pieces.keys(of: row.word, folded: folded) == whole.keys(of: row.word, folded: folded))
        }
        // The last of two rows of a word counts.
        #expect(pieces.keys(of: "słowo0ów", folded: "slowo0ow") == ["l2500", "m1"])
        let before = pieces
        pieces.learn([("nowe", ["nowy"])])
        #expect(pieces.knows("nowe") && !before.knows("nowe"))
    }
}
