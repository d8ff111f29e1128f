import ActivityMap
import Database
import Registry
import TestSupport
import Testing

/// Seat and real place are counted apart, sums add up, and what nobody knows is said.
@Suite struct CountTests {
    @Test(arguments: Engines.all) func `money works in powiat lipnowski while seats are in Toruń`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.list(
                """
                1;A;100,01;X;;;Toruń;Toruń;Toruń;Kikół;lipnowski;
                2;B;200;Y;;;Toruń;Toruń;Toruń;;;gmina Kikół; gmina Zbiczno
                3;C;400;Z;;;Toruń;Toruń;Toruń;;;
                4;D;800 EUR;Z;;;;;;;;powiat lipnowski
                """.replacing("gmina Kikół; gmina Zbiczno", with: "\"gmina Kikół; gmina Zbiczno\""), header: Deeds.header + ";Obszar realizacji")
            func count(_ key: DeedCounts.Key, _ place: DeedCounts.Place, _ change: @escaping @Sendable (inout DeedCounts) -> Void = { _ in })
                async throws -> DeedBreakdown
            {
                try await deeds.site.database.read { db in
                    var counts = DeedCounts(.grant, by: key, place: place)
                    change(&counts)
                    return try counts.answer(in: db)
                }
            }
            let work = try await count(.gmina, .work)
            #expect(work.rows["040805"]?.amounts == ["PLN": 20_001] && work.rows["040805"]?.deeds == 2)
            #expect(work.rows.count == 2 && work.rows.first { $0.key != "040805" }?.value.amounts == ["PLN": 10_000])
            #expect(work.unknown.amounts == ["PLN": 40_000] && work.unknown.deeds == 1 && work.placeUnknown == work.unknown)
            #expect(work.wider.amounts == ["EUR": 80_000])
            #expect(work.total.deeds == 4 && work.total.amounts == ["PLN": 70_001, "EUR": 80_000])
            let powiats = try await count(.powiat, .work)
            #expect(powiats.rows["0408"]?.deeds == 3 && powiats.rows["0408"]?.amounts == ["PLN": 20_001, "EUR": 80_000])
            let seats = try await count(.powiat, .seat)
            #expect(seats.rows["0463"]?.amounts == ["PLN": 70_001] && seats.rows.count == 1 && seats.unknown.amounts == ["EUR": 80_000])
            let areas = try await count(.powiat, .area)
            #expect(areas.unknown.deeds == 4 && areas.rows.isEmpty)
            let chosen = try await count(.powiat, .work) { $0.ids = [1] }
            #expect(chosen.total.deeds == 1)
            let years = try await count(.year, .work)
            #expect(years.unknown.deeds == 4 && years.placeUnknown.deeds == 1)
        }
    }

    @Test(arguments: Engines.all) func `all ways of counting the sample add up to the same total`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 400) { site in
            _ = try await SampleDeeds.add(organisations: 400, seed: 1, in: site.services)
            for kind in DeedKind.allCases {
                for key in [DeedCounts.Key.gmina, .powiat, .year, .sphere] {
                    for place in DeedCounts.Place.allCases {
                        let answer = try await site.database.read { try DeedCounts(kind, by: key, place: place).answer(in: $0) }
                        let parts = answer.rows.values + [answer.wider, answer.outside, answer.unknown]
                        let sum = parts.reduce(0) { $0 + ($1.amounts["PLN"] ?? 0) }
                        #expect(sum == answer.total.amounts["PLN"] && answer.total.deeds > 100)
                        #expect(parts.reduce(0) { $0 + $1.people } == answer.total.people)
                    }
                }
            }
        }
    }
}
