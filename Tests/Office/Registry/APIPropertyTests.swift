import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values
import Web

/// Whatever is asked, the API says what a look at every row of the database says.
@Suite struct APIPropertyTests {
    static let today = TestSite.noon.day

    /// A random question with up to three filters, mostly of values somebody has.
    struct Asked {
        var words: String?
        var filters: [RegisterFacet: [String]] = [:]
        var near: NaiveCircle?
        var sort = "name"
        var page = 1, perPage = 20

        private static let words = ["stowarzyszenie", "klub", "straz pozarna", "fundacja", "kolo gospodyń", "torun", "body 1", "lipno sport"]

        init(_ random: inout SampleRandom, _ naive: NaiveRegister) {
            if random.chance(0.3) { words = random.pick(Asked.words) }
            for _ in 0..<random.below(4) {
                let facet = random.pick(RegisterFacet.allCases)
                var codes = (0...random.below(2)).compactMap { _ in
                    naive.bodies.isEmpty ? nil : random.pick(naive.bodies).values[facet]?.sorted().first
                }
                if random.chance(0.15) { codes.append("none") }
                if random.chance(0.05), facet == .form { codes = ["nie_ma_takiej"] }
                if !codes.isEmpty { filters[facet] = codes }
            }
            // Around a body, or around a place in the region, where a circle ends in the middle of things.
            if random.chance(0.3) {
                let middle = naive.bodies.isEmpty ? nil : random.pick(naive.bodies).point
                let (lat, lon) = middle ?? (52.5 + Double(random.below(1_400)) / 1_000, 17.4 + Double(random.below(2_200)) / 1_000)
                near = NaiveCircle(latitude: lat, longitude: lon, kilometres: random.pick([1, 5, 10, 20, 100]))
            }
            sort = random.pick(["name", "-since", "gmina"] + (near == nil ? [] : ["distance"]))
            (page, perPage) = (1 + random.below(4), random.pick([1, 5, 20, 200]))
        }

        var query: String {
            var pairs = filters.flatMap { facet, codes in codes.map { (facet.rawValue, $0) } }
            if let words { pairs.append(("q", words)) }
            if let near { pairs += [("near", "\(near.latitude),\(near.longitude)"), ("radius", String(near.kilometres))] }
            return Query(pairs).text
        }
    }

    static func check(_ site: TestSite, _ random: inout SampleRandom, count: Int) async throws {
        let naive = try await site.database.read { try NaiveRegister($0, today: today) }
        for _ in 0..<count {
            let asked = Asked(&random, naive)
            let among = try await having(asked.words, site)
            let reply = try await site.ask("organisations?\(asked.query)&sort=\(asked.sort)&page=\(asked.page)&per_page=\(asked.perPage)")
            let expected = naive.matches(asked.filters, among: among, near: asked.near)
            #expect(reply.total == expected.count, "\(asked.query)")
            let page = sorted(expected, asked).dropFirst((asked.page - 1) * asked.perPage).prefix(asked.perPage)
            #expect(reply.ids == page.map(\.id), "\(asked.query) by \(asked.sort)")
            for facet in RegisterFacet.allCases {
                let counts = NaiveRegister.counts(naive.matches(asked.filters, among: among, without: facet, near: asked.near), facet)
                #expect(reply.counts(facet.rawValue) == counts, "\(facet) of \(asked.query)")
            }
            try await checkCross(site, &random, asked, expected)
        }
    }

    /// Which bodies have the words: that is for the tests of the search engine; here it has to go together with the rest.
    private static func having(_ words: String?, _ site: TestSite) async throws -> Set<Int>? {
        guard let words else { return nil }
        var found: Set<Int> = []
        for page in 1...10 {
            let ids = try await site.ask("organisations?\(Query([("q", words)]).text)&per_page=200&page=\(page)").ids
            found.formUnion(ids)
            if ids.isEmpty { break }
        }
        return found
    }

    private static func sorted(_ bodies: [NaiveRegister.Body], _ asked: Asked) -> [NaiveRegister.Body] {
        switch asked.sort {
        // To whole centimetres, then by name.
        case "distance": bodies.sorted { metres($0, asked) < metres($1, asked) }
        case "-since": bodies.sorted { ($0.since ?? 0) > ($1.since ?? 0) }
        case "gmina":
            bodies.sorted { one, other in
                guard let key = one.gminaKey, let otherKey = other.gminaKey else { return one.gminaKey != nil && other.gminaKey == nil }
                return key < otherKey
            }
        default: bodies
        }
    }

    private static func metres(_ body: NaiveRegister.Body, _ asked: Asked) -> Double {
        ((asked.near?.metres(to: body) ?? 0) * 100).rounded()
    }

    private static func checkCross(_ site: TestSite, _ random: inout SampleRandom, _ asked: Asked, _ expected: [NaiveRegister.Body]) async throws {
        let (rows, columns) = (random.pick(RegisterFacet.allCases), random.pick(RegisterFacet.allCases))
        let table = try await site.ask("organisations/crosstab?rows=\(rows.rawValue)&columns=\(columns.rawValue)&\(asked.query)")
        func side(_ name: String) throws -> [(value: String, count: Int)] {
            let side = try #require(table[name] as? [String: any Sendable])["values"] as? [[String: any Sendable]]
            return try #require(side).map { ($0["value"] as? String ?? "?", $0["count"] as? Int ?? -1) }
        }
        let (shownRows, shownColumns) = (try side("rows"), try side("columns"))
        #expect(table.total == expected.count)
        #expect(Dictionary(uniqueKeysWithValues: shownRows.map { ($0.value, $0.count) }) == NaiveRegister.counts(expected, rows))
        #expect(Dictionary(uniqueKeysWithValues: shownColumns.map { ($0.value, $0.count) }) == NaiveRegister.counts(expected, columns))
        let cells = try #require(table["cells"] as? [[Int]])
        for (row, numbers) in zip(shownRows, cells) {
            let inRow = expected.filter { $0.values[rows]?.contains(row.value) ?? false }
            let counts = NaiveRegister.counts(inRow, columns)
            #expect(numbers == shownColumns.map { counts[$0.value] ?? 0 }, "\(rows) × \(columns) of \(asked.query)")
        }
        #expect(cells.count == shownRows.count)
    }

    @Test(arguments: Engines.all) func `lists, totals, facets and cross tables equal a look at every row`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 300) { site in
            var random = SampleRandom(seed: 7)
            try await APIPropertyTests.check(site, &random, count: 300)
        }
    }

    @Test(arguments: Engines.all) func `they still do after deliveries and their undoing`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 60) { site in
            var random = SampleRandom(seed: 11)
            var runs: [ID<ImportRun>] = []
            for delivery in RandomRunsTests.deliveries(&random, count: 10) {
                runs.append(try await RandomRunsTests.take(delivery, site))
                try await APIPropertyTests.check(site, &random, count: 8)
                if random.chance(0.4), let run = runs.popLast() {
                    _ = try await UndoRun(run)(in: site.services)
                    try await APIPropertyTests.check(site, &random, count: 8)
                }
            }
        }
    }

    @Test func `names with their counts: gminas, powiats and spheres say what the facets say`() async throws {
        try await withSite(sample: 200) { site in
            for (path, facet, key) in [("gminas", "gmina", "teryt"), ("powiats", "powiat", "teryt"), ("spheres", "sphere", "code")] {
                let (named, listed) = (try await site.ask(path + "?q=klub"), try await site.ask("organisations?q=klub"))
                var counts = listed.counts(facet)
                #expect(named.total == listed.total && named["none"] as? Int == counts["none"] ?? 0)
                counts["none"] = nil
                let shown = named.items.map { ($0[key] as? String ?? "?", $0["count"] as? Int ?? -1) }
                #expect(Dictionary(uniqueKeysWithValues: shown.filter { $0.1 != 0 }) == counts)
                #expect(shown.count > counts.count)
            }
        }
    }
}
