import ActivityMap
import Database
import Foundation
import Reference
import TestSupport
import Testing
import Values

/// Where no borders are known none is invented: discs of one size, and words that say so.
@Suite struct SchematicMapTests {
    private func load(_ text: String, as name: String, _ work: (String) async throws -> ImportOutcome) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            let outcome = try await work(file.path)
            #expect(!outcome.refused, "\(outcome.problems)")
        }
    }

    private func loadTerc(_ database: Database) async throws {
        try await load(OtherRegion.terc, as: "terc.csv") { try await TerytImport($0).run(database) }
    }

    /// Path of each place of the drawing by its number.
    private func paths(_ html: String) -> [String: String] {
        Dictionary(
            html.matches(of: #/data-t="(\d+)"[^>]*? d="([^"]+)"/#).map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
    }

    private func isDisc(_ path: String) -> Bool { path.wholeMatch(of: #/M-?\d+ \d+a(\d+) \1 0 1 0 \d+ 0a\1 \1 0 1 0 -\d+ 0z/#) != nil }

    @Test(arguments: Engines.all) func `another region is discs of one size where its gminas lie`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 40) { site in
            #expect(!(try await site.browser().open("/mapa")).text.contains("Mapa schematyczna"))
            try await loadTerc(site.database)
            for question in ["", "?co=liczba"] {
                let page = try await site.browser().open("/mapa" + question)
                let paths = paths(page.html)
                #expect(Set(paths.filter { isDisc($0.value) }.keys) == Set(OtherRegion.gminas), "\(question)")
                #expect(Set(OtherRegion.gminas.compactMap { paths[$0]?.split(separator: "a").dropFirst().first }).count == 1, "one size")
                #expect(paths.count == 144 + OtherRegion.gminas.count && paths[OtherRegion.placeless] == nil)
                #expect(page.text.contains("Mapa schematyczna") && page.text.contains("pozytek import boundaries PLIK --level gmina"))
                #expect(page.text.replacing("\u{A0}", with: " ").contains("Na mapie nie ma 1 gminy") && page.text.contains("Zmyślona"))
            }
            let powiats = paths((try await site.browser().open("/mapa?poziom=powiat")).html)
            #expect(powiats.filter { isDisc($0.value) }.keys.sorted() == ["1401", "1465"])
            #expect(await site.browser().get("/mapa.svg").html.contains("mapa schematyczna"))
        }
    }

    @Test func `borders that are loaded take the place of their discs, also in the tiles`() async throws {
        try await withSite(sample: 40) { site in
            try await loadTerc(site.database)
            let day = try #require(Day("2026-11-24"))
            let browser = site.browser()
            let tile = "/tiles/areas/gmina/8/142/84.mvt"
            let before = String(decoding: await browser.get(tile).body, as: UTF8.self)
            #expect(before.contains("140101") && before.contains("disc"))
            try await load(OtherRegion.borders, as: "granice.geojson") {
                try await BorderImport($0, level: .gmina, day: day).run(site.database)
            }
            let paths = paths((try await browser.open("/mapa")).html)
            #expect(Set(paths.filter { isDisc($0.value) }.keys) == Set(OtherRegion.gminas).subtracting(["140101", "140102"]))
            #expect((try await browser.open("/mapa")).text.contains("granice.geojson"))
            #expect(paths.count == 144 + OtherRegion.gminas.count, "the bundled region keeps its outlines")
        }
    }
}
