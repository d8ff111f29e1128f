import Logging
import Polish
import TestSupport
import Testing
import Values
import Web

private let hostile = "\"><script>alert(1)</script>'"

@Suite struct FieldTests {
    @Test func `a field has its label, its help and its error, tied to the control`() throws {
        let field = TextField(
            "krs", "Numer KRS", hint: "Dziesięć cyfr, np. 0000030897", value: "12", error: "Wpisz dziesięć cyfr, np. 0000030897", digits: true)
        let html = field.html.text
        #expect(html.contains("<label for=\"pole-krs\">Numer KRS</label>"))
        #expect(html.contains("aria-describedby=\"pole-krs-h pole-krs-e\" aria-invalid=\"true\""))
        #expect(html.contains("id=\"pole-krs-h\""))
        #expect(html.contains("id=\"pole-krs-e\""))
        #expect(html.contains("value=\"12\""))
    }

    @Test func `what was typed comes back as typed, whatever it was`() {
        let areas = [
            TextField("a", hostile, hint: "\(hostile)", value: hostile, error: hostile).html,
            TextArea("b", hostile, hint: nil, value: "\n" + hostile).html,
            SelectField("c", hostile, value: hostile, options: [(hostile, hostile)]).html,
        ]
        for html in areas.map(\.text) { #expect(!html.contains("<script")) }
        #expect(areas[1].text.contains(">\n\n&quot;"))
    }

    @Test func `the summary counts the places, repeats the words and leads to them`() {
        var errors = FieldErrors()
        #expect(errors.summary == nil)
        errors.add("opis", "Napisz, co się nie zgadza")
        #expect(errors.summary?.text.contains("Popraw jedno miejsce") == true)
        errors.add("email", "Wpisz adres, np. ola@fundacja.example")
        let html = errors.summary?.text ?? ""
        #expect(html.contains("Popraw dwa miejsca"))
        #expect(html.contains("<a href=\"#pole-opis\">Napisz, co się nie zgadza</a>"))
        #expect(errors["email"] == "Wpisz adres, np. ola@fundacja.example")
        #expect(errors["nic"] == nil)
    }
}

@Suite struct PostFormTests {
    private func site() -> Site {
        var site = echo()
        site.routes.append(
            .get("/formularz", for: .everyone) { _ in
                let fields = [
                    TextArea("opis", "Co się nie zgadza", hint: "Na przykład: telefon jest nieaktualny", value: nil).html,
                    SelectField("forma", "Forma", value: "b", options: [("a", "A"), ("b", "B")]).html,
                ]
                let form = PostForm(action: PlainAddress("/zapis"), fields: fields, button: "Wyślij zgłoszenie", next: ["Odpowiemy w pięć dni."])
                return .page(Page(title: "Zgłoś błąd", body: form.html))
            })
        return site
    }

    @Test func `a form is found, filled in and sent like a visitor does it`() async throws {
        let browser = TestBrowser(site())
        let page = try await browser.open("/formularz")
        #expect(page.text.contains("Co będzie dalej Odpowiemy w pięć dni."))
        let form = try page.form(with: "Wyślij zgłoszenie")
        #expect(form["forma"] == "b")
        let sent = try await browser.submit(form.filling(["opis": "Zły telefon"]))
        #expect(sent.html == "Zły telefon|b")
    }

    @Test func `a robot that fills in everything is caught`() async throws {
        var site = site()
        site.routes.append(
            .post("/robot", for: .everyone) { visit in .content(Honeypot.caught(visit.form) ? "robot" : "człowiek", type: "text/plain; charset=utf-8")
            })
        let browser = TestBrowser(site)
        let form = try await browser.open("/formularz").form()
        let trap = try #require(form.fields.first { $0.0 != "opis" && $0.0 != "forma" })
        #expect(await browser.post("/robot", form.fields).html == "człowiek")
        #expect(await browser.post("/robot", [(trap.0, "https://spam.example")]).html == "robot")
    }
}

@Suite struct ListTests {
    private func pages(_ page: Int, of total: Int) -> String {
        let html = Pagination(page: page, total: total, perPage: 20) { PlainAddress("/o?strona=\($0)") }.html?.text ?? ""
        return Markup.readable(Markup.scan(html)).replacing("strona ", with: "")
    }

    @Test func `pagination says words and numbers, and leaves out no single page`() {
        #expect(pages(1, of: 20) == "")
        #expect(pages(1, of: 412) == "Poprzednia 1 2 … 21 Następna")
        #expect(pages(3, of: 412) == "Poprzednia 1 2 3 4 … 21 Następna")
        #expect(pages(4, of: 412) == "Poprzednia 1 2 3 4 5 … 21 Następna")
        #expect(pages(10, of: 412) == "Poprzednia 1 … 9 10 11 … 21 Następna")
        #expect(pages(99, of: 412) == "Poprzednia 1 … 20 21 Następna")
        #expect(pages(-5, of: 45) == "Poprzednia 1 2 3 Następna")
    }

    @Test func `a table names its rows, labels its cells and says how it is sorted`() {
        let table = DataTable(
            "Organizacje",
            columns: [
                .init("Nazwa", sort: .init(PlainAddress("/o?kolejnosc=nazwa"), .ascending)) { (row: (String, Int?)) in "\(row.0)" },
                .init("Członków", numeric: true) { row in row.1.map { "\(number($0))" } ?? unknown },
            ], rows: [(hostile, 1234), ("Ala", nil)])
        let html = table.html.text
        #expect(html.contains("<caption class=\"out\">Organizacje</caption>"))
        #expect(html.contains("<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/o?kolejnosc=nazwa\">Nazwa</a></th>"))
        #expect(
            html.contains("<tr><th scope=\"row\">Ala</th><td class=\"n\" data-l=\"Członków\"><span><i class=\"none\">nieznane</i></span></td></tr>"))
        #expect(!html.contains("<script"))
    }

    @Test func `marks say source and day, and identifiers are copied whole`() throws {
        let day = try #require(Day("2026-11-18"))
        #expect(provenance("KRS", day).text == "<span class=\"src\">KRS · <time datetime=\"2026-11-18\">18 listopada 2026</time></span>")
        #expect(provenance("<b>", nil).text == "<span class=\"src\">&lt;b&gt;</span>")
        #expect(identifier("0000030897", groups: [4, 3, 3]).text == "<data class=\"nb\" value=\"0000030897\">0000 030 897</data>")
        #expect(identifier("12", groups: [4, 3]).text == "<data class=\"nb\" value=\"12\">12</data>")
        #expect(Figures([.init(nil, Plural("gmina", "gminy", "gmin"))]).html.text.contains("<b><i class=\"none\">nieznane</i></b> gmin"))
        #expect(Figures([.init("40,3", "na 10 tys. mieszkańców")]).html.text.contains("<b>40,3</b> na 10 tys."))
    }

    @Test func `a bar stands before its number and never leaves its box`() {
        let table = DataTable(
            "Formy", columns: [.init("Forma") { "\($0)" }, .init("Liczba", bar: { Double($0) / 4 }) { "\($0)" }], rows: [4, 1], style: .bars)
        #expect(table.html.text.contains("<td class=\"n barred\" data-l=\"Liczba\"><span><svg class=\"meter\""))
        #expect(table.html.text.contains("width=\"250\" height=\"8\"/></svg>1</span>"))
        for (share, width) in [(0.0, 0), (1, 1000), (7, 1000), (-1, 0), (.nan, 0), (.infinity, 0)] {
            #expect(meter(share).text.contains("width=\"\(width)\""), "\(share)")
        }
    }

    @Test func `a folded part says what is inside`() {
        let summary = "<summary><h2>Dane</h2> <span class=\"small quiet\">numery</span></summary>"
        #expect(folded("Dane", id: "dane", hint: "numery", "<p>x</p>").text.contains(summary))
        #expect(!folded("Dane", id: "dane", "<p>x</p>").text.contains("<span"))
    }
}

@Suite struct LayoutTests {
    @Test func `the frame shows only what is there`() async {
        var site = echo([.get("/", for: .everyone) { _ in .page(Page(title: "<Start>", body: "<h1>Kto działa w gminie</h1>")) }])
        let bare = await TestBrowser(site).get("/")
        #expect(bare.links.map(\.address) == ["#tresc", "/"])
        #expect(bare.html.contains("<title>&lt;Start&gt; · Pożytek</title>"))
        #expect(bare.html.contains("w\u{A0}gminie"))
        #expect(!bare.html.contains("Dane przykładowe"))
        #expect(!bare.html.contains("<nav"))

        site.menu = [MenuEntry(key: "o", title: "Organizacje", path: "/organizacje"), MenuEntry(key: "d", title: "O danych", path: "/o-danych")]
        site.search = SearchBox(action: "/organizacje", label: "Szukaj organizacji", placeholder: hostile)
        site.routes.append(
            .get("/organizacje", for: .everyone) { _ in
                var page = Page(
                    title: "Rejestr", crumbs: [Crumb("Start", "/"), Crumb("Rejestr")], section: "o", sample: true, body: "<h1>Rejestr</h1>")
                page.hasErrors = true
                return .page(page)
            })
        let page = await TestBrowser(site).get("/organizacje")
        #expect(page.html.contains("<a href=\"/organizacje\" aria-current=\"page\">Organizacje</a>"))
        #expect(page.links.contains { $0 == ("O danych", "/o-danych") })
        #expect(page.html.contains("<li aria-current=\"page\">Rejestr</li>"))
        #expect(page.text.contains("Dane przykładowe."))
        #expect(page.title == "Błąd: Rejestr · Pożytek")
        #expect(!page.html.contains("<script"))
    }

    @Test func `every component fits into a well-nested page`() async {
        let page = await TestBrowser(echo([.get("/", for: .everyone) { _ in .page(gallery()) }])).get("/")
        #expect(Markup.faults(in: page.html) == [])
        #expect(!page.html.contains("<b>Mały"))
        #expect(page.text.contains("Popraw dwa miejsca"))
        for path in ["/nie-ma", "/%"] {
            #expect(Markup.faults(in: await TestBrowser(echo()).get(path).html) == [])
        }
    }

    @Test func `a page of two hundred rows is drawn in a moment`() async {
        let rows = (0..<200).map { "Stowarzyszenie „Słoneczna Polana” nr \($0) & przyjaciele" }
        let site = echo([
            .get("/lista", for: .everyone) { _ in
                .page(Page(title: "Lista", body: "<ul>\(each: rows, { "<li><a href=\"/x\" title=\"\($0)\">\($0)</a> w gminie</li>" })</ul>"))
            }
        ])
        let browser = TestBrowser(site)
        let first = await browser.get("/lista")
        #expect(first.html.contains("nr\u{A0}199\u{20}&amp; przyjaciele</a> w\u{A0}gminie"))
        let clock = ContinuousClock()
        let time = await clock.measure { for _ in 0..<50 { _ = await browser.get("/lista") } }
        print("a page of 200 rows: \(time / 50)")
    }
}
