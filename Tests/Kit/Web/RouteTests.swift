import Logging
import TestSupport
import Testing
import Web

@Suite struct RouteTests {
    private func site() -> Site {
        func say(_ name: String) -> @Sendable (Visit) async throws -> Reply {
            { visit in .content("\(name) \(visit.parameters.sorted { $0.key < $1.key }.map(\.value))", type: "text/plain; charset=utf-8") }
        }
        var site = Site()
        site.log.logLevel = .critical
        site.routes = [
            .get("/", for: .everyone, say("start")),
            .get("/organizacje", for: .everyone, say("lista")),
            .get("/organizacje/{id}/{slug}", for: .everyone, say("profil")),
            .get("/organizacje/krs/{number}", for: .everyone, say("krs")),
            .post("/organizacje/{id}/blad", for: .everyone, say("blad")),
            .get("/gminy/{teryt}/{slug}", for: .everyone) { visit in
                if let redirect = visit.redirect(toCanonical: PlainAddress("/gminy/\(visit.parameter("teryt"))/osielsko")) { return redirect }
                return .content("gmina", type: "text/plain; charset=utf-8")
            },
        ]
        return site
    }

    @Test func `a literal segment wins over a parameter`() async {
        let browser = TestBrowser(site())
        #expect(await browser.get("/").html == "start []")
        #expect(await browser.get("/organizacje/krs/0000030897").html == "krs [\"0000030897\"]")
        #expect(await browser.get("/organizacje/7/ala").html == "profil [\"7\", \"ala\"]")
    }

    @Test func `segments are decoded one by one`() async {
        #expect(await TestBrowser(site()).get("/organizacje/7/a%2Fb%20%C5%82").html == "profil [\"7\", \"a/b ł\"]")
    }

    @Test func `HEAD answers wherever GET does, with the same headers and no body`() async {
        let browser = TestBrowser(site())
        let get = await browser.get("/organizacje")
        let head = await browser.head("/organizacje")
        #expect(head.status == 200)
        #expect(head.body.isEmpty)
        #expect(head.headers["content-length"] == get.headers["content-length"])
        #expect(head.headers["etag"] == get.headers["etag"])
    }

    @Test func `another method is told which ones there are`() async {
        let browser = TestBrowser(site())
        let page = await browser.post("/organizacje", [])
        #expect(page.status == 405)
        #expect(page.headers["allow"] == "GET, HEAD")
        #expect(await browser.get("/organizacje/7/blad").html.hasPrefix("profil"))
        #expect(await browser.request("DELETE", "/organizacje/7/blad").headers["allow"] == "POST, GET, HEAD")
    }

    @Test func `a slash too many is taken away, with the query kept`() async {
        let browser = TestBrowser(site())
        let page = await browser.get("/organizacje/?q=a+b")
        #expect(page.status == 308)
        #expect(page.headers["location"] == "/organizacje?q=a+b")
        #expect(await browser.get("/nic/").status == 404)
        #expect(await browser.get("//organizacje").status == 404)
        #expect(await browser.get("//evil.example/").status == 404)
    }

    @Test func `another spelling leads to the canonical address`() async throws {
        let browser = TestBrowser(site())
        let page = await browser.get("/gminy/040305/OSIELSKO?a=1")
        #expect(page.status == 308)
        #expect(page.headers["location"] == "/gminy/040305/osielsko?a=1")
        #expect(try await browser.open("/gminy/040305/stara-nazwa").html == "gmina")
    }

    @Test func `a redirect never leaves the site`() async {
        var site = Site()
        site.routes = [.get("/wyjdz", for: .everyone) { _ in .redirect(to: PlainAddress("//evil.example/")) }]
        let page = await TestBrowser(site).get("/wyjdz")
        #expect(page.status == 303)
        #expect(page.headers["location"] == "/")
    }
}
