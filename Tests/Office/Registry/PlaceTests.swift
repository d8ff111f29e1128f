import Database
import Foundation
import Listing
import Reference
import Registry
import TestSupport
import Testing
import Values
import Web

/// Places found by the beginnings of their names.
@Suite struct PlaceTests {
    private static let localities = """
        WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA
        04;05;06;2;01;1;Zbójno;0861000;0861000;2025-01-01
        04;05;06;2;01;1;Łukaszewo;0861001;0861001;2025-01-01
        04;08;02;2;01;1;Łukaszewo;0861002;0861002;2025-01-01
        04;05;06;2;00;1;Łukaszewo-Parcele;0861003;0861001;2025-01-01

        """

    private func found(_ words: String, _ site: TestSite) async throws -> [String] {
        let reply = try await site.browser().open("/miejsca/podpowiedzi?" + "q=" + words)
        return try APIAnswer(reply).items.compactMap { item in (item["name"] as? String).map { "\($0) | \(item["place"] as? String ?? "")" } }
    }

    private func withLocalities(on engine: Engine = .sqlite, _ body: (TestSite) async throws -> Void) async throws {
        try await withSite(on: engine) { site in
            try await withFolder { folder in
                let file = folder.appending(path: "simc.csv")
                try PlaceTests.localities.write(to: file, atomically: true, encoding: .utf8)
                let outcome = try await LocalityImport(file.path).run(site.database)
                #expect(outcome.new == 4)
            }
            try await body(site)
        }
    }

    @Test(arguments: Engines.all) func `gminas, towns and localities are found folded and by their beginning, alike ones told apart`(engine: Engine)
        async throws
    {
        try await withLocalities(on: engine) { site in
            let begun = try await found("zboj", site)
            #expect(begun.contains("gmina Zbójno | gmina wiejska, powiat golubsko-dobrzyński"))
            #expect(try await found("ZBÓJ", site).contains("Zbójno | gmina Zbójno, powiat golubsko-dobrzyński"))
            #expect(try await found("toru", site).first == "Toruń | miasto na prawach powiatu")
            let alike = try await found("lukaszewo", site)
            #expect(alike.filter { $0.hasPrefix("Łukaszewo |") }.count == 2)
            #expect(alike.contains { $0.hasPrefix("Łukaszewo-Parcele | część: Łukaszewo") })
            #expect(try await found("łukaszewo%20zbójno", site).allSatisfy { $0.contains("Zbójno") })
            #expect(try await found("87-100", site) == ["87-100 Toruń | miasto na prawach powiatu"])
        }
    }

    @Test func `without a register of localities those of seats are known, in the middle of their bodies`() async throws {
        try await withSite(sample: 200) { site in
            let seat = try #require(
                try await site.database.read { db in
                    try db.first(
                        """
                        SELECT locality, avg(lat) AS lat, avg(lon) AS lon FROM organisation o JOIN unit u ON u.teryt = o.gmina WHERE u.kind = 2
                            AND NOT EXISTS (SELECT 1 FROM unit v WHERE v.name = o.locality)
                        GROUP BY o.gmina, locality HAVING count(*) = (
                            SELECT count(*) FROM organisation p WHERE p.locality = o.locality)
                            AND sum(CASE WHEN precision = 'gmina' THEN 1 ELSE 0 END) = 0
                        ORDER BY locality LIMIT 1
                        """
                    ) { (try $0.text("locality"), try $0.real("lat"), try $0.real("lon")) }
                })
            let browser = site.browser()
            let reply = await browser.get(Query([("miejsce", seat.0), ("z", "/organizacje?sfera=17&strona=3")]).appended(to: "/miejsca"))
            let (lat, lon) = ((seat.1 * 10_000).rounded() / 10_000, (seat.2 * 10_000).rounded() / 10_000)
            #expect(reply.status == 303 && reply.headers["location"] == "/organizacje?sfera=17&blisko=\(lat),\(lon)", "\(seat.0): \(reply.text)")
            let page = try await browser.open("/organizacje?blisko=\(lat),\(lon)")
            #expect(page.text.replacing("\u{A0}", with: " ").contains("do 10 km od miejscowości \(seat.0)"))
        }
    }

    @Test func `one place leads straight on, several are shown, none says what to write`() async throws {
        try await withLocalities { site in
            let browser = site.browser()
            #expect(await browser.get("/miejsca?miejsce=Toru%C5%84").headers["location"] == "/organizacje?blisko=53.0206,18.6156")
            let several = await browser.get("/miejsca?miejsce=lukaszewo&z=%2Fmapa%3Fco%3Dliczba")
            #expect(several.status == 200 && several.text.contains("Które miejsce?"))
            #expect(several.links.contains { $0.address.hasPrefix("/mapa?co=liczba&blisko=") })
            let none = await browser.get("/miejsca?miejsce=xyzzy")
            #expect(none.status == 200 && none.text.contains("Nie znamy miejsca „xyzzy”"))
            let empty = try await browser.open("/miejsca")
            #expect(empty.status == 200)
            // The form of a list hands over what was typed.
            let list = await browser.get("/organizacje?miejsce=lukaszewo&sfera=17&strona=2")
            #expect(list.status == 303 && list.headers["location"]?.hasPrefix("/miejsca?miejsce=lukaszewo&z=%2Forganizacje%3Fsfera%3D17") == true)
        }
    }

    @Test(arguments: [
        "//zly.example/x", "https://zly.example", "/\\zly.example", "javascript:alert(1)", "/../x", "/organizacje/%2e%2e", "", "/a?%", "/a?q=%FF",
        "/ORGANIZACJE", "/organizacje//x", "\u{202E}/x",
    ])
    func `a way back that is none of this site leads to the list`(_ back: String) async throws {
        try await withSite { site in
            let reply = await site.browser().get(Query([("miejsce", "Toruń"), ("z", back)]).appended(to: "/miejsca"))
            let expected = back.hasPrefix("/a?") ? "/a?blisko=53.0206,18.6156" : "/organizacje?blisko=53.0206,18.6156"
            #expect(reply.status == 303 && reply.headers["location"] == expected)
        }
    }

    @Test(arguments: ["q=", "q=a", "q=%20", "q=" + String(repeating: "a", count: 5_000), "q=%F0%9F%98%80", "q=--", "q=99-999", "q=99999999", "x=1"])
    func `hostile words find nothing and break nothing`(_ query: String) async throws {
        try await withSite(sample: 20) { site in
            let reply = await site.browser().get("/miejsca/podpowiedzi?" + query)
            let answer = try APIAnswer(reply)
            #expect(reply.status == 200 && answer.items.isEmpty)
            #expect(await site.browser().get("/miejsca?" + query.replacing("q=", with: "miejsce=")).status == 200)
        }
    }

    @Test func `a circle is named after the nearest place within 250 metres of its middle, and after none beyond`() throws {
        let gmina = try #require(Teryt("046301"))
        func place(_ name: String, _ latitude: Double, rough: Bool = false) -> Place {
            Place(.locality, name, around: "", gmina, Point(latitude: latitude, longitude: 18.6), isRough: rough)
        }
        let index = PlaceIndex(
            [place("Daleko", 53.02), place("Bliżej", 53.0015), place("Tu", 53.0), place("Gdzieś", 53.01, rough: true)], Territory(units: []))
        func name(_ latitude: Double) throws -> String? { index.name(of: try #require(Vicinity(latitude: latitude, longitude: 18.6))) }
        // A thousandth of a degree is 111 metres.
        #expect(try name(53.0) == "miejscowości Tu" && name(53.0006) == "miejscowości Tu" && name(53.0009) == "miejscowości Bliżej")
        #expect(try name(52.998) == "miejscowości Tu" && name(52.9975) == nil && name(53.01) == nil)
    }

    @Test func `places of the whole country are found at once`() throws {
        // As many as SIMC has, of few names, so that every word is borne by thousands.
        let unit = Unit(teryt: try #require(Teryt("046301")), kind: .urban, name: "Toruń", stateOn: TestSite.noon.day, source: "test")
        let names = ["Nowa Wieś", "Nowy Dwór", "Stara Wola", "Dąbrowa", "Józefów", "Wola Mała", "Zalesie", "Kolonia Nowa"]
        let places = (0..<100_000).map { number in
            Place(
                .locality, "\(names[number % names.count]) \(number / names.count)", around: "gmina Toruń", unit.teryt,
                Point(latitude: 50 + Double(number % 4_000) / 1_000, longitude: 16 + Double(number % 7_000) / 1_000))
        }
        let index = PlaceIndex(places, Territory(units: [unit]))
        #expect(index.find("nowa wies 77").first?.name == "Nowa Wieś 77" && index.find("nowa").count == 10)
        let start = ContinuousClock.now
        for _ in 0..<20 { _ = index.find("nowa") }
        #expect((ContinuousClock.now - start) / 20 < .milliseconds(500), "the word of most places there are")
    }
}
