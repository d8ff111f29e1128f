import Logging
import TestSupport
import Testing
import Web

private struct Secret: Error {}

/// One page of every kind of reply.
private func site(base: String? = nil) -> Site {
    var site = Site()
    site.log.logLevel = .critical
    site.base = base
    let long: HTML = "<p>\(String(repeating: "Zażółć gęślą jaźń. ", count: 100))</p>"
    site.routes = [
        .get("/", for: .everyone) { _ in .page(Page(title: "Start", body: long)) },
        .get("/krotka", for: .everyone) { _ in .content("ok", type: "text/plain; charset=utf-8") },
        .get("/prywatna", for: .everyone) { _ in
            var reply = Reply.page(Page(title: "Moje", body: long))
            reply.cache = .never
            return reply
        },
        .get("/obraz", for: .everyone) { _ in .content([UInt8](repeating: 7, count: 5000), type: "image/png") },
        .get("/plik", for: .everyone) { _ in .file(name: "Żółw \"1\".csv", type: "text/csv; charset=utf-8", bytes: Array("a;b".utf8)) },
        .get("/strumien", for: .everyone) { _ in
            .stream(name: "dużo.csv", type: "text/csv; charset=utf-8") { out in
                for number in 0..<5000 { try await out.write("\(number);żółw\r\n") }
            }
        },
        .get("/urwany", for: .everyone) { _ in
            .stream(name: "x.csv", type: "text/csv; charset=utf-8") { out in
                try await out.write(String(repeating: "a", count: 20_000))
                throw Problem.notFound
            }
        },
        .get("/awaria", for: .everyone) { _ in throw Secret() },
        .get("/przenies", for: .everyone) { _ in .redirect(to: PlainAddress("/krotka")) },
        .post("/zapis", for: .everyone) { _ in .redirect(to: PlainAddress("/krotka")) },
    ]
    return site
}

@Suite struct CompressionTests {
    @Test(arguments: [
        ("br, gzip, deflate", "br"), ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("x-gzip", "gzip"), ("*", "br"), ("br;q=0, *", "gzip"),
        ("BR", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"), ("gzip;q=0.5, identity", ""), ("deflate", ""), ("identity", ""), ("", ""), ("gzip;q=0", ""),
        ("identity;q=0, gzip", "gzip"), ("identity;q=0", ""), ("*;q=0", ""), ("gzip;q=abc", ""), (";;,,q=", ""),
    ])
    func `the client gets the encoding it likes best`(accepted: String, sent: String) async {
        let page = await TestBrowser(site()).get("/", headers: ["accept-encoding": accepted])
        #expect(page.status == 200)
        #expect(page.headers["content-encoding"] ?? "" == sent)
        #expect(page.headers["vary"] == "Accept-Encoding")
        #expect(page.headers["content-length"] == String(page.body.count))
        if sent.isEmpty { #expect(page.html.contains("Zażółć")) } else { #expect(page.body.count < 1500) }
        if sent == "gzip" { #expect(page.body.prefix(2) == [0x1F, 0x8B]) }
    }

    @Test func `small bodies, pictures and streams are sent as they are`() async {
        let browser = TestBrowser(site())
        browser.headers = ["accept-encoding": "br, gzip"]
        #expect(await browser.get("/krotka").headers["content-encoding"] == nil)
        #expect(await browser.get("/obraz").headers["content-encoding"] == nil)
        #expect(await browser.get("/strumien").headers["content-encoding"] == nil)
    }
}

@Suite struct ConditionalTests {
    @Test func `a page the client has already is not sent again`() async throws {
        let browser = TestBrowser(site())
        let first = await browser.get("/")
        let tag = try #require(first.headers["etag"])
        for header in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
            let again = await browser.get("/", headers: ["if-none-match": header])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.headers["etag"] == tag)
            #expect(again.headers["content-security-policy"] != nil)
            #expect(again.headers["cache-control"] == "no-cache")
        }
        #expect(await browser.get("/", headers: ["if-none-match": "\"other\""]).status == 200)
    }

    @Test func `every encoding has its own strong tag, and any of them is recognised`() async throws {
        let browser = TestBrowser(site())
        let plain = try #require(await browser.get("/").headers["etag"])
        let brotli = try #require(await browser.get("/", headers: ["accept-encoding": "br"]).headers["etag"])
        #expect(plain != brotli)
        #expect(!brotli.hasPrefix("W/"))
        #expect(await browser.get("/", headers: ["if-none-match": brotli]).status == 304)
        #expect(await browser.head("/", headers: ["if-none-match": plain]).status == 304)
    }

    @Test func `what is private or went wrong is not kept`() async {
        let browser = TestBrowser(site())
        for path in ["/prywatna", "/nie-ma", "/awaria"] {
            let page = await browser.get(path)
            #expect(page.headers["cache-control"] == "no-store")
            #expect(page.headers["etag"] == nil)
        }
    }
}

@Suite struct HeaderTests {
    @Test(arguments: [
        "/", "/krotka", "/plik", "/strumien", "/awaria", "/nie-ma", "/przenies", "/krotka/", "/%", "/healthz", "/readyz", "/metrics", "/zapis",
        "/pliki/x.css",
    ])
    func `every reply carries the security headers and its number, whatever it says`(path: String) async {
        for method in ["GET", "HEAD", "POST", "OPTIONS", "TRACE", "WYMYSLONA"] {
            let page = await TestBrowser(site()).request(method, path)
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'self'") == true)
            #expect(page.headers["content-security-policy"]?.contains("unsafe") == false)
            #expect(page.headers["x-content-type-options"] == "nosniff")
            #expect(page.headers["referrer-policy"] == "same-origin")
            #expect(page.headers["permissions-policy"]?.contains("camera=()") == true)
            #expect(page.headers["cross-origin-opener-policy"] == "same-origin")
            #expect(page.headers["cross-origin-resource-policy"] == "same-origin")
            #expect(page.headers["cache-control"] != nil)
            #expect(page.headers["x-request-id"]?.count == 12)
            #expect(page.headers["server"] == nil)
            #expect(page.headers["strict-transport-security"] == nil)
        }
    }

    @Test func `a site that lives on https says so`() async {
        let page = await TestBrowser(site(base: "https://pozytek.example")).get("/nie-ma")
        #expect(page.headers["strict-transport-security"]?.hasPrefix("max-age=") == true)
    }

    @Test func `no page holds a script or an inline style`() async {
        for path in ["/", "/nie-ma", "/awaria"] {
            let html = await TestBrowser(site()).get(path).html
            #expect(!html.contains("<script"))
            #expect(!html.contains("style="))
            #expect(!html.contains("<style"))
        }
    }
}

@Suite struct DownloadTests {
    @Test func `a file keeps its Polish name, and old clients get a plain one`() async {
        let page = await TestBrowser(site()).get("/plik")
        #expect(page.headers["content-disposition"] == "attachment; filename=\"___w__1_.csv\"; filename*=UTF-8''%C5%BB%C3%B3%C5%82w%20%221%22.csv")
        #expect(page.html == "a;b")
    }

    @Test func `a stream arrives whole and in order, without a length promised`() async {
        let page = await TestBrowser(site()).get("/strumien")
        #expect(page.headers["content-length"] == nil)
        #expect(!page.isBroken)
        #expect(page.html == (0..<5000).map { "\($0);żółw\r\n" }.joined())
    }

    @Test func `a stream that fails breaks off instead of ending`() async {
        let page = await TestBrowser(site()).get("/urwany")
        #expect(page.isBroken)
    }
}
