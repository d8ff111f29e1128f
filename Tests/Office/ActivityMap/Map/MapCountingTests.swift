import ActivityMap
import Database
import Foundation
import Registry
import TestSupport
import Testing

/// Every way of counting, against counts made the simple way: by statements, or by a scan of all activities and grants.
@Suite struct MapCountingTests {
    private static func lines(_ browser: TestBrowser, _ question: String) async throws -> [String: [String: String]] {
        let csv = await browser.get("/mapa.csv?" + question).html
        let all = csv.split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let head = try #require(all.first)
        #expect(all.count > 20, "\(question): \(csv.prefix(300))")
        return Dictionary(uniqueKeysWithValues: all.dropFirst().map { ($0[0], Dictionary(uniqueKeysWithValues: zip(head, $0))) })
    }

    @Test(arguments: Engines.all) func `deeds by every place, level, year and sphere are those of a scan of the database`(engine: Engine) async throws
    {
        try await withSite(on: engine, sample: 500, deeds: true) { site in
            let browser = site.browser()
            for (place, slug) in [(DeedCounts.Place.seat, "siedziba"), (.area, "obszar"), (.work, "miejsce")] {
                for (level, key) in [("gmina", DeedCounts.Key.gmina), ("powiat", .powiat)] {
                    for (year, sphere) in [(nil, nil), (2020, nil), (nil, "17"), (2021, "16")] as [(Int?, String?)] {
                        let narrowed = (year.map { "&stan=\($0)" } ?? "") + (sphere.map { "&sfera=\($0)" } ?? "")
                        let tail = "&co=liczba&wg=\(slug)&poziom=\(level)" + narrowed
                        func scan(_ kind: DeedKind) async throws -> DeedBreakdown {
                            try await site.database.read {
                                try DeedCounts(kind, by: key, place: place, years: year.map { $0...$0 }, sphere: sphere).answer(in: $0)
                            }
                        }
                        let (activities, grants) = (try await scan(.activity), try await scan(.grant))
                        for (subject, column) in [("dzialania", "activities"), ("odbiorcy", "people_reached"), ("pieniadze", "amount_pln")] {
                            let rows = try await MapCountingTests.lines(browser, "licz=\(subject)" + tail)
                            for (code, row) in rows {
                                let found: String =
                                    switch subject {
                                    case "dzialania": String(activities.rows[code]?.deeds ?? 0)
                                    case "odbiorcy": String(activities.rows[code]?.people ?? 0)
                                    default: MapCountingTests.decimal(grants.rows[code]?.amounts["PLN"] ?? 0)
                                    }
                                #expect(row[column] == found, "\(subject)\(tail) \(code)")
                            }
                            #expect(rows.count == (level == "gmina" ? 144 : 23))
                        }
                    }
                }
            }
        }
    }

    private static func decimal(_ grosze: Int64) -> String { "\(grosze / 100)." + String(100 + grosze % 100).dropFirst() }

    @Test(arguments: Engines.all) func `bodies by area and by work are those of a statement`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 400, deeds: true) { site in
            let browser = site.browser()
            func simple(_ sql: SQL) async throws -> [String: Set<Int64>] {
                try await site.database.read { db in
                    var found: [String: Set<Int64>] = [:]
                    try db.each(sql) { row in
                        let id = try row.int64("organisation_id")
                        let code = try row.text("code")
                        if code.count == 6 { found[code, default: []].insert(id) }
                    }
                    return found
                }
            }
            let areas = try await simple("SELECT organisation_id, code FROM attribute WHERE kind = 'area'")
            let rows = try await MapCountingTests.lines(browser, "co=liczba&wg=obszar&rodzaj=wszystkie")
            for (code, row) in rows { #expect(row["organisations"] == String(areas[code]?.count ?? 0), "\(code)") }
            #expect(areas.values.contains { $0.count > 1 } && Set(areas.values.joined()).count < areas.values.reduce(0) { $0 + $1.count })
            let works = try await simple(
                """
                SELECT p.organisation_id, w.teryt AS code FROM deed_party p JOIN deed_place w ON w.deed_id = p.deed_id
                WHERE p.organisation_id IS NOT NULL AND p.role <> 'funder' AND w.teryt IS NOT NULL
                """)
            let worked = try await MapCountingTests.lines(browser, "co=liczba&wg=miejsce&rodzaj=wszystkie")
            for (code, row) in worked { #expect(row["organisations"] == String(works[code]?.count ?? 0), "\(code)") }
            let year = try await simple(
                """
                SELECT p.organisation_id, w.teryt AS code FROM deed_party p JOIN deed_place w ON w.deed_id = p.deed_id
                LEFT JOIN grant_award g ON g.id = p.deed_id LEFT JOIN activity a ON a.id = p.deed_id
                WHERE p.organisation_id IS NOT NULL AND p.role <> 'funder' AND w.teryt IS NOT NULL
                    AND coalesce(g.year, a.starts_on / 10000) = 2019
                """)
            let dated = try await MapCountingTests.lines(browser, "co=liczba&wg=miejsce&rodzaj=wszystkie&stan=2019")
            for (code, row) in dated { #expect(row["organisations"] == String(year[code]?.count ?? 0), "\(code)") }
        }
    }

    @Test func `a difference moves money, and makes none`() async throws {
        try await withSite(sample: 600, deeds: true) { site in
            for question in [
                "licz=pieniadze&co=roznica&poziom=powiat", "licz=pieniadze&co=roznica", "licz=odbiorcy&co=roznica&poziom=powiat&stan=2020",
            ] {
                let rows = try await MapCountingTests.lines(site.browser(), question)
                let pairs = rows.values.map { row in
                    let name = question.contains("odbiorcy") ? "people_reached" : "amount_pln"
                    return (Double(row[name + "_by_place_of_work"] ?? "") ?? .nan, Double(row[name + "_by_seat"] ?? "") ?? .nan)
                }
                let (work, seat) = (pairs.reduce(0) { $0 + $1.0 }, pairs.reduce(0) { $0 + $1.1 })
                #expect(abs(work - seat) < 0.001 && work > 0, "\(question): \(work) against \(seat)")
                #expect(pairs.contains { $0.0 > $0.1 } && pairs.contains { $0.0 < $0.1 })
            }
        }
    }

    @Test func `a filter of bodies narrows deeds to theirs, the usual kinds do not`() async throws {
        try await withSite(sample: 400, deeds: true) { site in
            let browser = site.browser()
            func total(_ question: String) async throws -> Int {
                let rows = try await MapCountingTests.lines(browser, "co=liczba&licz=dzialania&" + question)
                return rows.values.reduce(0) { $0 + (Int($1["activities"] ?? "") ?? 0) }
            }
            let (all, osp, rest) = (try await total(""), try await total("forma=osp"), try await total("forma=fundacja"))
            let counted = try await site.database.read { db in
                try db.integer(
                    """
                    SELECT count(DISTINCT p.deed_id) FROM deed_party p JOIN organisation o ON o.id = p.organisation_id
                    JOIN activity a ON a.id = p.deed_id WHERE o.form = 'osp' AND o.gmina IS NOT NULL
                    """)
            }
            #expect(osp == counted && osp > 0 && rest > 0 && osp + rest < all)
            let page = try await browser.open("/mapa?licz=dzialania&forma=osp")
            #expect(page.text.contains("spełnia warunki: ochotnicza straż pożarna"))
            #expect(try await browser.open("/mapa?licz=dzialania").text.contains("spełnia warunki") == false)
        }
    }

    @Test(arguments: Engines.all) func `currencies stay apart, and what nobody knows is said`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            _ = try await deeds.list(
                """
                1;A;100,01;X;;;Toruń;Toruń;Toruń;Kikół;lipnowski
                2;B;400;Z;;;Toruń;Toruń;Toruń;;
                3;C;800 EUR;Z;;;Toruń;Toruń;Toruń;Kikół;lipnowski
                """)
            let browser = deeds.site.browser()
            let rows = try await MapCountingTests.lines(browser, "licz=pieniadze&co=liczba&wg=miejsce")
            #expect(rows["040805"]?["amount_pln"] == "100.01" && rows["040805"]?["grants"] == "1")
            for way in ["siedziba", "obszar", "miejsce"] {
                let text = try await browser.open("/mapa?licz=pieniadze&wg=\(way)").text.replacing("\u{A0}", with: " ")
                #expect(text.contains("800,00 EUR z 1 dotacji"), "\(way)")
                #expect(
                    text.contains(way == "miejsce" ? "Miejsce działania nieznane: 400 zł z 1 dotacji" : "nie znamy dla 1 dotacji na kwotę 400 zł"))
            }
            let difference = try await browser.open("/mapa?licz=pieniadze&co=roznica").text.replacing("\u{A0}", with: " ")
            #expect(difference.contains("przybywa – Kikół (pracuje tu 100 zł, miejscowe organizacje dostały 0 zł)"))
            #expect(difference.contains("ubywa – Toruń") && difference.contains("Pominięto: 400 zł z 1 dotacji"))
        }
    }

    @Test func `nothing known is a page in words, not an error`() async throws {
        try await withSite { site in
            for question in ["licz=pieniadze&wg=miejsce", "licz=odbiorcy&co=roznica", "co=roznica", "licz=dzialania&co=udzial&sfera=17", "wg=obszar"]
            {
                let page = try await site.browser().open("/mapa?" + question)
                #expect(page.status == 200 && (page.text.contains("Nie znamy") || page.text.contains("Nie ma organizacji")), "\(question)")
            }
        }
    }
}
