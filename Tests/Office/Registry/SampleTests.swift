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

    @Test func `bodies are spread by population, carry no real number and lie nearest to their own gmina`() async throws {
        try await withSite { site in
            let territory = try await site.database.read { try Territory.load($0) }
            var (counts, precise, located) = ([Teryt: Int](), 0, 0)
            for body in SampleRegion(organisations: 8_000, seed: 1, territory: territory).bodies {
                let facts = body.facts
                let gmina = try #require(facts.seat?.teryt.flatMap { Teryt($0) })
                counts[gmina, default: 0] += 1
                #expect(facts.nip == nil && facts.regon == nil)
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
            for gmina in territory.gminas {
                let share = 8_000 * Double(gmina.population?.value ?? 0) / 1_984_479
                #expect(abs(Double(counts[gmina.teryt] ?? 0) - share) <= 1)
            }
        }
    }

    /// On the scale of a region, degrees of longitude are 0.6 of those of latitude.
    private func squared(_ place: Point?, _ point: PointFacts) -> Double {
        guard let place else { return .infinity }
        let (north, east) = (place.latitude - point.lat, (place.longitude - point.lon) * 0.6)
        return north * north + east * east
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
