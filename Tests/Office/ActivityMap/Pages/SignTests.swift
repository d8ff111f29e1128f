import ActivityMap
import Application
import Database
import Registry
import TestSupport
import Testing
import Values

/// Activities and grants are signs of life of their bodies, as long as the run that brought them stands.
@Suite struct SignTests {
    private static let bodies = [("0000123456", "Fundacja Żuraw", "Toruń"), ("0000654321", "Klub Bocian", "Lipno")]
    private static let header = Deeds.header + ";Data umowy"

    /// Kind and day of each body that has a sign, by name.
    private static func signs(_ deeds: Deeds) async throws -> [String] {
        try await deeds.texts("SELECT name, sign_kind, sign_on FROM organisation WHERE sign_kind IS NOT NULL ORDER BY name")
    }

    private static func follow(_ topic: String, _ deeds: Deeds) async throws {
        try await House.current.follow(topic, deeds.site.database) { _ in }
    }

    @Test(arguments: Engines.all) func `a grant is a sign of life until its import is taken back`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.register(SignTests.bodies)
            let before = try await deeds.site.database.digest(TestSite.house.tables).tables.first { $0.name == "organisation" }?.hex
            let grants = try await deeds.list("1;A;100;Fundacja Żuraw;0000123456;;Toruń;Toruń;Toruń;;;2025-05-03", header: SignTests.header)
            try await SignTests.follow("deeds", deeds)
            #expect(try await SignTests.signs(deeds) == ["Fundacja Żuraw grant 20250503"])

            let page = try await deeds.site.browser().open("/organizacje?znak=1-2-lata")
            #expect(page.text.contains("1 organizacja") && page.text.contains("Żuraw"))
            let api = await deeds.site.browser().get("/api/v1/organisations?sign_of_life=1_2_years")
            #expect(api.html.contains("\"last_sign_of_life\":{\"kind\":\"grant\",\"date\":\"2025-05-03\"}"), "\(api.html.prefix(900))")

            _ = try await UndoRun(try #require(grants.run))(in: deeds.site.services)
            try await SignTests.follow("register", deeds)
            #expect(try await SignTests.signs(deeds).isEmpty)
            #expect(try await deeds.number("SELECT count(*) FROM sign_of_life") == 0)
            #expect(try await deeds.site.database.digest(TestSite.house.tables).tables.first { $0.name == "organisation" }?.hex == before)
        }
    }

    @Test(arguments: Engines.all) func `a later import of the register keeps what was told, and a newer sign of its own wins`(engine: Engine)
        async throws
    {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.register(SignTests.bodies)
            _ = try await deeds.list(
                """
                1;A;100;Fundacja Żuraw;0000123456;;Toruń;Toruń;Toruń;;;2024-05-03
                2;B;100;Klub Bocian;0000654321;;Lipno;Lipno;Lipno;;;2099-01-01
                """, header: SignTests.header)
            try await SignTests.follow("deeds", deeds)
            #expect(try await deeds.number("SELECT count(*) FROM sign_of_life") == 1, "what lies in the future is no sign yet")
            _ = try await deeds.register([("0000123456", "Fundacja Żuraw i Przyjaciele", "Toruń")], day: "2026-11-23")
            #expect(try await deeds.number("SELECT sign_on FROM organisation WHERE sign_kind = 'grant'") == 20_240_503)
            // Told twice, nothing is written again.
            let changes = try await deeds.number("SELECT count(*) FROM change")
            try await SignTests.follow("deeds", deeds)
            #expect(try await deeds.number("SELECT count(*) FROM change") == changes)
            let other = try await TellSigns(.activity, [1: Day(year: 2025, month: 1, day: 2) ?? Day(daysSince1970: 0)])(in: deeds.site.database)
            #expect(other == 1)
            #expect(try await deeds.texts("SELECT sign_kind, sign_on FROM organisation WHERE id = 1") == ["activity 20250102"])
            // A body nobody has is passed over.
            #expect(try await TellSigns(.activity, [999_999: Day(daysSince1970: 20_000)])(in: deeds.site.database) == 2)
            #expect(try await deeds.texts("SELECT sign_kind, sign_on FROM organisation WHERE id = 1") == ["grant 20240503"])
        }
    }

    /// Against the plainest reading: for every body the newest day of all that names it.
    @Test func `stored signs are the newest of records and deeds for every body of the sample`() async throws {
        try await withSite(sample: 300, deeds: true) { site in
            let found = try await site.database.read { db -> (with: Int, wrong: [Int64]) in
                let (activities, grants) = (
                    try Deed.lastDays(.activity, until: TestSite.noon.day, in: db), try Deed.lastDays(.grant, until: TestSite.noon.day, in: db)
                )
                var (with, wrong) = (0, [Int64]())
                try db.each("SELECT id, sign_kind, sign_on FROM organisation WHERE withdrawn = 0") { row in
                    let (id, day, kind) = (try row.int64("id"), try row.dayOrNil("sign_on"), try row.textOrNil("sign_kind"))
                    let told = [activities[id], grants[id]].compactMap { $0 }.max()
                    if kind == "activity" || kind == "grant" {
                        with += 1
                        if day != (kind == "activity" ? activities[id] : grants[id]) { wrong.append(id) }
                    }
                    if let told, day.map({ $0 < told }) ?? true { wrong.append(id) }
                }
                return (with, wrong)
            }
            #expect(found.wrong.isEmpty && found.with > 20)
        }
    }
}
