import ActivityMap
import Application
import Database
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

/// Places follow what is known of the ground: points by borders, words by units and localities.
@Suite struct RelocateDeedTests {
    private static let header = "Lp.;Tytuł;Szerokość;Długość;Miejscowość"
    /// In Toruń, and abroad of what is loaded.
    private static let near = "1;W Toruniu;53,01;18,6;\n4;Nigdzie;50,06;19,94;\n"
    /// In Białobrzegi by the made borders, a village of Promna, and one nobody knows.
    private static let far = "2;W Białobrzegach;51,65;20,8;\n3;We wsi;;;Domaniewice\n5;Nieznana;;;Niewiadomo\n"
    private static let simc = """
        WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA
        14;01;02;2;01;1;Domaniewice;0000001;0000001;2026-01-01
        14;01;03;2;01;1;Ratoszyn;0000002;0000002;2026-01-01

        """
    private static let places: SQL = """
        SELECT r.key, p.kind, p.teryt, p.borders FROM deed_place p JOIN deed_record r ON r.id = p.deed_id ORDER BY r.key, p.position
        """

    private func terc(_ deeds: Deeds) async throws {
        let outcome = try await TerytImport(try deeds.write("terc.csv", OtherRegion.terc)).run(deeds.site.database)
        #expect(!outcome.refused, "\(outcome.problems)")
    }

    private func borders(_ deeds: Deeds) async throws {
        let day = try #require(Day("2026-11-24"))
        let file = try deeds.write("granice.geojson", OtherRegion.borders)
        let outcome = try await BorderImport(file, level: .gmina, day: day).run(deeds.site.database)
        #expect(!outcome.refused, "\(outcome.problems)")
    }

    private func localities(_ deeds: Deeds) async throws {
        let outcome = try await LocalityImport(try deeds.write("simc.csv", RelocateDeedTests.simc)).run(deeds.site.database)
        #expect(!outcome.refused, "\(outcome.problems)")
    }

    private func take(_ deeds: Deeds) async throws -> [ID<ImportRun>] {
        var runs: [ID<ImportRun>] = []
        for (rows, voivodeship) in [(RelocateDeedTests.near, "kujawsko-pomorskie"), (RelocateDeedTests.far, "mazowieckie")] {
            let file = try deeds.write("\(voivodeship).csv", RelocateDeedTests.header + "\n" + rows)
            let settings = ["województwo=\(voivodeship)"]
            let outcome = try await ImportActivities(file, mapping: "dzialania", settings: settings).run(in: deeds.site.services)
            #expect(outcome.rejected.isEmpty, "\(outcome.rejected)")
            runs.append(try #require(outcome.run))
        }
        return runs
    }

    /// What followers of a topic say.
    private func follow(_ topic: String, _ deeds: Deeds) async throws -> [String] {
        var lines: [String] = []
        try await TestSite.house.follow(topic, deeds.site.database) { lines.append($0) }
        return lines
    }

    @Test(arguments: Engines.all) func `places are found as soon as the ground is known, whatever came first`(engine: Engine) async throws {
        let outlines = "PRG, stan 2019/2020, granice uproszczone"
        let imported = "granice.geojson, stan na 24 listopada 2026"
        let known = ["1 point 046301 \(outlines)", "2 point 140101 \(imported)", "3 gmina 140102 –", "4 point – –", "5 unplaced – –"]
        var digest: String?
        try await withDeeds(on: engine) { deeds in
            try await terc(deeds)
            try await borders(deeds)
            try await localities(deeds)
            _ = try await take(deeds)
            #expect(try await deeds.texts(RelocateDeedTests.places) == known)
            digest = try await deeds.texts("SELECT * FROM deed_place ORDER BY deed_id, position").joined(separator: "\n")
        }
        try await withDeeds(on: engine) { deeds in
            let runs = try await take(deeds)
            #expect(
                try await deeds.texts(RelocateDeedTests.places) == [
                    known[0], "2 point – –", "3 outside – –", "4 point – –", "5 outside – –",
                ])
            try await terc(deeds)
            _ = try await follow("territory", deeds)
            #expect(try await deeds.texts(RelocateDeedTests.places)[2] == "3 unplaced – –")
            try await borders(deeds)
            let said = try await follow("borders", deeds)
            #expect(said.count == 1 && said[0].contains(": 1.") && said[0].contains(imported), "\(said)")
            try await localities(deeds)
            #expect(try await follow("localities", deeds).count == 1)
            #expect(try await deeds.texts(RelocateDeedTests.places) == known)
            #expect(try await deeds.texts("SELECT * FROM deed_place ORDER BY deed_id, position").joined(separator: "\n") == digest)
            let changes = try await deeds.number("SELECT count(*) FROM change")
            for topic in ["territory", "borders", "localities", House.release] { #expect(try await follow(topic, deeds).isEmpty) }
            #expect(try await deeds.number("SELECT count(*) FROM change") == changes, "nothing is written twice")
            // The map and the lists follow by the table of changes.
            #expect(
                try await deeds.texts("SELECT object, object_ids FROM change WHERE kind = 'located' AND object = 'activity' ORDER BY id").count == 3)
            for run in runs { _ = try await UndoRun(run)(in: deeds.site.services) }
            #expect(try await deeds.texts(RelocateDeedTests.places).isEmpty)
            #expect(try await follow("borders", deeds).isEmpty)
        }
    }

    @Test func `a point does not leave the gmina or powiat its source names`() async throws {
        try await withDeeds { deeds in
            let header = "Lp.;Tytuł;Szerokość;Długość;Gmina;Powiat"
            _ = try await deeds.activities("1;A;53,01;18,6;Lubicz;toruński\n", header: header)
            let places = try await deeds.texts(RelocateDeedTests.places)
            #expect(places.count == 1 && places[0].hasPrefix("1 point 0415") && places[0].hasSuffix("–"), "\(places)")
        }
    }
}
