import Application
import Database
import Documents
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

/// Random deliveries of a few bodies by several sources: whatever their order, and whatever is taken back, the profiles depend only on
/// what stands.
@Suite struct RandomRunsTests {
    /// One delivery: a source, a day, and what it says.
    struct Delivered: Sendable {
        let source: Source, day: Day, complete: Bool
        let records: [(key: String, facts: StatedFacts)]
    }

    static let lists = [
        Source.krs, Source.mf,
        Source(code: "lista-a", title: "Lista A", label: "lista A", publisher: "test", licence: "test", precedence: 30),
        Source(code: "lista-b", title: "Lista B", label: "lista B", publisher: "test", licence: "test", precedence: 31),
    ]
    static let nips = ["5213003700", "5251441253", "5260250481", "9561969536", "9561945671", "7740001454"]
    static let regons = ["010168068", "000331501", "010849302", "007023731", "871121290", "092350613"]

    /// Numbers are swapped and missing now and then, names differ, records come and go.
    static func deliveries(_ random: inout SampleRandom, count: Int) -> [Delivered] {
        (0..<count).map { number in
            let source = random.pick(lists)
            var records: [(String, StatedFacts)] = []
            for body in 0..<6 where random.chance(0.6) {
                var facts = StatedFacts()
                facts.name = "BODY \(body) \(random.below(3))"
                if source == .krs || source == .mf || random.chance(0.3) { facts.krs = KRSNumber("\(body + 1)")?.description }
                if random.chance(0.6) { facts.nip = nips[random.chance(0.15) ? random.below(6) : body] }
                if random.chance(0.5) { facts.regon = regons[random.chance(0.15) ? random.below(6) : body] }
                facts.seat = SeatFacts(country: "POLSKA", locality: "TORUŃ", teryt: random.chance(0.5) ? "046301" : "046101")
                if source == .mf { facts.taxShares = [TaxShareFacts(year: 2014, grosze: Int64(random.below(5) * 100))] }
                records.append(("\(body)", facts))
            }
            // Every delivery has its own day: of two that speak of the same moment the later import would win.
            let day = Day(daysSince1970: 20_000 + number)
            return Delivered(source: source, day: day, complete: source.code.hasPrefix("lista"), records: records)
        }
    }

    static func take(_ delivered: Delivered, _ site: TestSite) async throws -> ID<ImportRun> {
        let input = InputFiles(name: "\(delivered.day)", fingerprint: "\(delivered.source.code) \(delivered.day) \(UUID())")
        let outcome = try await ImportSession.run("test", delivered.source, input, day: delivered.day, isDry: false, in: site.services) { session in
            for (number, record) in delivered.records.enumerated() {
                let incoming = Incoming(source: delivered.source, key: record.key, day: delivered.day, seen: Seen(delivered.day), facts: record.facts)
                try await session.add(incoming, next: Cursor(offset: Int64(number + 1)), from: Cursor(offset: Int64(number)))
            }
            if delivered.complete { try await session.closeMissing(isConfirmed: true) }
        }
        return try #require(outcome.run)
    }

    /// Everything a profile is, without the numbers of rows.
    static func profiles(_ site: TestSite) async throws -> [String] {
        try await site.database.read { db in
            let bodies = try db.all("SELECT * FROM organisation WHERE withdrawn = 0 ORDER BY id") { row in
                (try row.int64("id"), try row.values().dropFirst().map { "\($0)" }.joined(separator: ";"))
            }
            return try bodies.map { id, body in
                let parts = try ["identifier", "tax_share", "attribute", "former_value"].map { table in
                    try db.all("SELECT * FROM \(identifier: table) WHERE organisation_id = \(id)") { row in
                        try row.values().dropFirst().map { "\($0)" }.joined(separator: ";")
                    }.sorted().joined(separator: "|")
                }
                return body + "||" + parts.joined(separator: "||")
            }.sorted()
        }
    }

    @Test(arguments: Engines.all) func `any order of the same deliveries gives the same profiles`(engine: Engine) async throws {
        for seed in 1...(engine == .sqlite ? 12 : 3) {
            var random = SampleRandom(seed: UInt64(seed))
            // A complete list closes what an earlier one had: its order is its meaning, so that here only what adds is shuffled.
            let deliveries = RandomRunsTests.deliveries(&random, count: 6).map {
                Delivered(source: $0.source, day: $0.day, complete: false, records: $0.records)
            }
            var shuffled = deliveries
            for index in shuffled.indices.reversed() { shuffled.swapAt(index, random.below(index + 1)) }
            let expected = try await withSite(on: engine) { site in
                for delivery in deliveries { _ = try await RandomRunsTests.take(delivery, site) }
                return try await RandomRunsTests.profiles(site)
            }
            try await withSite(on: engine) { site in
                for delivery in shuffled { _ = try await RandomRunsTests.take(delivery, site) }
                let found = try await RandomRunsTests.profiles(site)
                #expect(found == expected, "seed \(seed)")
            }
        }
    }

    @Test(arguments: Engines.all) func `what was taken back might as well never have come`(engine: Engine) async throws {
        for seed in 101...(engine == .sqlite ? 115 : 103) {
            var random = SampleRandom(seed: UInt64(seed))
            let deliveries = RandomRunsTests.deliveries(&random, count: 7)
            let undone = Set(deliveries.indices.filter { _ in random.chance(0.35) })
            let expected = try await withSite(on: engine) { site in
                for (index, delivery) in deliveries.enumerated() where !undone.contains(index) { _ = try await RandomRunsTests.take(delivery, site) }
                return try await RandomRunsTests.profiles(site)
            }
            try await withSite(on: engine) { site in
                var runs: [ID<ImportRun>] = []
                var waiting: [Int] = []
                for (index, delivery) in deliveries.enumerated() {
                    runs.append(try await RandomRunsTests.take(delivery, site))
                    if undone.contains(index) { waiting.append(index) }
                    // Some are taken back at once, some after others saw the same records.
                    while let index = waiting.last, random.chance(0.5) {
                        _ = try await UndoRun(runs[index])(in: site.services)
                        waiting.removeLast()
                    }
                }
                for index in waiting { _ = try await UndoRun(runs[index])(in: site.services) }
                let found = try await RandomRunsTests.profiles(site)
                #expect(found == expected, "seed \(seed)")
            }
        }
    }

    @Test func `a run is taken back once`() async throws {
        try await withDelivery { delivery in
            let outcome = try await delivery.take([MadeExtract("1", name: "ALA")])
            let run = try #require(outcome.run)
            _ = try await UndoRun(run)(in: delivery.site.services)
            #expect(await delivery.site.browser().get("/organizacje/1/ala").status == 410)
            await #expect(throws: CannotUndo.self) { try await UndoRun(run)(in: delivery.site.services) }
            await #expect(throws: CannotUndo.self) { try await UndoRun(ID(99))(in: delivery.site.services) }
            let again = try await delivery.take([MadeExtract("1", name: "ALA")])
            #expect(again.counts.numbers == [1, 1, 0, 0, 0, 0])
            #expect(try await delivery.site.browser().open("/organizacje/1").status == 200)
        }
    }

    @Test func `a complete list that lacks too much closes nothing until it is confirmed`() async throws {
        try await withSite { site in
            let source = RandomRunsTests.lists[2]
            func delivered(_ bodies: Range<Int>, _ day: String) -> Delivered {
                let records = bodies.map { number -> (String, StatedFacts) in
                    var facts = StatedFacts()
                    facts.name = "BODY \(number)"
                    return ("\(number)", facts)
                }
                return Delivered(source: source, day: Day(day) ?? Day(daysSince1970: 0), complete: false, records: records)
            }
            _ = try await RandomRunsTests.take(delivered(0..<100, "2026-01-01"), site)
            let input = InputFiles(name: "x", fingerprint: "x")
            let outcome = try await ImportSession.run("test", source, input, day: Day("2026-02-01"), isDry: false, in: site.services) { session in
                await #expect(throws: TooManyClosures.self) { try await session.closeMissing(isConfirmed: false) }
                #expect(try await site.database.read { try $0.integer("SELECT count(*) FROM organisation WHERE status = 'struck_off'") } == 0)
                try await session.closeMissing(isConfirmed: true)
            }
            #expect(outcome.counts.closed == 100)
            #expect(try await site.database.read { try $0.integer("SELECT count(*) FROM organisation WHERE status = 'struck_off'") } == 100)
        }
    }
}
