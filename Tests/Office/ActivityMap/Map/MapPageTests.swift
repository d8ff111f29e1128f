import ActivityMap
import Foundation
import Registry
import TestSupport
import Testing
import Web

/// The map as a visitor without a script sees it: the drawing, its words, its table, its files.
@Suite struct MapPageTests {
    @Test func `the drawing and the table say the same of every gmina`() async throws {
        try await withSite(sample: 300) { site in
            let page = try await site.browser().open("/mapa")
            #expect(page.status == 200)
            let rows = try #require(Table(csv: await site.browser().get("/mapa.csv").html))
            #expect(rows.lines.count == 144)
            let html = page.html.replacingOccurrences(of: "\u{A0}", with: " ")
            let titles = Set(html.matches(of: #/<title>([^<]+)<\/title>/#).map { String($0.1) })
            #expect(titles.count == 145, "one of the page, one of every gmina")
            for line in rows.lines {
                let value = line[5].replacing(".", with: ",")
                #expect(titles.contains("\(line[1]): \(value.contains(",") ? value : value + ",0") na 10 tys. (\(line[3]) org.)"), "\(line)")
            }
            #expect(rows.lines.compactMap { Int($0[3]) }.reduce(0, +) == 300)
        }
    }

    @Test func `each number opens a list of as many`() async throws {
        try await withSite(sample: 120) { site in
            let browser = site.browser()
            for question in ["", "?co=liczba&poziom=powiat", "?forma=kgw", "?sfera=17&co=udzial"] {
                let page = try await browser.open("/mapa" + question)
                let cells = page.html.matches(of: #/href="(\/organizacje\?[^"]+)">(\d+)<\/a>/#).prefix(12)
                #expect(!cells.isEmpty, "\(question)")
                for cell in cells {
                    let list = try await browser.open(String(cell.1).replacing("&amp;", with: "&"))
                    let total = list.text.firstMatch(of: #/(\d+)\s+organizacj/#).map { String($0.1) }
                    let isEmpty = list.text.contains("Nie ma organizacji") || list.text.contains("0\u{A0}organizacji")
                    #expect(total == String(cell.2) || isEmpty && cell.2 == "0", "\(cell.0)")
                }
            }
        }
    }

    @Test func `a question stands in the address, and an unknown value is named`() async throws {
        try await withSite(sample: 30) { site in
            let browser = site.browser()
            for question in [
                "co=liczba", "licz=pieniadze", "wg=obszar", "wg=miejsce&licz=odbiorcy", "co=roznica", "poziom=powiat", "stan=2015", "klasy=kwantyle",
                "klasy=naturalne", "klasy=rowne", "klasy=wlasne&progi=10;20",
                "uloz=nazwa",
            ] {
                #expect(try await browser.open("/mapa?" + question).status == 200, "\(question)")
            }
            for (question, word) in [
                ("co=wszystko", "co"), ("licz=gwiazdy", "licz"), ("wg=mody", "wg"), ("stan=99999999999999999999", "stan"), ("poziom=wies", "poziom"),
                ("stan=dawno", "stan"), ("klasy=ładne", "klasy"), ("progi=3;2;1", "progi"),
                ("progi=1;2;3;4;5", "progi"), ("uloz=losowo", "uloz"), ("powiat=xx", "powiat"),
            ] {
                let page = try await browser.open("/mapa?" + question)
                #expect(page.status == 422 && page.text.contains("„\(word)”"), "\(question): \(page.text)")
            }
        }
    }

    @Test func `every file opens and names its sources`() async throws {
        try await withSite(sample: 200, deeds: true) { site in
            let browser = site.browser()
            let svg = await browser.get("/mapa.svg")
            #expect(
                svg.status == 200 && svg.html.contains("Organizacje na 10") && svg.html.contains("Granice:") && svg.html.contains("Dane przykładowe"))
            let geo = await browser.get("/mapa.geojson?poziom=powiat")
            #expect(geo.html.components(separatedBy: "\"Feature\"").count == 24)
            #expect(await browser.get("/mapa.xlsx").status == 200)
            for question in ["licz=pieniadze&co=liczba&wg=miejsce", "licz=pieniadze&co=roznica&poziom=powiat"] {
                let svg = await browser.get("/mapa.svg?" + question).html.replacing("\u{A0}", with: " ")
                #expect(svg.contains("działania i dotacje") && svg.contains("Dotację na kilka miejsc"))
                #expect(question.contains("liczba") ? svg.contains("<circle class=\"dot\"") : svg.contains(#/class="d[1-6]"/#))
                let geo = await browser.get("/mapa.geojson?" + question).html
                #expect(geo.contains("\"unit\":\"") && geo.contains("\"amount_pln") && !geo.contains("\"coordinates\":null"))
                #expect(await browser.get("/mapa.xlsx?" + question).status == 200)
            }
        }
    }
}

/// A CSV without quoted line breaks, for looking at it.
private struct Table {
    let lines: [[String]]

    init?(csv: String) {
        let all = csv.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .init(charactersIn: "\"")) }
        }
        guard all.count > 1 else { return nil }
        lines = Array(all.dropFirst())
    }
}
