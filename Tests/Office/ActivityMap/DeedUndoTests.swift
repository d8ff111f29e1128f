import ActivityMap
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// Random deliveries of a few grants and activities, some taken back: what stands depends only on the runs that stand.
@Suite struct DeedUndoTests {
    private struct Delivered {
        let day: String, text: String, isGrants: Bool
    }

    private static func deliveries(_ random: inout SampleRandom) -> [Delivered] {
        (0..<7).map { number in
            let isGrants = random.chance(0.6)
            // Every delivery has its own day: of two that speak of the same day the later import would win. Some come late.
            let day = Day(daysSince1970: 20_000 + (random.chance(0.2) ? -number : number)).iso
            var rows = ""
            for deed in 0..<6 where random.chance(0.6) {
                rows +=
                    isGrants
                    ? "\(deed);Tytuł \(random.below(3));\(100 + random.below(2));Fundacja \(random.below(2));;;;Toruń;Toruń;;\n"
                    : "\(deed);Działanie \(random.below(3));0\(1 + random.below(3)).05.2025;\n"
            }
            return Delivered(day: day, text: rows, isGrants: isGrants)
        }
    }

    private static func take(_ delivered: Delivered, _ deeds: Deeds) async throws -> ID<ImportRun> {
        let header = delivered.isGrants ? Deeds.header : "Lp.;Tytuł;Od;Do"
        let path = try deeds.write("\(UUID().uuidString).csv", header + "\n" + delivered.text)
        let outcome =
            delivered.isGrants
            ? try await ImportGrants(path, mapping: "wykaz-umow", day: Day(delivered.day)).run(in: deeds.site.services)
            : try await ImportActivities(path, mapping: "dzialania", day: Day(delivered.day)).run(in: deeds.site.services)
        return try #require(outcome.run)
    }

    /// Everything that stands, by the keys of the records.
    private static func standing(_ deeds: Deeds) async throws -> [String] {
        try await deeds.texts(
            """
            SELECT r.kind, r.key, v.day, v.seen, v.facts, a.title AS a, a.starts_on, g.title AS g, g.awarded, p.name, p.matched, m.code
            FROM deed_record r JOIN deed_version v ON v.record_id = r.id AND v.number = r.current
            LEFT JOIN activity a ON a.id = r.id AND a.withdrawn = 0 LEFT JOIN grant_award g ON g.id = r.id AND g.withdrawn = 0
            LEFT JOIN deed_party p ON p.deed_id = r.id LEFT JOIN deed_mark m ON m.deed_id = r.id ORDER BY r.kind, r.key, p.position, m.code
            """)
    }

    @Test(arguments: Engines.all) func `what was taken back might as well never have come`(engine: Engine) async throws {
        for seed in 1...(engine == .sqlite ? 12 : 3) {
            var random = SampleRandom(seed: UInt64(seed))
            let deliveries = DeedUndoTests.deliveries(&random)
            let undone = Set(deliveries.indices.filter { _ in random.chance(0.4) })
            var expected: [String] = []
            try await withDeeds(on: engine) { deeds in
                for (index, delivery) in deliveries.enumerated() where !undone.contains(index) { _ = try await DeedUndoTests.take(delivery, deeds) }
                expected = try await DeedUndoTests.standing(deeds)
            }
            try await withDeeds(on: engine) { deeds in
                var runs: [ID<ImportRun>] = []
                for delivery in deliveries { runs.append(try await DeedUndoTests.take(delivery, deeds)) }
                var order = undone.sorted()
                while !order.isEmpty { _ = try await UndoRun(runs[order.remove(at: random.below(order.count))])(in: deeds.site.services) }
                #expect(try await DeedUndoTests.standing(deeds) == expected, "seed \(seed)")
                let gone = try await deeds.number("SELECT count(*) FROM deed_record WHERE current IS NULL")
                let withdrawn = try await deeds.number(
                    "SELECT (SELECT count(*) FROM activity WHERE withdrawn = 1) + (SELECT count(*) FROM grant_award WHERE withdrawn = 1)")
                #expect(gone == withdrawn, "seed \(seed)")
            }
        }
    }

    @Test(arguments: Engines.all) func `an undo touches the runs of this module only, is noted, and is done once`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            let run = try #require(try await deeds.list("1;A;100;X;;;;;;;\n").run)
            #expect(try await UndoRun(run)(in: deeds.site.services).records == 1)
            #expect(
                try await deeds.texts("SELECT kind, object, object_ids FROM change WHERE kind = 'undone' ORDER BY id") == [
                    "undone grant 1", "undone import_run 1",
                ])
            #expect(try await deeds.texts("SELECT title, withdrawn FROM grant_award") == ["A 1"])
            #expect(try await deeds.number("SELECT count(*) FROM deed_party") == 0)
            await #expect(throws: CannotUndo.self) { try await UndoRun(run)(in: deeds.site.services) }
            #expect(try await deeds.list("1;A;100;X;;;;;;;\n").counts.numbers == [1, 1, 0, 0, 0, 0])
            #expect(try await deeds.texts("SELECT title, withdrawn FROM grant_award") == ["A 0"])
        }
    }
}
