import ActivityMap
import Application
import Database
import Registry
import TestSupport
import Testing

/// The activities and grants of the sample region.
@Suite struct SampleDeedTests {
    @Test(arguments: Engines.all) func `the same seed gives the same, whatever the engine, and again changes nothing`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 300) { site in
            let first = try await SampleDeeds.add(organisations: 300, seed: 1, in: site.services)
            #expect(first.activities.read > 60 && first.grants.read > 80 && first.grants.new == first.grants.read)
            let digest = try await site.database.digest(TestSite.house.tables)
            try await withSite(sample: 300) { other in
                _ = try await SampleDeeds.add(organisations: 300, seed: 1, in: other.services)
                let expected = try await other.database.digest(TestSite.house.tables)
                for (a, b) in zip(digest.tables, expected.tables) { #expect(a.hex == b.hex, "\(a.name)") }
            }
            let again = try await SampleDeeds.add(organisations: 300, seed: 1, in: site.services)
            #expect(again.grants.unchanged == again.grants.read && again.activities.new == 0)
        }
    }

    @Test func `seats and places differ, some places are unknown, and every way of matching is there`() async throws {
        try await withSite(sample: 3_000) { site in
            _ = try await SampleDeeds.add(organisations: 3_000, seed: 1, in: site.services)
            let (seat, work) = try await site.database.read { db in
                (try DeedCounts(.grant, by: .powiat, place: .seat).answer(in: db), try DeedCounts(.grant, by: .powiat, place: .work).answer(in: db))
            }
            let (sits, works) = (seat.rows["0408"]?.amounts["PLN"] ?? 0, work.rows["0408"]?.amounts["PLN"] ?? 0)
            #expect(Double(works) > 1.3 * Double(sits) && sits > 0, "\(works) against \(sits)")
            #expect((seat.rows["0463"]?.amounts["PLN"] ?? 0) > (work.rows["0463"]?.amounts["PLN"] ?? 0))
            let share = Double(work.placeUnknown.deeds) / Double(work.total.deeds)
            #expect((0.10...0.20).contains(share))
            let kinds = try await site.database.read {
                try $0.all("SELECT DISTINCT matched FROM deed_party WHERE role = 'recipient' ORDER BY matched") { try $0.text("matched") }
            }
            #expect(kinds == ["doubtful", "name", "none", "number"])
            let years = try await site.database.read { try $0.integer("SELECT count(DISTINCT year) FROM grant_award") }
            #expect(years >= 10)
            let tooMuch = try await site.database.read {
                try $0.integer("SELECT count(*) FROM grant_award WHERE mode = 'small_grant' AND awarded > 1000000")
            }
            #expect(tooMuch == 0)
        }
    }

    @Test(arguments: Engines.all) func `it is taken away exactly, real grants stay`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.list("1;A;100;X;;;;;;;\n")
            let before = try await deeds.site.database.digest(TestSite.house.tables)
            _ = try await AddSample(organisations: 60, seed: 1).run(in: deeds.site.services)
            _ = try await SampleDeeds.add(organisations: 60, seed: 1, in: deeds.site.services)
            #expect(try await deeds.number("SELECT count(*) FROM activity WHERE sample = 1") > 0)
            try await deeds.site.database.write(by: .commandLine) { db in
                try SampleDeeds.remove(in: db)
                _ = try SampleStore.remove(in: db)
            }
            let after = try await deeds.site.database.digest(TestSite.house.tables)
            for (old, new) in zip(before.tables, after.tables) where old.name != "change" { #expect(old.hex == new.hex, "\(old.name)") }
        }
    }
}
