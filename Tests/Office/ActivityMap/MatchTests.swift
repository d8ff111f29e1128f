import ActivityMap
import Application
import Database
import Registry
import TestSupport
import Testing

/// Whom grants belong to: by number, else by name and seat; doubtful ones wait for a person; nobody is ever created.
@Suite struct MatchTests {
    static let matches: SQL = "SELECT name, matched, organisation_id, candidates FROM deed_party WHERE role = 'recipient' ORDER BY deed_id"

    @Test(arguments: Engines.all) func `by number, by name and seat, doubtful, none`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.register([
                ("101", "FUNDACJA ALA", "TORUŃ"), ("102", "FUNDACJA ALA", "BYDGOSZCZ"), ("103", "FUNDACJA OLA", "TORUŃ"),
                ("104", "FUNDACJA OLA", "TORUŃ"),
            ])
            let outcome = try await deeds.list(
                """
                1;A;100;Ktoś;101;;;;;;
                2;A;100;Fundacja „Ala”;;;;Toruń;Toruń;;
                3;A;100;Fundacja Ala;;;bydgoszcz;;;;
                4;A;100;Fundacja Ala;;;;;;;
                5;A;100;Fundacja Ola;;;;Toruń;Toruń;;
                6;A;100;Fundacja Ala;;;;Włocławek;Włocławek;;
                7;A;100;Fundacja Ela;;;;Toruń;Toruń;;
                8;A;100;Fundacja Ala;999;;;Toruń;Toruń;;
                """)
            #expect(outcome.counts.numbers == [8, 8, 0, 0, 0, 0])
            #expect(
                try await deeds.texts(MatchTests.matches) == [
                    "Ktoś number 1 ", "Fundacja „Ala” name 1 ", "Fundacja Ala name 2 ", "Fundacja Ala doubtful – 1-2", "Fundacja Ola doubtful – 3-4",
                    "Fundacja Ala doubtful – 1-2", "Fundacja Ela none – ", "Fundacja Ala doubtful – 1",
                ])
            let doubtful = try await deeds.site.database.read { try Doubtful.all(.grant, limit: 10, in: $0) }
            #expect(doubtful.map(\.deed) == [4, 6, 8, 5] && doubtful[3].candidates.map(\.id) == [3, 4])
            #expect(try await deeds.number("SELECT count(*) FROM organisation") == 4)
        }
    }

    @Test(arguments: Engines.all) func `when the register changes, grants follow, and follow back when that is undone`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.list("1;A;100;Ktoś;101;;;;;;\n2;A;100;Fundacja Ala;;;;Toruń;Toruń;;\n")
            #expect(try await deeds.texts(MatchTests.matches) == ["Ktoś none – ", "Fundacja Ala none – "])
            let run = try #require(try await deeds.register([("101", "FUNDACJA ALA", "TORUŃ")]).run)
            let before = try await deeds.number("SELECT max(id) FROM change")
            try await TestSite.house.follow("register", deeds.site.database) { _ in }
            #expect(try await deeds.texts(MatchTests.matches) == ["Ktoś number 1 ", "Fundacja Ala name 1 "])
            #expect(try await deeds.texts("SELECT kind, object, object_ids FROM change WHERE id > \(before)") == ["matched grant 1-2"])
            _ = try await UndoRun(run)(in: deeds.site.services)
            #expect(try await Rematch()(in: deeds.site.database) == 2)
            #expect(try await Rematch()(in: deeds.site.database) == 0)
            #expect(try await deeds.texts(MatchTests.matches) == ["Ktoś none – ", "Fundacja Ala none – "])
        }
    }

    @Test func `a body of the sample never gets a real grant`() async throws {
        try await withSite(sample: 20) { site in
            try await withFolder { folder in
                let deeds = Deeds(site: site, folder: folder)
                let name = try await deeds.texts("SELECT name FROM organisation ORDER BY id LIMIT 1")[0]
                _ = try await deeds.list("1;A;100;\"\(name.replacing("\"", with: "\"\""))\";9900000001;;;;;;\n")
                #expect(try await deeds.number("SELECT count(*) FROM deed_party WHERE matched <> 'none'") == 0)
            }
        }
    }
}
