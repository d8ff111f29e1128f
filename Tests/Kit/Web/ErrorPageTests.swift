import Logging
import TestSupport
import Testing
import Web

@Suite struct ErrorPageTests {
    private func site(_ problem: any Error) -> Site {
        var site = Site()
        site.log.logLevel = .critical
        site.search = SearchBox(action: "/organizacje", label: "Szukaj", placeholder: "Nazwa")
        site.routes = [.get("/x", for: .everyone) { _ in throw problem }]
        return site
    }

    private struct Secret: Error, CustomStringConvertible { let description = "hasło do bazy: 1234" }

    @Test(arguments: [
        (Problem.badRequest("Parametr jest zły."), 400, "Nie rozumiemy tego adresu"), (.forbidden("Nie wolno."), 403, "Tego nie możemy zrobić"),
        (.notFound, 404, "Tej strony nie ma"), (.gone("Wpis został połączony z innym."), 410, "Tej strony już nie ma"),
        (.methodNotAllowed([]), 405, "Tego adresu nie można tak użyć"), (.payloadTooLarge, 413, "Formularz jest za długi"),
        (.addressTooLong, 414, "Adres jest za długi"), (.unsupportedForm, 415, "Nie umiemy odczytać formularza"),
        (.unprocessable(["Wpisz datę, np. 1 maja 2026."]), 422, "Popraw dane"), (.tooManyRequests(seconds: 90), 429, "Za dużo prób naraz"),
        (.headersTooLarge, 431, "Przeglądarka wysłała za dużo danych"), (.unavailable(seconds: 5), 503, "Serwis ma krótką przerwę"),
    ])
    func `a problem is a page that says what happened and what to do`(problem: Problem, status: Int, heading: String) async {
        let page = await TestBrowser(site(problem)).get("/x")
        #expect(page.status == status)
        #expect(page.heading == heading)
        #expect(page.title == "\(heading) · Pożytek")
        #expect(page.text.contains("Co możesz zrobić"))
        #expect(page.html.contains("noindex"))
        #expect(page.headers["content-type"] == "text/html; charset=utf-8")
        // The number on the page is the one in the reply.
        #expect(page.text.contains("Numer zdarzenia: \(page.headers["x-request-id"] ?? "?")"))
        #expect(page.links.contains { $0.address == "/" })
    }

    @Test func `whatever else fails is our fault, and nothing of it is shown`() async {
        let page = await TestBrowser(site(Secret())).get("/x")
        #expect(page.status == 500)
        #expect(page.heading == "Coś się u nas zepsuło")
        #expect(!page.html.contains("1234"))
        #expect(!page.html.contains("Secret"))
        #expect(page.text.contains("Numer zdarzenia"))
    }

    @Test func `an error from below can be told as what it is to the visitor`() async {
        var site = site(Secret())
        site.problem = { $0 is Secret ? .unavailable(seconds: 30) : nil }
        let page = await TestBrowser(site).get("/x")
        #expect(page.status == 503)
        #expect(page.headers["retry-after"] == "30")
    }

    @Test func `a page to come back to says when`() async {
        let busy = await TestBrowser(site(Problem.tooManyRequests(seconds: 90))).get("/x")
        #expect(busy.headers["retry-after"] == "90")
        #expect(busy.text.contains("Spróbuj ponownie za 2 minuty."))
        let down = await TestBrowser(site(Problem.unavailable(seconds: 5))).get("/x")
        #expect(down.headers["retry-after"] == "5")
        #expect(down.text.contains("Spróbuj ponownie za 5 sekund."))
    }

    @Test func `an unknown address offers to search for its words`() async throws {
        let page = await TestBrowser(site(Secret())).get("/organizacje/17/%C5%82%C3%B3d%C5%BA-moja")
        #expect(page.status == 404)
        let link = try #require(page.links.first { $0.text.hasPrefix("szukaj") })
        #expect(link.address == "/organizacje?q=lodz+moja")
    }

    @Test(arguments: ["/<script>alert(1)</script>", "/%3Cscript%3Ealert(1)%3C/script%3E", "/\"onmouseover=\"x", "/'><b>"])
    func `an address is repeated as text only`(path: String) async {
        let page = await TestBrowser(site(Secret())).get(path)
        #expect(page.status == 404)
        #expect(!page.html.contains("<script"))
        #expect(!page.html.contains("<b>"))
        #expect(!page.html.contains("\"onmouseover"))
    }
}
