import Application
import Logging
import Registry
import TestSupport
import Testing
import Web

@Suite struct ListPageTests {
    @Test(arguments: ["/organizacje", "/organizacje?q=stowarzyszenie", "/organizacje?powiat=0463&powiat=0415&rodzaj=wszystkie"])
    func `the number beside a choice is what its list holds`(_ path: String) async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            let list = try await browser.open(path)
            let form = try list.form(with: "Pokaż wyniki")
            let chosen = Set(form.fields.filter { !$0.1.isEmpty }.map(\.0))
            let picks = Pick.all(on: list).filter { !chosen.contains($0.name) && $0.name != "rodzaj" }
            #expect(Set(picks.map(\.name)).count > 6)
            for pick in picks {
                let narrower = try await browser.submit(form.ticking(pick.name, pick.value))
                #expect(narrower.total == pick.count, "\(path): \(pick)")
            }
            for pick in Pick.all(on: list) where pick.name == "rodzaj" {
                #expect(try await browser.submit(form.filling(["rodzaj": pick.value])).total == pick.count, "\(path): \(pick)")
            }
        }
    }

    @Test func `two values of one facet are either of them, and their numbers stay`() async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            let one = try await browser.open("/organizacje?forma=fundacja")
            let forms = Pick.all(on: one).filter { $0.name == "forma" }
            let other = try #require(forms.first { $0.value == "stowarzyszenie" })
            let both = try await browser.submit(one.form(with: "Pokaż wyniki").ticking("forma", "stowarzyszenie"))
            #expect(both.total == one.total + other.count)
            #expect(Pick.all(on: both).filter { $0.name == "forma" }.map(\.count).sorted() == forms.map(\.count).sorted())
        }
    }

    @Test func `a sphere says how many of its bodies are only proposed, also beside a chosen one`() async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            var checked = 0
            for path in ["/organizacje", "/organizacje?sfera=17"] {
                for pick in Pick.all(on: try await browser.open(path)) where pick.name == "sfera" {
                    guard let note = pick.note else { continue }
                    let all = try await browser.open("/organizacje?sfera=" + pick.value).total
                    let stated = try await browser.open("/organizacje?sfera-podana=" + pick.value).total
                    let proposed = note == "prawdopodobnie" ? all : Int(note.filter(\.isNumber))
                    #expect(proposed == all - stated, "\(path): \(pick)")
                    checked += 1
                }
            }
            #expect(checked > 8)
        }
    }

    @Test func `gminas can be chosen within a chosen powiat, and one that was chosen otherwise stays`() async throws {
        try await withSite(sample: 400) { site in
            let browser = site.browser()
            func gminas(_ path: String) async throws -> [String] {
                Pick.all(on: try await browser.open(path)).filter { $0.name == "gmina" }.map(\.value)
            }
            #expect(try await gminas("/organizacje") == [])
            let within = try await gminas("/organizacje?powiat=0415")
            #expect(within.count > 3 && within.allSatisfy { $0.hasPrefix("0415") })
            #expect(try await gminas("/organizacje?gmina=041501").contains("041501"))
        }
    }

    @Test func `filters that have no field stay when others are chosen`() async throws {
        try await withSite(sample: 200) { site in
            let browser = site.browser()
            let list = try await browser.open("/organizacje?sfera-podana=17&przykladowe=tak&na-stronie=50&strona=2")
            let next = try await browser.submit(list.form(with: "Pokaż wyniki").ticking("status", "w-rejestrze"))
            #expect(next.path.contains("sfera-podana=17") && next.path.contains("przykladowe=tak") && next.path.contains("na-stronie=50"))
            #expect(!next.path.contains("strona=2"))
        }
    }

    @Test func `the default kinds are a chip like every other, and all go away at once`() async throws {
        try await withSite(sample: 200) { site in
            let browser = site.browser()
            let list = try await browser.open("/organizacje?q=klub&forma=klub_sportowy")
            let chips = list.links.filter { $0.text.hasPrefix("Usuń filtr:") }
            #expect(chips.map(\.text) == ["Usuń filtr: „klub”", "Usuń filtr: klub sportowy", "Usuń filtr: organizacje i podmioty z art. 3"])
            #expect(chips.last?.address == "/organizacje?q=klub&rodzaj=wszystkie&forma=klub_sportowy")
            #expect(list.links.contains { $0 == ("Usuń wszystkie filtry", "/organizacje") })
        }
    }

    @Test func `what was sought is marked in the names, in whatever form it stands there`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("1", name: "FUNDACJA <B>DZIECIOM</B> ŁODZI"), MadeExtract("2", name: "DZIECKO & \"ŁÓDŹ\"")])
            let list = try await delivery.site.browser().open("/organizacje?q=dzieci+lodz")
            let marks = list.elements("mark").map { Markup.readable($0.inside).lowercased() }
            #expect(Set(marks) == ["dzieciom", "łodzi", "dziecko", "łódź"])
            #expect(Markup.faults(in: list.html) == [])
        }
    }

    @Test func `the order and the length of a page stay on the way through the list`() async throws {
        try await withSite(sample: 120) { site in
            let browser = site.browser()
            let first = try await browser.open("/organizacje?kolejnosc=gmina&na-stronie=50")
            #expect(first.names.count == 50)
            let second = try await browser.follow("Następna", on: first)
            #expect(second.path == "/organizacje?kolejnosc=gmina&na-stronie=50&strona=2")
            #expect(Set(first.names + second.names).count == 100)
            let chosen = second.elements("option").filter { $0.attributes["selected"] != nil }
            #expect(chosen.map { $0.attributes["value"] } == ["gmina"])
            let byName = try await browser.open("/organizacje?na-stronie=200")
            #expect(byName.names.count == 120 && byName.names != first.names + second.names)
        }
    }
}

@Suite struct NothingFoundTests {
    @Test func `it says how the words are read, what is near, and what each way on would give`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([
                MadeExtract("1", name: "KLUB SPORTOWY ŻAR"), MadeExtract("2", name: "LUDOWY KLUB SPORTOWY"), MadeExtract("3", name: "KLUB ŻAGLE"),
            ])
            let browser = delivery.site.browser()
            let page = try await browser.open("/organizacje?q=klub+Sportovvy&status=w-rejestrze")
            #expect(page.total == 0)
            #expect(page.text.contains("„sportovvy” – tego słowa nie ma w żadnym wpisie"))
            let ways = page.ways
            #expect(ways.contains { $0.text == "klub sportowy" && $0.count == 2 })
            #expect(ways.contains { $0.text == "bez słowa „sportovvy”" && $0.count == 3 })
            #expect(ways.contains { $0.text.hasPrefix("bez słów") && $0.count == 3 })
            for way in ways { #expect(try await browser.open(way.address).total == way.count, "\(way)") }
        }
    }

    @Test func `filters that leave nobody are offered to be taken away with what that gives`() async throws {
        try await withSite(sample: 300) { site in
            let browser = site.browser()
            let page = try await browser.open("/organizacje?q=fundacja&forma=klub_sportowy&powiat=0415&status=w-rejestrze")
            #expect(page.total == 0 && !page.ways.isEmpty)
            for way in page.ways { #expect(try await browser.open(way.address).total == way.count, "\(way)") }
            // A sports club is no foundation wherever it is and whatever became of it: those filters are no way on.
            #expect(page.ways.allSatisfy { $0.count > 0 })
            #expect(!page.ways.contains { $0.address == "/organizacje?q=fundacja&powiat=0415&forma=klub_sportowy" })
            #expect(try await browser.open("/organizacje?q=fundacja&powiat=0415&forma=klub_sportowy").total == 0)
        }
    }

    @Test func `the log has the words and the number of filters, and nothing of who asked`() async throws {
        try await withSite(sample: 20) { site in
            let lines = LogLines()
            var log = Logger(label: "test") { _ in LogKeeper(lines: lines) }
            log.logLevel = .info
            let services = Services(database: site.database, clock: site.services.clock, settings: site.services.settings, log: log)
            let browser = TestBrowser(try TestSite.house.site(services), peer: "198.51.100.77") { try? await services.models.catchUp() }
            _ = try await browser.open("/organizacje?q=zzzyyyxxx&powiat=0463")
            _ = try await browser.open("/organizacje?powiat=0463&powiat=0415&status=zawieszona")
            let line = try #require(lines.all.filter { $0.contains("nothing found") }.only)
            #expect(line.contains("zzzyyyxxx") && line.contains("filters=2"))
            #expect(!line.contains("198.51.100.77"))
        }
    }
}

/// A choice of a facet as it stands on the page.
private struct Pick {
    let name: String, value: String, count: Int, note: String?

    static func all(on page: TestPage) -> [Pick] {
        page.elements("label").compactMap { label in
            let inputs = Markup.elements("input", in: label.inside)
            guard label.attributes["class"] == "pick", let input = inputs.first?.attributes, let name = input["name"] else { return nil }
            func words(_ kind: String) -> String? {
                Markup.elements("span", in: label.inside).first { $0.attributes["class"] == kind }.map { Markup.readable($0.inside) }
            }
            return Pick(name: name, value: input["value"] ?? "", count: Int((words("n") ?? "").filter(\.isNumber)) ?? -1, note: words("sub"))
        }
    }
}

extension TestPage {
    /// How many bodies the list says it has.
    var total: Int {
        let said = elements("p").first { $0.attributes["role"] == "status" }.flatMap { Markup.elements("strong", in: $0.inside).first }
        return said.map { Markup.readable($0.inside) }.flatMap { Int($0.filter(\.isNumber)) } ?? -1
    }

    /// Addresses of the organisations in the list.
    var names: [String] {
        elements("th").filter { $0.attributes["scope"] == "row" }.flatMap { Markup.elements("a", in: $0.inside) }.compactMap { $0.attributes["href"] }
    }

    /// The ways on that a list without anybody offers.
    fileprivate var ways: [(text: String, address: String, count: Int)] {
        elements("ul").filter { $0.attributes["class"] == "counted" }.flatMap { Markup.elements("li", in: $0.inside) }.compactMap { item in
            guard let link = Markup.elements("a", in: item.inside).first, let address = link.attributes["href"] else { return nil }
            let count = Markup.elements("span", in: item.inside).last.flatMap { Int(Markup.readable($0.inside).filter(\.isNumber)) }
            return (Markup.readable(link.inside), address, count ?? -1)
        }
    }
}

extension Array {
    fileprivate var only: Element? { count == 1 ? first : nil }
}

@Suite struct SuggestionTests {
    @Test func `suggestions come from among what the list shows, with the place, and for nothing typed there are none`() async throws {
        try await withDelivery { delivery in
            _ = try await AddSample(organisations: 200, seed: 1).run(in: delivery.site.services)
            let browser = delivery.site.browser()
            let sample = try await browser.open("/organizacje/podpowiedzi?q=stow")
            #expect(sample.status == 200 && sample.html.hasPrefix("{\"items\":[{\"id\":"))
            _ = try await delivery.take([
                MadeExtract("0000000101", name: "FUNDACJA ŻÓŁW").with { ($0.powiat, $0.gmina, $0.locality) = ("LIPNOWSKI", "KIKÓŁ", "KIKÓŁ") }
            ])
            #expect(try await browser.open("/organizacje/podpowiedzi?q=stow").html == "{\"items\":[]}", "the sample is hidden now")
            let found = try await browser.open("/organizacje/podpowiedzi?q=zol")
            #expect(found.html.contains("\"name\":\"Fundacja Żółw\",\"place\":\"Kikół, powiat lipnowski\",\"url\":\"/organizacje/"))
            #expect(try await browser.open("/organizacje/podpowiedzi").html == "{\"items\":[]}")
        }
    }
}
