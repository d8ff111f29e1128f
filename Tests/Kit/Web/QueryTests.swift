import Logging
import TestSupport
import Testing
import Web

/// A site that says back what it understood.
func echo(_ routes: [Route] = []) -> Site {
    var site = Site()
    site.log.logLevel = .critical
    site.routes =
        routes + [
            .get("/echo", for: .everyone) { visit in
                .content(visit.query.names.map { "\($0)=\(visit.query.all($0))" }.joined(separator: ";"), type: "text/plain; charset=utf-8")
            },
            .get("/jeden", for: .everyone) { visit in .content(try visit.query.single("q") ?? "brak", type: "text/plain; charset=utf-8") },
            .get("/kto", for: .everyone) { visit in .content("\(visit.client) \(visit.id)", type: "text/plain; charset=utf-8") },
            .post("/zapis", for: .everyone) { visit in
                .content(
                    (visit.form.text("opis") ?? "puste") + "|" + visit.form.all("forma").joined(separator: ","), type: "text/plain; charset=utf-8")
            },
        ]
    return site
}

@Suite struct QueryTests {
    @Test(arguments: ["dzieci i młodzież", "a+b=c&d", "100 %", "„Ala” <b>", "", "zażółć\ngęślą", "🐢"])
    func `what is printed into an address is read back the same`(value: String) async {
        let query = Query([("q", value), ("forma", "fundacja"), ("forma", value)])
        let page = await TestBrowser(echo()).get(query.appended(to: "/echo"))
        #expect(page.status == 200)
        #expect(page.html == "q=\([value]);forma=\(["fundacja", value]);forma=\(["fundacja", value])")
    }

    @Test func `a link is built from the question it changes`() {
        let query = Query([("q", "a b"), ("forma", "x"), ("forma", "y"), ("strona", "3")])
        #expect(query.setting("strona", to: "4").text == "q=a+b&forma=x&forma=y&strona=4")
        #expect(query.setting("strona", to: nil).removing("forma", value: "x").text == "q=a+b&forma=y")
        #expect(Query().appended(to: "/a") == "/a")
        #expect(query.first("forma") == "x")
        #expect(query.all("forma") == ["x", "y"])
    }

    @Test(arguments: [
        "/echo?q=%", "/echo?q=%zz", "/echo?q=%ff%fe", "/echo?q=%00", "/echo?q=%1b", "/echo?%80=a", "/%ff", "/%", "/a%00b", "/echo?q=%c0%af",
    ])
    func `addresses that nobody can have meant are refused in Polish`(address: String) async {
        let page = await TestBrowser(echo()).get(address)
        #expect(page.status == 400)
        #expect(page.text.contains("znaki, których nie umiemy odczytać"))
    }

    @Test func `too much is refused, not cut`() async {
        let browser = TestBrowser(echo())
        #expect(await browser.get("/echo?q=" + String(repeating: "a", count: 9000)).status == 414)
        #expect(await browser.get("/" + String(repeating: "a", count: 3000)).status == 414)
        #expect(await browser.get("/echo?" + String(repeating: "a=1&", count: 201)).status == 400)
        #expect(await browser.get("/echo?" + String(repeating: "a=1&", count: 200)).status == 200)
        #expect(await browser.get("/echo", headers: ["x-a": String(repeating: "a", count: 17_000)]).status == 431)
    }

    @Test func `a parameter that makes sense once may stand there once`() async {
        let browser = TestBrowser(echo())
        #expect(await browser.get("/jeden?q=a").html == "a")
        #expect(await browser.get("/jeden").html == "brak")
        let page = await browser.get("/jeden?q=a&q=b")
        #expect(page.status == 400)
        #expect(page.text.contains("„q” powtarza się"))
    }

    @Test func `odd but honest queries are read`() async {
        let browser = TestBrowser(echo())
        #expect(await browser.get("/echo?&&q&x=&y=a=b&").html == "q=[\"\"];x=[\"\"];y=[\"a=b\"]")
        #expect(await browser.request("GET", "http://pozytek.test/echo?q=1").html == "q=[\"1\"]")
    }
}

@Suite struct FormTests {
    @Test func `fields arrive as typed, without blanks around and with plain line ends`() async {
        let browser = TestBrowser(echo())
        let page = await browser.post("/zapis", [("opis", "  a\r\nzażółć & <b>+ \r\n"), ("forma", "x"), ("forma", "y")])
        #expect(page.html == "a\nzażółć & <b>+|x,y")
        #expect(await browser.post("/zapis", [("opis", " \n ")]).html == "puste|")
        #expect(await browser.post("/zapis", []).html == "puste|")
    }

    @Test func `a form beyond 64 KB is refused before it is read to the end`() async {
        let browser = TestBrowser(echo())
        #expect(await browser.post("/zapis", [("opis", String(repeating: "a", count: 65_000))]).status == 200)
        #expect(await browser.post("/zapis", [("opis", String(repeating: "a", count: 65_600))]).status == 413)
        #expect(await browser.post("/zapis", [("opis", "a")], headers: ["content-length": "99999999"]).status == 413)
    }

    @Test func `only forms of this site's kind are read`() async {
        let headers = ["content-type": "application/json", "sec-fetch-site": "same-origin"]
        let browser = TestBrowser(echo())
        #expect(await browser.request("POST", "/zapis", headers: headers, body: Array("{}".utf8)).status == 415)
        let form = headers.merging(["content-type": "application/x-www-form-urlencoded; charset=utf-8"]) { $1 }
        #expect(await browser.request("POST", "/zapis", headers: form, body: Array("opis=%zz".utf8)).status == 400)
        #expect(await browser.request("POST", "/zapis", headers: form, body: [0x6F, 0x3D, 0xFF]).status == 400)
        #expect(await browser.request("POST", "/zapis", headers: form, body: Array("opis=tak".utf8)).html == "tak|")
    }
}
