import ActivityMap
import Application
import Database
import Reference
import Registry
import TestSupport
import Testing
import Values
import Web

/// What the map, activities and grants show on pages of the register.
@Suite struct PanelTests {
    @Test func `a panel that fails leaves the page whole and says what is missing`() async throws {
        struct Broken: Error {}
        let broken = PagePanels("nabory") { _ in
            var shown = PagePanels.Shown()
            shown.home = { _ in throw Broken() }
            shown.unit = { _, _ in throw Problem.unavailable(seconds: 5) }
            return shown
        }
        let house = House(features: [.reference, .registry(panels: [broken, .activityMap]), .activityMap])
        try await withSite(sample: 20) { site in
            let models = site.services.models
            let browser = TestBrowser(try house.site(site.services), peer: "192.0.2.1") { try? await models.catchUp() }
            for path in ["/", "/gminy/046301/torun"] {
                let page = try await browser.open(path)
                #expect(page.status == 200 && page.text.contains("nie możemy teraz pokazać: nabory"), "\(path)")
                #expect(page.html.contains("class=\"map"), "the others are there: \(path)")
            }
            #expect(try await !browser.open("/organizacje/1").text.contains("nie możemy teraz pokazać"))
        }
    }

    @Test func `the start page has the map, its legend and the ways on, and changes with the register`() async throws {
        try await withSite(sample: 30) { site in
            let first = try await site.browser().open("/")
            #expect(first.html.contains("href=\"/mapa\"") && first.html.contains("href=\"/mapa#tabela\"") && first.text.contains("144 gminy"))
            let map = try #require(first.html.firstMatch(of: #/<svg class="map".*?<\/svg>/#)).0
            #expect(map.utf8.count < 40_000)
            let again = try await site.browser().open("/")
            #expect(again.html == first.html)
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE unit SET population = NULL, population_on = NULL WHERE level = 3")
                db.note(Change("changed", "unit", ids: []))
            }
            let later = try await site.browser().open("/")
            #expect(later.html.firstMatch(of: #/<svg class="map".*?<\/svg>/#)?.0 != map && later.text.contains("144 bez danych"))
        }
    }

    @Test func `a gmina beside others: similar ones are of its kind and named, places and medians are those of a plain count`() async throws {
        try await withSite(sample: 400, deeds: true) { site in
            let territory = try await site.database.read { try Territory.load($0) }
            for unit in [3, 77, 120].map({ territory.gminas.filter { !$0.teryt.isCity }[$0] }) {
                let similar = SimilarUnits(to: unit, territory).units
                #expect(similar.count == SimilarUnits.most && similar.allSatisfy { $0.kind == unit.kind && $0.teryt != unit.teryt })
                // Nobody of the same kind who was left out is nearer than any who was taken.
                let people = Double(unit.population?.value ?? 1)
                func distance(_ other: Unit) -> Double {
                    max(Double(other.population?.value ?? 1) / people, people / Double(other.population?.value ?? 1))
                }
                let rest = territory.gminas.filter {
                    $0.kind == unit.kind && $0.teryt != unit.teryt && !similar.map(\.teryt).contains($0.teryt) && !$0.teryt.isCity
                }
                #expect((similar.map(distance).max() ?? 0) <= (rest.map(distance).min() ?? 9))
                let page = try await site.browser().open(RegistryAddress.unit(unit, territory).path)
                #expect(similar.allSatisfy { page.html.contains("href=\"\(RegistryAddress.unit($0, territory).path)\"") })

                let counts = try await site.database.read { db in
                    try territory.gminas.map { gmina in
                        let count = try db.integer(
                            """
                            SELECT count(*) FROM organisation WHERE gmina = \(gmina.teryt.digits) AND withdrawn = 0
                            AND kind IN (\(list: BodyKind.counted.map(\.rawValue)))
                            """)
                        return (gmina, (Double(count) / Double(gmina.population?.value ?? 1) * 100_000).rounded() / 10)
                    }
                }
                let own = try #require(counts.first { $0.0.teryt == unit.teryt }).1
                let place = counts.count { $0.1 > own } + 1
                let row = try #require(page.html.firstMatch(of: #/Organizacje na 10[^<]*<span class="sub">.*?<\/tr>/#)).0
                #expect(
                    row.contains(">\(place) <span") || row.contains(">\(place)&nbsp;<span") || row.contains(">\(place)\u{A0}<span"),
                    "\(place): \(row)")
            }
        }
    }

    @Test(arguments: Engines.all) func `three ways of counting stand apart, and unknown places are said`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.register([("0000123456", "Fundacja Żuraw", "Toruń"), ("0000654321", "Klub Bocian", "Toruń")])
            _ = try await deeds.list(
                """
                1;A;100,01;Fundacja Żuraw;0000123456;;Toruń;Toruń;Toruń;Kikół;lipnowski
                2;B;50;Klub Bocian;0000654321;;Toruń;Toruń;Toruń;Kikół;lipnowski
                3;C;400;Fundacja Żuraw;0000123456;;Toruń;Toruń;Toruń;;
                """)
            let page = try await deeds.site.browser().open("/gminy/040805/kikol")
            #expect(page.status == 200)
            let table = try #require(page.html.firstMatch(of: #/<table[^>]*>\s*<caption[^>]*>Trzy sposoby.*?<\/table>/#.dotMatchesNewlines())).0
            let rows = table.matches(of: #/<tr><th scope="row">([^<]+)<\/th>(.*?)<\/tr>/#).map { row in
                [String(row.1)] + row.2.matches(of: #/<span>([^<]*)<\/span>/#).map { String($0.1).replacing("\u{A0}", with: " ") }
            }
            #expect(
                rows == [
                    ["Organizacje", "0", "0", "2"], ["Działania", "0", "0", "0"], ["Dotacje", "0", "0", "2"],
                    ["Kwota dotacji", "0", "0", "150,01 zł"],
                ], "\(rows)")
            #expect(page.text.contains("miejsca działania nie znamy dla 1 z 3"), "\(page.text)")
            let torun = try await deeds.site.browser().open("/gminy/046301/torun").html.replacing("\u{A0}", with: " ")
            #expect(torun.contains("550,01 zł"))
        }
    }

    @Test func `what is missing is what most similar places have and this one has not`() async throws {
        try await withSite(sample: 500, deeds: true) { site in
            let territory = try await site.database.read { try Territory.load($0) }
            let unit = territory.gminas[40]
            let similar = SimilarUnits(to: unit, territory).units
            // By the lists alone: how many organisations, activities, grants each place has in a sphere.
            func isThere(_ place: Unit, _ sphere: String) async throws -> Bool {
                for path in ["/organizacje", "/dzialania", "/dotacje"] {
                    let page = try await site.browser().open("\(path)?gmina=\(place.teryt.digits)&sfera=\(sphere)")
                    if page.html.contains("<tbody>") { return true }
                }
                return false
            }
            let page = try await site.browser().open(RegistryAddress.unit(unit, territory).path)
            let html = page.html.replacing("\u{A0}", with: " ")
            let section = try #require(html.firstMatch(of: #/<h2 id="braki">.*?<\/section>/#.dotMatchesNewlines())).0
            let shown = section.matches(of: #/href="\/sfery\/([0-9a-z]+)\//#).map { String($0.1) }
            for sphere in shown.prefix(2) {
                #expect(try await !isThere(unit, sphere))
                var having = 0
                for other in similar { if try await isThere(other, sphere) { having += 1 } }
                #expect(having * 2 > similar.count && section.contains("\(having) z \(similar.count)"), "\(sphere): \(having)")
            }
            #expect(section.contains("nie znaczy") || shown.isEmpty)
        }
    }

    @Test func `an organisation's page shows its deeds and leads to all of them`() async throws {
        try await withDeeds { deeds in
            _ = try await deeds.register([("0000123456", "Fundacja Żuraw", "Toruń")])
            let rows = (1...7).map { "\($0);Zadanie \($0);\($0)00;Fundacja Żuraw;0000123456;;Toruń;Toruń;Toruń;;;0\($0).05.2025" }
            _ = try await deeds.list(
                (rows + ["8;Zadanie euro;20 EUR;Fundacja Żuraw;0000123456;;;;;;;"]).joined(separator: "\n"), header: Deeds.header + ";Data umowy")
            let page = try await deeds.site.browser().open("/organizacje/1")
            let text = page.text
            #expect(text.contains("Dotacje (8)") && text.contains("20,00 EUR · 2 800,00 zł"), "\(text)")
            #expect(text.contains("Zadanie 7") && text.contains("Zadanie 3") && !text.contains("Zadanie 2"))
            let list = try await deeds.site.browser().open("/dotacje?organizacja=1")
            #expect(list.text.contains("8 dotacji") && list.text.contains("organizacja: "))
            #expect(page.html.contains("href=\"/dotacje?organizacja=1\""))
            for wrong in ["x", "-1", "1e3", "99999999999999999999"] {
                #expect(try await deeds.site.browser().open("/dotacje?organizacja=\(wrong)").status == 422, "\(wrong)")
            }
            #expect(try await deeds.site.browser().open("/dotacje?organizacja=777").status == 200)
        }
    }

    @Test func `the card of a gmina is there for every gmina and nobody else`() async throws {
        try await withSite(sample: 60, deeds: true) { site in
            let territory = try await site.database.read { try Territory.load($0) }
            for unit in territory.gminas.prefix(12) {
                let page = try await site.browser().open("/gminy/\(unit.teryt)/\(unit.slug)/karta")
                #expect(page.status == 200 && page.html.matches(of: #/class="paper /#).count == 2, "\(unit.label)")
            }
            #expect(await site.browser().get("/gminy/046301/stary-torun/karta").status == 308)
            for wrong in ["/gminy/999999/x/karta", "/gminy/abc/x/karta", "/gminy/0463/torun/karta", "/gminy/046301/torun/karta/x"] {
                #expect(await site.browser().get(wrong).status == 404, "\(wrong)")
            }
        }
    }

    @Test(arguments: Engines.all) func `the menu stands in its own order, and the page about data names borders, activities and grants`(
        engine: Engine
    ) async throws {
        try await withSite(on: engine, sample: 30, deeds: true) { site in
            #expect(site.site.menu.map(\.title) == ["Mapa", "Organizacje", "Działania", "Dotacje", "O danych"])
            let page = try await site.browser().open("/o-danych")
            #expect(page.text.contains("Działania i dotacje") && page.text.contains("PRG, stan 2019/2020") && page.text.contains("nie znamy dla"))
        }
    }
}
