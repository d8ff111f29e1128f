import ActivityMap
import Application
import Database
import Registry
import TestSupport
import Testing
import Values
import Web

/// Whatever is asked of activities and grants, the API says what a look at every row of the database says.
@Suite struct DeedAPIPropertyTests {
    /// A random question with up to three filters, mostly of values somebody has.
    struct Asked {
        var words: String?
        var filters: [String: [String]] = [:]
        var sort = "name"
        var page = 1, perPage = 20

        private static let words = ["dzieci", "sport", "seniorów", "bieg", "klub", "lipno", "wojewodztwo", "półkolonie"]

        init(_ random: inout SampleRandom, _ naive: NaiveDeeds) {
            let facets = (NaiveDeeds.facets[naive.kind] ?? []) + ["organisation"]
            if random.chance(0.3) { words = random.pick(Asked.words) }
            for _ in 0..<random.below(4) {
                let facet = random.pick(facets)
                var codes = (0...random.below(2)).compactMap { _ in
                    naive.deeds.isEmpty ? nil : random.pick(naive.deeds).values[facet]?.sorted().first
                }
                let isAlwaysKnown = ["mode", "form", "sample"].contains(facet)
                if random.chance(0.15), !isAlwaysKnown { codes.append("none") }
                if random.chance(0.05), facet == "source" { codes = ["nie_ma_takiego"] }
                if !codes.isEmpty { filters[facet] = codes }
            }
            sort = random.pick(naive.kind == .grant ? ["name", "-date", "-amount"] : ["name", "-date"])
            (page, perPage) = (1 + random.below(4), random.pick([1, 5, 20, 200]))
        }

        var query: String {
            var pairs = filters.flatMap { facet, codes in codes.map { (facet, $0) } }
            if let words { pairs.append(("q", words)) }
            return Query(pairs).text
        }
    }

    static func check(_ site: TestSite, _ kind: DeedKind, _ random: inout SampleRandom, count: Int) async throws {
        let path = kind == .grant ? "grants" : "activities"
        let naive = try await site.database.read { try NaiveDeeds(kind, in: $0) }
        for _ in 0..<count {
            let asked = Asked(&random, naive)
            let among = try await having(asked.words, path, site)
            let reply = try await site.ask("\(path)?\(asked.query)&sort=\(asked.sort)&page=\(asked.page)&per_page=\(asked.perPage)")
            let expected = naive.matches(asked.filters, among: among)
            #expect(reply.total == expected.count, "\(path) \(asked.query)")
            let page = NaiveDeeds.sorted(expected, asked.sort).dropFirst((asked.page - 1) * asked.perPage).prefix(asked.perPage)
            #expect(reply.ids == page.map(\.id), "\(path) \(asked.query) by \(asked.sort)")
            for facet in NaiveDeeds.facets[kind] ?? [] {
                let counts = NaiveDeeds.counts(naive.matches(asked.filters, among: among, without: facet), facet)
                #expect(reply.counts(facet) == counts, "\(facet) of \(path) \(asked.query)")
            }
            try await checkCross(site, path, kind, &random, asked, expected)
        }
    }

    /// Which have the words: that is for the tests of the search engine; here it has to go together with the rest.
    private static func having(_ words: String?, _ path: String, _ site: TestSite) async throws -> Set<Int>? {
        guard let words else { return nil }
        var found: Set<Int> = []
        for page in 1...20 {
            let ids = try await site.ask("\(path)?\(Query([("q", words)]).text)&per_page=200&page=\(page)").ids
            found.formUnion(ids)
            if ids.isEmpty { break }
        }
        return found
    }

    private static func checkCross(
        _ site: TestSite, _ path: String, _ kind: DeedKind, _ random: inout SampleRandom, _ asked: Asked, _ expected: [NaiveDeeds.One]
    ) async throws {
        let facets = NaiveDeeds.facets[kind] ?? []
        let (rows, columns) = (random.pick(facets), random.pick(facets))
        let table = try await site.ask("\(path)/crosstab?rows=\(rows)&columns=\(columns)&\(asked.query)")
        func side(_ name: String) throws -> [(value: String, count: Int)] {
            let side = try #require(table[name] as? [String: any Sendable])["values"] as? [[String: any Sendable]]
            return try #require(side).map { ($0["value"] as? String ?? "?", $0["count"] as? Int ?? -1) }
        }
        let (shownRows, shownColumns) = (try side("rows"), try side("columns"))
        #expect(table.total == expected.count)
        #expect(Dictionary(uniqueKeysWithValues: shownRows.map { ($0.value, $0.count) }) == NaiveDeeds.counts(expected, rows))
        #expect(Dictionary(uniqueKeysWithValues: shownColumns.map { ($0.value, $0.count) }) == NaiveDeeds.counts(expected, columns))
        let cells = try #require(table["cells"] as? [[Int]])
        for (row, numbers) in zip(shownRows, cells) {
            let counts = NaiveDeeds.counts(expected.filter { $0.values[rows]?.contains(row.value) ?? false }, columns)
            #expect(numbers == shownColumns.map { counts[$0.value] ?? 0 }, "\(rows) × \(columns) of \(path) \(asked.query)")
        }
        #expect(cells.count == shownRows.count)
    }

    @Test(arguments: Engines.all) func `lists, totals, facets and cross tables equal a look at every row`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 300, deeds: true) { site in
            var random = SampleRandom(seed: 17)
            for kind in DeedKind.allCases { try await DeedAPIPropertyTests.check(site, kind, &random, count: 150) }
        }
    }

    @Test(arguments: Engines.all) func `they still do after imports and their undoing`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            var random = SampleRandom(seed: 19)
            var runs: [ID<ImportRun>] = []
            for round in 0..<8 {
                let rows = (0..<(1 + random.below(5))).map { _ in DeedAPIPropertyTests.row(&random) }.joined()
                let outcome = try await deeds.list(rows, header: DeedAPIPropertyTests.header)
                if let run = outcome.run { runs.append(run) }
                if round == 2 { _ = try await deeds.register([("101", "Klub Alfa", "Toruń"), ("102", "Klub Beta", "Lipno")]) }
                for kind in DeedKind.allCases { try await DeedAPIPropertyTests.check(deeds.site, kind, &random, count: 5) }
                if random.chance(0.4), let run = runs.popLast() {
                    _ = try await UndoRun(run)(in: deeds.site.services)
                    for kind in DeedKind.allCases { try await DeedAPIPropertyTests.check(deeds.site, kind, &random, count: 5) }
                }
            }
        }
    }

    private static let header =
        "Nr umowy;Tytuł zadania;Kwota dotacji;Organizacja;KRS;NIP;Siedziba;Gmina siedziby;Powiat siedziby;Gmina realizacji;Powiat realizacji"

    /// One of a few agreements, so that some come again and change.
    private static func row(_ random: inout SampleRandom) -> String {
        let number = 1 + random.below(9)
        let title = random.pick(["Bieg", "Klub seniora", "Półkolonie dla dzieci", "Święto \"wsi\""]).replacing("\"", with: "")
        let place = random.pick([("Lipno", "lipnowski"), ("Skępe", "lipnowski"), ("", "lipnowski"), ("", "")])
        return "U/\(number);\(title);\(random.below(5_000)),\(10 + random.below(90));\(random.pick(["Klub Alfa", "Klub Beta", "X"]));;;Toruń;;;"
            + "\(place.0);\(place.1)\n"
    }
}
