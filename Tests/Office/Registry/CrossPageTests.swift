import Foundation
import Registry
import TestSupport
import Testing

@Suite struct CrossPageTests {
    @Test(arguments: [
        "", "?wiersze=forma&kolumny=rok&q=stowarzyszenie", "?wiersze=sfera&kolumny=status&sfera=17&sfera=15&status=w-rejestrze",
        "?wiersze=rodzaj&kolumny=opp&rodzaj=wszystkie", "?wiersze=gmina&kolumny=znak&powiat=0415&puste=tak",
    ])
    func `every number is what the list it opens holds`(_ query: String) async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            let page = try await browser.open("/organizacje/zestawienie" + query)
            #expect(Markup.faults(in: page.html) == [])
            var checked = 0
            // Of many numbers some: all of them would take long.
            let step = max(1, page.cells.count / 60)
            for (place, cell) in page.cells.enumerated() where place % step == 0 {
                guard let address = cell.address else {
                    #expect(cell.words == "0")
                    continue
                }
                #expect(try await browser.open(address).total == Int(cell.words.filter(\.isNumber)), "\(query): \(address)")
                checked += 1
            }
            #expect(checked >= 6)
        }
    }

    @Test func `rows of a facet with one value add up, and shares to a hundred`() async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            let counts = try await browser.open("/organizacje/zestawienie?wiersze=powiat&kolumny=forma")
            let table = counts.table
            #expect(table.last?.last == "400" && table.dropLast().reduce(0) { $0 + (Int($1.last ?? "") ?? 0) } == 400)
            for row in table { #expect(row.dropLast().reduce(0) { $0 + (Int($1) ?? 0) } == Int(row.last ?? "")) }
            let shares = try await browser.follow("% wiersza", on: counts)
            #expect(shares.path == "/organizacje/zestawienie?wiersze=powiat&kolumny=forma&pokaz=procent-wiersza")
            for row in shares.table.dropLast() {
                let sum = row.dropLast().reduce(0) { $0 + (Double($1.replacing(",", with: ".").filter { $0.isNumber || $0 == "." }) ?? 0) }
                #expect(abs(sum - 100) < 0.5, "\(row)")
            }
            let swapped = try await browser.follow("Zamień wiersze z kolumnami", on: shares)
            #expect(swapped.path == "/organizacje/zestawienie?wiersze=forma&kolumny=powiat&pokaz=procent-kolumny")
        }
    }

    @Test func `rows without anybody are there when asked for`() async throws {
        try await withSite(sample: 30) { site in
            let browser = site.browser()
            let some = try await browser.open("/organizacje/zestawienie?wiersze=gmina&kolumny=status")
            let form = try some.form(with: "Pokaż zestawienie").ticking("puste", "tak")
            let all = try await browser.submit(form)
            #expect(some.table.count <= 31 && all.table.count == 145)
            #expect(all.table.contains { $0.allSatisfy { $0 == "0" } })
        }
    }

    @Test func `the files hold what the page shows, with the codes of the rows`() async throws {
        try await withSite(sample: 200) { site in
            let browser = site.browser()
            let page = try await browser.open("/organizacje/zestawienie?wiersze=powiat&kolumny=status&forma=fundacja")
            let address = try #require(page.links.first { $0.text == "CSV" }?.address)
            let csv = await browser.get(address)
            #expect(csv.headers["content-type"] == "text/csv; charset=utf-8; header=present")
            let rows = csv.html.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            #expect(rows.first?.prefix(2) == ["kod", "powiat"])
            #expect(rows.dropFirst().map { Array($0.dropFirst(2)) } == page.table)
            #expect(rows.contains { $0.prefix(2) == ["0463", "Toruń"] })
            let xlsx = await browser.get(try #require(page.links.first { $0.text == "XLSX" }?.address))
            #expect(xlsx.body.starts(with: [0x50, 0x4B]) && xlsx.headers["content-disposition"]?.contains("zestawienie-powiat-status.xlsx") == true)
        }
    }

    @Test func `the list leads to its table with its filters, and the table back`() async throws {
        try await withSite(sample: 200) { site in
            let browser = site.browser()
            let list = try await browser.open("/organizacje?q=klub&forma=klub_sportowy&strona=2&kolejnosc=gmina")
            let cross = try await browser.follow("Zestawienie", on: list)
            #expect(cross.path == "/organizacje/zestawienie?q=klub&forma=klub_sportowy&wiersze=powiat&kolumny=forma")
            #expect(cross.total == list.total)
            #expect(try await browser.follow("Lista i filtry", on: cross).path == "/organizacje?q=klub&forma=klub_sportowy")
            let wider = try await browser.follow("Usuń filtr: klub sportowy", on: cross)
            #expect(wider.path == "/organizacje/zestawienie?q=klub&wiersze=powiat&kolumny=forma")
            let other = try cross.form(with: "Pokaż zestawienie").filling(["kolumny": "rok"])
            #expect(try await browser.submit(other).path == "/organizacje/zestawienie?wiersze=powiat&kolumny=rok&q=klub&forma=klub_sportowy")
        }
    }

    @Test(arguments: [
        "?wiersze=kolor", "?kolumny=", "?pokaz=wszystko", "?puste=moze", "?wiersze=powiat&wiersze=gmina", "?wiersze=forma&kolumny=forma",
    ])
    func `what makes no table is a page that says so`(_ query: String) async throws {
        try await withSite(sample: 5) { site in
            let page = await site.browser().get("/organizacje/zestawienie" + query)
            #expect((200..<500).contains(page.status) && !page.heading.isEmpty, "\(query): \(page.status)")
            #expect((page.status == 200) == (query == "?kolumny=" || query.hasSuffix("kolumny=forma")))
        }
        try await withSite { site in
            let empty = try await site.browser().open("/organizacje/zestawienie")
            #expect(empty.text.contains("Nie ma organizacji o takich cechach"))
        }
    }
}

extension TestPage {
    /// Every number of the table and where it leads.
    fileprivate var cells: [(words: String, address: String?)] {
        elements("td").map { (Markup.readable($0.inside), Markup.elements("a", in: $0.inside).first?.attributes["href"]) }
    }

    /// The numbers row by row, sums last.
    fileprivate var table: [[String]] {
        elements("tr").map { row in Markup.elements("td", in: row.inside).map { Markup.readable($0.inside).replacing(" ", with: "") } }
            .filter { !$0.isEmpty }
    }
}
