import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

@Suite struct PageTests {
    @Test func `the start leads to places, forms and the list`() async throws {
        try await withSite(sample: 300) { site in
            let browser = site.browser()
            let home = try await browser.open("/")
            #expect(home.heading == "Kto działa w Twojej gminie")
            #expect(home.text.contains("300"))
            #expect(home.links.contains { $0.address == "/gminy/046301/torun" })
            let found = try await browser.submit(home.form(with: "Szukaj").filling(["q": "straz pozarna"]))
            #expect(found.path.hasPrefix("/organizacje?q=straz"))
            #expect(found.text.contains("Ochotnicza Straż Pożarna"))
        }
    }

    @Test func `an empty register says so and has no figures it does not know`() async throws {
        try await withSite { site in
            for (path, words) in [
                ("/organizacje", "Nie ma organizacji o takich cechach"), ("/o-danych", "Nie wczytano jeszcze żadnego rejestru"),
                ("/gminy/046301/torun", "Nie znamy żadnej organizacji"),
            ] {
                let page = try await site.browser().open(path)
                #expect(page.text.contains(words), "\(path)")
            }
        }
    }

    @Test func `words find beginnings of words, without diacritics, in any order`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([
                MadeExtract("1", name: "TOWARZYSTWO PRZYJACIÓŁ ŁASKARZEWA"), MadeExtract("2", name: "STOWARZYSZENIE \"PRZYJAŹŃ\""),
                MadeExtract("3", name: "100% DLA DZIECI_X"),
            ])
            let browser = delivery.site.browser()
            func count(_ words: String) async throws -> String {
                let page = try await browser.submit(browser.open("/organizacje").form(with: "Pokaż wyniki").filling(["q": words]))
                return page.text.firstMatch(of: /(\d+) organizacj\w/).map { String($0.1) } ?? "?"
            }
            #expect(try await count("przyj") == "2")
            #expect(try await count("laskarzewa towarz") == "1")
            #expect(try await count("yjaciol") == "0")
            #expect(try await count("%") == "3")
            #expect(try await count("100%") == "1")
            #expect(try await count("dzieci_x") == "1")
            #expect(try await count("' OR 1=1 --") == "0")
        }
    }

    @Test func `filters stand in the address, as chips, and go away one by one`() async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            let list = try await browser.open("/organizacje?powiat=0463&forma=fundacja&status=w-rejestrze")
            #expect(list.links.contains { $0.text.contains("Usuń filtr: fundacja") })
            let wider = try await browser.follow("Usuń filtr: fundacja", on: list)
            #expect(wider.path == "/organizacje?powiat=0463&status=w-rejestrze")
        }
    }

    @Test(arguments: [
        "?powiat=04", "?gmina=abc", "?status=jakis", "?strona=0", "?strona=-1", "?strona=999999999999999999999", "?polozenie=x",
        "?forma=%3Cscript%3E",
        "?q=" + String(repeating: "a", count: 201), "?strona=1&strona=2",
    ])
    func `a parameter that means nothing is a page that says which`(_ query: String) async throws {
        try await withSite { site in
            let page = await site.browser().get("/organizacje" + query)
            #expect((400..<500).contains(page.status), "\(query): \(page.status)")
            #expect(!page.heading.isEmpty)
        }
    }

    @Test func `a page behind the end is an empty page that leads back`() async throws {
        try await withSite(sample: 30) { site in
            let page = await site.browser().get("/organizacje?strona=99")
            #expect(page.status == 200 && page.text.contains("30 pozycji"))
            let words = await site.browser().get("/organizacje?q=a&strona=99")
            #expect(words.status == 200)
        }
    }

    @Test func `all pages of the list hold every body once`() async throws {
        try await withSite(sample: 130) { site in
            var seen: [String] = []
            var page: TestPage? = try await site.browser().open("/organizacje")
            while let current = page {
                seen += current.elements("th").flatMap { Markup.elements("a", in: $0.inside) }.compactMap { $0.attributes["href"] }
                let next = current.links.first { $0.text == "Następna" }
                page = try await next.asyncMap { try await site.browser().open($0.address) }
            }
            #expect(seen.count == 130 && Set(seen).count == 130)
        }
    }

    @Test func `a body has one address; other spellings lead to it`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("101", name: "FUNDACJA ALA")])
            let browser = delivery.site.browser()
            #expect(await browser.get("/organizacje/1/inna-nazwa").headers["location"] == "/organizacje/1/fundacja-ala")
            #expect(await browser.get("/organizacje/1").headers["location"] == "/organizacje/1/fundacja-ala")
            #expect(try await browser.open("/organizacje/krs/0000000101").heading == "Fundacja Ala")
            for path in ["/organizacje/2/x", "/organizacje/0/x", "/organizacje/krs/9", "/organizacje/krs/abc", "/organizacje/99999999999999999999/x"]
            {
                #expect(await browser.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `a withdrawn body answers 410 and keeps its number`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("101", name: "FUNDACJA ALA")])
            try await delivery.site.database.write(by: .system) { db in
                try db.run("UPDATE organisation SET withdrawn = 1")
                db.note(Change("withdrawn", "organisation", ids: [1]))
            }
            #expect(await delivery.site.browser().get("/organizacje/1/fundacja-ala").status == 410)
        }
    }

    @Test func `a report is kept, a robot's and an empty one are not, and too many are asked to wait`() async throws {
        try await withSite(sample: 5) { site in
            let browser = site.browser()
            let page = try await browser.follow("Zgłoś błąd w danych", on: browser.open("/organizacje/1"))
            let empty = try await browser.submit(page.form(with: "Wyślij zgłoszenie"))
            #expect(empty.status == 422 && empty.title.hasPrefix("Błąd:") && empty.text.contains("Popraw dwa miejsca"))
            let typed = try page.form(with: "Wyślij zgłoszenie").filling([
                "pole": "contact", "opis": "Nowy adres: <b>Polna</b> 3", "kontakt": "a@example.org",
            ])
            let thanks = try await browser.submit(typed)
            #expect(thanks.heading.hasPrefix("Dziękujemy"))
            _ = try await browser.submit(typed.filling(["strona_www": "http://spam.example"]))
            let kept = try await site.database.read { try $0.all("SELECT message FROM error_report") { try $0.text("message") } }
            #expect(kept == ["Nowy adres: <b>Polna</b> 3"])
            var status = 0
            for _ in 0..<6 { status = try await browser.submit(typed).status }
            #expect(status == 429)
            #expect(try await site.browser(from: "198.51.100.7").submit(typed).status == 200)
        }
    }

    @Test func `gmina and powiat pages count alike with the list they open`() async throws {
        try await withSite(sample: 500) { site in
            let gmina = try await site.browser().open("/gminy/046101/bydgoszcz")
            let list = try await site.browser().open("/organizacje?gmina=046101")
            let count = list.text.firstMatch(of: /(\d+) organizacj\w/).map { String($0.1) } ?? "?"
            #expect(gmina.text.contains("\(count) organizacj"))
            #expect(await site.browser().get("/powiaty/0461/bydgoszcz").headers["location"]?.hasPrefix("/gminy/046101/") == true)
            #expect(await site.browser().get("/gminy/999999/x").status == 404)
            #expect(await site.browser().get("/gminy/0463/x").status == 404)
            let powiat = try await site.browser().open("/powiaty/0415/x")
            #expect(powiat.heading == "Powiat toruński" && powiat.text.contains("Chełmża (gmina wiejska)"))
        }
    }

    @Test func `the CSV holds what the list shows, guarded, with a mark by request`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("1", name: "=HYPERLINK(\"x\")"), MadeExtract("2", name: "A, \"B\"\nC")])
            let plain = await delivery.site.browser().get("/organizacje.csv")
            #expect(plain.html.split(separator: "\r\n").count == 3)
            #expect(plain.html.contains("\"'=HYPERLINK"))
            #expect(!plain.body.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(await delivery.site.browser().get("/organizacje.csv?bom=tak").body.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(await delivery.site.browser().get("/organizacje.csv?q=nic").html.split(separator: "\r\n").count == 1)
        }
    }

    @Test func `a long list streams whole`() async throws {
        try await withSite(sample: 1_700) { site in
            let csv = await site.browser().get("/organizacje.csv")
            #expect(csv.html.split(separator: "\r\n").count == 1_701)
            let ids = csv.html.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
            #expect(Set(ids).count == 1_700)
        }
    }
}

extension Optional {
    func asyncMap<Result>(_ work: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let value = self else { return nil }
        return try await work(value)
    }
}
