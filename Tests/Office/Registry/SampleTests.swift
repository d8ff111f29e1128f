import Application
import Database
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

@Suite struct SampleTests {
    @Test func `the same number and seed give the same bodies, another seed gives others`() async throws {
        try await withSite { site in
            let territory = try await site.database.read { try Territory.load($0) }
            func names(_ seed: UInt64) -> [String] {
                SampleRegion(organisations: 200, seed: seed, territory: territory).bodies.compactMap(\.facts.name)
            }
            #expect(names(1) == names(1))
            #expect(names(1) != names(2))
            #expect(names(1).count == 200)
        }
    }

    @Test func `bodies are spread over every gmina, carry no real number and lie nearest to their own gmina`() async throws {
        try await withSite { site in
            let territory = try await site.database.read { try Territory.load($0) }
            var (counts, precise, located) = ([Teryt: Int](), 0, 0)
            for body in SampleRegion(organisations: 8_000, seed: 1, territory: territory).bodies {
                let facts = body.facts
                let gmina = try #require(facts.seat?.teryt.flatMap { Teryt($0) })
                counts[gmina, default: 0] += 1
                #expect(facts.nip == nil && facts.regon.map { $0.hasPrefix("99") && REGON($0) != nil } ?? true)
                #expect(facts.krs.map { $0 > "9900000000" && $0.count == 10 } ?? true)
                #expect(facts.email.map { $0.hasSuffix(".example") } ?? true)
                guard let point = facts.point else { continue }
                located += 1
                if point.precision == .address { precise += 1 }
                let nearest = territory.gminas.min { squared($0.inside, point) < squared($1.inside, point) }
                #expect(nearest?.teryt == gmina)
            }
            #expect(counts.count == 144 && counts.values.reduce(0, +) == 8_000)
            #expect((5_400...5_800).contains(precise) && (6_600...7_000).contains(located))
        }
    }

    @Test func `towns have more bodies a head, some gminas nearly none, and not every gmina every theme`() async throws {
        try await withSite { site in
            let territory = try await site.database.read { try Territory.load($0) }
            var (counts, themes) = ([Teryt: Int](), [Teryt: Set<String>]())
            for body in SampleRegion(organisations: 8_000, seed: 1, territory: territory).bodies {
                let gmina = try #require(body.facts.seat?.teryt.flatMap { Teryt($0) })
                counts[gmina, default: 0] += 1
                themes[gmina, default: []].formUnion(body.facts.spheres ?? [])
            }
            func rate(_ gminas: [Reference.Unit]) -> Double {
                let people = gminas.reduce(0) { $0 + ($1.population?.value ?? 0) }
                return Double(gminas.reduce(0) { $0 + (counts[$1.teryt] ?? 0) }) / Double(people) * 10_000
            }
            let (towns, villages) = (territory.gminas.filter { $0.kind == .urban }, territory.gminas.filter { $0.kind == .rural })
            #expect(rate(towns) > 1.2 * rate(villages), "\(rate(towns)) against \(rate(villages))")
            let rates = territory.gminas.map { rate([$0]) }.sorted()
            #expect(rates[143] > 8 * rates[0] && rates[107] > 1.3 * rates[36], "\(rates)")
            #expect(rates.count { $0 < 10 } >= 3 && rates[0] > 0)
            #expect(themes.values.count { $0.count < 6 } > 20 && themes.values.contains { $0.count == 8 })
        }
    }

    /// On the scale of a region, degrees of longitude are 0.6 of those of latitude.
    private func squared(_ place: Point?, _ point: PointFacts) -> Double {
        guard let place else { return .infinity }
        let (north, east) = (place.latitude - point.lat, (place.longitude - point.lon) * 0.6)
        return north * north + east * east
    }

    @Test func `what a village has one of has a village of its own`() async throws {
        try await withSite { site in
            let territory = try await site.database.read { try Territory.load($0) }
            let bodies = Array(SampleRegion(organisations: 8_000, seed: 1, territory: territory).bodies.map(\.facts))
            for form in ["osp", "kgw", "klub_sportowy", "uks"] {
                let names = bodies.filter { $0.form == form }.compactMap(\.name)
                #expect(names.count > 300 && Set(names).count == names.count, "\(form): \(names.count - Set(names).count) names stand twice")
            }
        }
    }

    @Test(arguments: Engines.all)
    func `several sources speak of a body, differ, and the weightier one wins`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 300) { site in
            try await site.database.read { db in
                #expect(try db.integer("SELECT count(*) FROM organisation WHERE withdrawn = 0 AND sample = 1") == 300)
                #expect(try db.integer("SELECT count(*) FROM organisation") == 300, "no source brings a body of its own")
                let sources = try db.all("SELECT DISTINCT source FROM record ORDER BY source") { try $0.text("source") }
                #expect(sources == ["sample", "sample-arkusz", "sample-opp", "sample-regon", "sample-starosta"])
                let several = try db.integer(
                    "SELECT count(*) FROM (SELECT organisation_id FROM record GROUP BY organisation_id HAVING count(*) > 1) several")
                #expect(several > 200)
            }
            var (names, addresses, days, telephones) = (0, 0, 0, 0)
            let bodies = try await site.database.read { db in
                try db.all("SELECT id, official_name, phone FROM organisation ORDER BY id") {
                    (try $0.int64("id"), try $0.text("official_name"), try $0.textOrNil("phone"))
                }
            }
            let records = try await site.database.read { try RecordsOfBodies.all(in: $0) }
            for (id, name, phone) in bodies {
                let told = try #require(records[id])
                let register = try #require(told["sample"])
                #expect(name == register.name, "the register's name wins")
                names += told.values.contains { $0.name != register.name } ? 1 : 0
                addresses += told.values.contains { $0.address != nil && $0.address != register.address } ? 1 : 0
                days += told.values.contains { $0.statusSince != nil && $0.statusSince != register.statusSince } ? 1 : 0
                guard let regon = told["sample-regon"]?.phone, let sheet = told["sample-arkusz"]?.phone, regon != sheet else { continue }
                telephones += 1
                #expect(phone == regon, "REGON is asked before the office's sheet")
            }
            #expect(names > 200 && addresses > 30 && days > 100 && telephones > 10, "\(names) \(addresses) \(days) \(telephones)")
        }
    }

    @Test func `a page says which sample source each value is from`() async throws {
        try await withSite(sample: 300) { site in
            let id = try await site.database.read { db in
                try db.integer(
                    """
                    SELECT min(a.organisation_id) FROM record a JOIN record b ON b.organisation_id = a.organisation_id
                    JOIN organisation o ON o.id = a.organisation_id
                    WHERE a.source = 'sample-opp' AND b.source = 'sample-regon' AND o.phone IS NOT NULL
                    """)
            }
            let page = try await site.browser().open("/organizacje/\(id)")
            for label in ["przykładowy rejestr", "przykładowy REGON", "przykładowy wykaz kwot"] { #expect(page.text.contains(label), "\(label)") }
            #expect(page.text.contains("Dane przykładowe."))
        }
    }

    @Test(arguments: Engines.all) func `each sample source can be taken back alone, and comes again`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 80) { site in
            func told(_ source: String) async throws -> Int {
                try await site.database.read { try $0.integer("SELECT count(*) FROM record WHERE current IS NOT NULL AND source = \(source)") }
            }
            func standing() async throws -> [String] {
                try await site.database.read { db in
                    try db.all("SELECT name, phone FROM organisation WHERE withdrawn = 0 ORDER BY id") {
                        "\(try $0.text("name")) \(try $0.textOrNil("phone") ?? "–")"
                    }
                }
            }
            let (whole, regon) = (try await standing(), try await told("sample-regon"))
            let runs = try await site.database.read { db in
                try db.all("SELECT id FROM import_run ORDER BY id") { ID<ImportRun>(try $0.int64("id")) }
            }
            #expect(runs.count == 5 && regon > 40)
            _ = try await UndoRun(runs[1])(in: site.services)
            #expect(try await told("sample-regon") == 0)
            #expect(try await standing().count == 80)
            _ = try await AddSample(organisations: 80, seed: 1).run(in: site.services)
            #expect(try await standing() == whole)
            for run in try await site.database.read({ db in
                try db.all("SELECT id FROM import_run WHERE state <> 'undone' ORDER BY id") { ID<ImportRun>(try $0.int64("id")) }
            }) { _ = try await UndoRun(run)(in: site.services) }
            #expect(try await standing() == [])
        }
    }

    @Test(arguments: Engines.all) func `the sample is taken away exactly, real bodies stay`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            _ = try await delivery.take([MadeExtract("101", name: "FUNDACJA ALA")])
            let before = try await delivery.site.database.digest(TestSite.house.tables)
            _ = try await AddSample(organisations: 60, seed: 1).run(in: delivery.site.services)
            try await delivery.site.database.write(by: .commandLine) { _ = try SampleStore.remove(in: $0) }
            let after = try await delivery.site.database.digest(TestSite.house.tables)
            for (old, new) in zip(before.tables, after.tables) where old.name != "change" { #expect(old.hex == new.hex, "\(old.name)") }
        }
    }

    @Test func `lists hide the sample once a real register is there, unless told otherwise`() async throws {
        for (setting, shown) in [("auto", 1), ("hide", 1), ("show", 61)] {
            try await withSite(sample: 60, settings: ["sample": setting]) { site in
                try await withFolder { folder in
                    _ = try await Delivery(site: site, folder: folder).take([MadeExtract("101", name: "FUNDACJA ALA")])
                    let list = try await site.browser().open("/organizacje")
                    #expect(list.text.contains("\(shown) organizacj"), "\(setting)")
                    #expect(list.text.contains("Dane przykładowe.") == (setting == "show"))
                    #expect(try await site.browser().open("/organizacje/1").text.contains("Dane przykładowe."))
                }
            }
        }
    }

    @Test func `a second sample of another size is refused`() async throws {
        try await withSite(sample: 10) { site in
            await #expect(throws: AnotherSample.self) { try await AddSample(organisations: 11, seed: 1).run(in: site.services) }
            let again = try await AddSample(organisations: 10, seed: 1).run(in: site.services)
            #expect(again.counts.numbers == [10, 0, 0, 10, 0, 0])
        }
    }
}

/// What each source says of each body.
private enum RecordsOfBodies {
    static func all(in db: Reading) throws -> [Int64: [String: StatedFacts]] {
        var found: [Int64: [String: StatedFacts]] = [:]
        try db.each(
            "SELECT r.organisation_id, r.source, v.facts FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current ORDER BY r.id"
        ) { row in
            found[try row.int64("organisation_id"), default: [:]][try row.text("source")] = try StatedFacts(json: try row.text("facts"))
        }
        return found
    }
}
