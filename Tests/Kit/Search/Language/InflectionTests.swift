import Polish
import Search
import Testing

/// How many inflected forms meet their base, and that different words do not. The lists are in `WordForms`, `GminaForms`, `UnseenForms`.
@Suite struct InflectionTests {
    enum Knowledge: String, CaseIterable {
        case both = "text and query are known"
        case textOnly = "the text is known, the query is new"
        case plainQuery = "the same, query without diacritics"
        case nothing = "no dictionary at all"
    }

    /// Whether a text with one word is found by a query of another.
    private func meets(_ text: String, _ query: String, _ lexicon: Lexicon) -> Bool {
        !Set(lexicon.keys(of: text, folded: fold(text))).isDisjoint(with: lexicon.keys(sought: query, folded: fold(query)))
    }

    private func rows(_ list: String) -> [[String]] { list.split(separator: "\n").map { line in words(of: String(line)).map(\.exact) } }

    /// Each base with each of its forms, as text and query both ways: the misses, and how many were tried.
    private func misses(_ list: String, _ knowledge: Knowledge, _ finder: LemmaFinder) -> (missed: [String], tried: Int) {
        let rows = rows(list)
        let learnt = finder.lemmas(of: Array(Set(rows.joined())))
        let lemmas = Dictionary(uniqueKeysWithValues: learnt.map { ($0.word, $0.lemmas) })
        let all = Lexicon(learnt)
        var (missed, tried): ([String], Int) = ([], 0)
        for row in rows {
            for form in row.dropFirst() {
                for (text, query) in [(row[0], form), (form, row[0])] {
                    let lexicon =
                        switch knowledge {
                        case .both: all
                        case .textOnly, .plainQuery: Lexicon([(text, lemmas[text] ?? [])])
                        case .nothing: Lexicon()
                        }
                    tried += 1
                    if !meets(text, knowledge == .plainQuery ? fold(query) : query, lexicon) { missed.append("\(query) → \(text)") }
                }
            }
        }
        return (missed, tried)
    }

    @Test func `inflected forms meet`() throws {
        let finder = try #require(LemmaFinder(), "hunspell-pl is not installed")
        for knowledge in Knowledge.allCases { measure(knowledge, finder) }
    }

    private func measure(_ knowledge: Knowledge, _ finder: LemmaFinder) {
        for (name, list) in [("words", wordForms), ("gminas", gminaForms), ("unseen", unseenForms)] {
            let (missed, tried) = misses(list, knowledge, finder)
            let recall = 1 - Double(missed.count) / Double(tried)
            print("\(name), \(knowledge.rawValue): recall \(recall) of \(tried)")
            #expect(tried > 400)
            #expect(recall >= 0.99, "\(name): \(missed)")
        }
    }

    @Test func `different words do not meet, known or not`() throws {
        let finder = try #require(LemmaFinder(), "hunspell-pl is not installed")
        let rows = rows(differentWords)
        #expect(rows.count > 50)
        let all = Lexicon(finder.lemmas(of: Array(Set(rows.joined()))))
        for row in rows {
            for (text, query) in [(row[0], row[1]), (row[1], row[0])] {
                #expect(!meets(text, query, all), "\(query) → \(text)")
                #expect(!meets(text, query, Lexicon()), "\(query) → \(text), without a dictionary")
                #expect(!meets(text, query, Lexicon(finder.lemmas(of: [text]))), "\(query) → \(text), query new")
            }
        }
    }
}
