import Search
import Testing
import Values

@Suite struct SearchBudgetTests {
    private static let country = { () -> (SearchIndex, Int) in
        var country = MadeCountry(seed: 7, words: 3000)
        let documents = country.documents(6000)
        let occurrences = documents.reduce(0) { $0 + $1.texts.reduce(0) { $0 + words(of: $1.text).count } }
        return (SearchIndex(MadeCountry.schema, lexicon: Lexicon(), documents: documents), occurrences)
    }()

    private static let long = String(repeating: "stowarzyszenie krasowy wodość ", count: 333) + "koniec"
    private static let longest = Array(repeating: String(repeating: "ż", count: 500), count: 40).joined(separator: " ")

    static let texts: [String] = [
        "", " ", "w", "i w z na", "\u{0}", "\u{0}\u{0}a\u{0}", "🦔🦔", "👩‍👩‍👧", "\u{202E}\u{200F}", "!!! ??? --", "\"", "„”", "\"\"\"", "\"a", "a\" b",
        "\"w\"",
        "\"stowarzyszenie", "-1", "%", "' OR 1=1 --", "é́́́", long, longest, String(repeating: "a ", count: 5000),
        String(repeating: "\"a b\" ", count: 2000),
        String(repeating: "x", count: 10_000), (0..<3000).map { "słowo\($0)" }.joined(separator: " "), "st", "s", "ab cd ef gh ij kl mn op qr",
    ]

    @Test(arguments: texts) func `no text costs more than the budget`(text: String) {
        let (index, occurrences) = SearchBudgetTests.country
        for last in [SearchQuery.LastWord.whole, .beginning, .beginningIfUnknown] {
            var query = SearchQuery(today: MadeCountry.today)
            (query.text, query.lastWord) = (text, last)
            let result = index.snapshot.find(query)
            // The bound is for the worst index that can be; in one like a register no text comes near it.
            #expect(result.work <= Budget.most(occurrences: occurrences) / 1000, "\(result.work) of \(occurrences)")
            #expect(result.hits.count == min(20, result.total))
            #expect(result.understood.words.filter { $0.role == .sought || $0.role == .phrase }.count <= Budget.words)
            _ = result.understood.marker().marks(in: text)
            #expect(index.snapshot.suggest(text, today: MadeCountry.today).count <= 10)
        }
    }

    @Test func `text without a word is no text`() {
        let (index, _) = SearchBudgetTests.country
        for text in ["", "!!!", "🦔", "\u{0}", "\"\""] {
            var query = SearchQuery(today: MadeCountry.today)
            query.text = text
            #expect(index.snapshot.find(query).total == 6000)
        }
    }

    @Test func `a thousand filters, unknown ones, and pages beyond the end are answered`() {
        let (index, _) = SearchBudgetTests.country
        var query = SearchQuery(today: MadeCountry.today)
        query.filters = (0..<1000).map { .init(MadeCountry.facet("gmina"), ["g\($0)", "unheard \($0)"]) }
        let total = index.snapshot.find(query).total
        #expect(total > 0 && total < 6000)
        query.filters = [.init(99, ["x"]), .init(MadeCountry.facet("status"), [])]
        #expect(index.snapshot.find(query).total == 0)
        query.filters = [.init(99, ["x"])]
        #expect(index.snapshot.find(query).total == 6000)
        for (offset, limit, count) in [
            (1_000_000_000, 20, 0), (Int.max, Int.max, 0), (-5, 3, 3), (0, -1, 0), (5990, 20, 10), (0, 0, 0), (0, Int.max, 6000),
        ] {
            var query = SearchQuery(today: MadeCountry.today)
            (query.offset, query.limit) = (offset, limit)
            #expect(index.snapshot.find(query).hits.count == count, "\(offset) \(limit)")
        }
    }

    @Test func `any page of any order is the stretch of the whole list`() {
        let (index, _) = SearchBudgetTests.country
        for order in [SearchQuery.Order.name, .relevance, .number(MadeCountry.since, descending: true), .facet(MadeCountry.facet("powiat"))] {
            var query = SearchQuery(today: MadeCountry.today)
            (query.order, query.limit, query.text) = (order, Int.max, "stowarzyszenie")
            let whole = index.snapshot.find(query).hits.map(\.id)
            #expect(Set(whole).count == whole.count && whole.count > 500)
            for (offset, limit) in [(0, 20), (20, 20), (300, 200), (whole.count - 5, 20), (whole.count / 2, 50)] {
                (query.offset, query.limit) = (offset, limit)
                #expect(index.snapshot.find(query).hits.map(\.id) == Array(whole.dropFirst(offset).prefix(limit)))
            }
        }
    }

    @Test func `an index without documents answers`() {
        let index = SearchIndex(MadeCountry.schema, lexicon: Lexicon())
        var query = SearchQuery(today: MadeCountry.today)
        #expect(index.snapshot.find(query).total == 0)
        query.text = "dom"
        #expect(index.snapshot.find(query).hits.isEmpty)
        #expect(index.snapshot.cross(rows: 0, columns: 1, query)?.total == 0)
        #expect(index.snapshot.cross(rows: 0, columns: 99, query) == nil)
        #expect(index.snapshot.document(id: 1) == nil)
    }
}
