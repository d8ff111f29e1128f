import Application
import Registry
import TestSupport
import Testing
import Web

/// Frames for other sites: only they may be framed, by whom the office lets, and they show what the whole page shows.
@Suite struct FrameTests {
    private static let framed = ["/ramka/mapa", "/ramka/organizacje", "/ramka/dzialania", "/ramka/dotacje"]

    private static func policy(_ page: TestPage) -> String { page.headers["content-security-policy"] ?? "" }

    @Test func `only lean views may be framed`() async throws {
        try await withSite(sample: 40, deeds: true) { site in
            let browser = site.browser()
            for path in FrameTests.framed {
                let page = try await browser.open(path)
                #expect(page.status == 200 && FrameTests.policy(page).contains("frame-ancestors *"), "\(path)")
                #expect(page.headers["x-frame-options"] == nil)
                #expect(!page.html.contains("<script"), "\(path)")
                #expect(!page.html.contains("<header") && !page.html.contains("<footer") && !page.html.contains("<form"), "\(path)")
                #expect(page.html.contains("<base target=\"_top\">") && page.text.contains("Źródło:") && page.text.contains("stan na"), "\(path)")
            }
            for path in ["/", "/mapa", "/mapa/na-strone", "/organizacje", "/organizacje/na-strone", "/dotacje/na-strone", "/gminy/046301/torun"] {
                let page = try await browser.open(path)
                #expect(FrameTests.policy(page).contains("frame-ancestors 'none'"), "\(path)")
                #expect(page.headers["x-frame-options"] == "DENY")
            }
        }
    }

    @Test func `the office says who may frame, and a word that is no site is refused at the start`() async throws {
        try await withSite(sample: 10, settings: ["frame-sites": "https://gmina.example.pl, https://*.powiat.example:8443"]) { site in
            let page = try await site.browser().open("/ramka/mapa")
            #expect(FrameTests.policy(page).contains("frame-ancestors https://gmina.example.pl https://*.powiat.example:8443"))
        }
        try await withSite(sample: 10, settings: ["frame-sites": "none"]) { site in
            let page = try await site.browser().open("/ramka/mapa")
            #expect(FrameTests.policy(page).contains("frame-ancestors 'none'"))
            #expect(try await site.browser().open("/mapa/na-strone").text.contains("nie zezwolił"))
        }
        for wrong in [
            "gmina.example", "https://a.example/strona", "https://a.example; script-src *", "javascript:alert(1)", "* https://a.example", "'self'",
        ] {
            await #expect(throws: Settings.Unknown.self, "\(wrong)") { try await withSite(settings: ["frame-sites": wrong]) { _ in } }
        }
    }

    @Test func `the code keeps the filters, is whole, and cannot be broken out of`() async throws {
        try await withSite(sample: 60, deeds: true, settings: ["base-url": "https://ngo.example.pl/"]) { site in
            let browser = site.browser()
            let map = try await browser.open("/mapa/na-strone?co=liczba&sfera=17&poziom=powiat")
            #expect(
                map.html.contains("&lt;iframe src=&quot;https://ngo.example.pl/ramka/mapa?sfera=17&amp;amp;co=liczba&amp;amp;poziom=powiat&quot;"),
                "\(map.html)")
            let words = "\"><script>alert(1)</script>"
            let query = Query([("q", words)]).text
            for path in ["/organizacje/na-strone?", "/dzialania/na-strone?", "/dotacje/na-strone?", "/ramka/organizacje?", "/ramka/dotacje?"] {
                let page = try await browser.open(path + query)
                #expect(page.status == 200 && !page.html.contains("<script>"), "\(path)")
            }
            for path in [
                "/ramka/mapa?co=wszystko", "/ramka/mapa?poziom=%00", "/ramka/organizacje?gmina=x", "/ramka/dotacje?rok=x",
                "/dzialania/na-strone?strona=0",
            ] {
                let page = try await browser.open(path)
                #expect([400, 422].contains(page.status) && FrameTests.policy(page).contains("frame-ancestors 'none'"), "\(path): \(page.status)")
            }
        }
    }

    @Test func `a frame counts what the whole list counts`() async throws {
        try await withSite(sample: 120, deeds: true) { site in
            let browser = site.browser()
            for (path, noun) in [("/organizacje?forma=kgw", "organizacj"), ("/dzialania?rok=2020", "działa"), ("/dotacje?rok=2021", "dotac")] {
                let whole = try await browser.open(path)
                let frame = try await browser.open("/ramka" + path)
                let pattern = try Regex("([0-9]+) \(noun)")
                let counts = [whole, frame].map { page in page.text.firstMatch(of: pattern).map { String(page.text[$0.range]) } }
                #expect(counts[0] != nil && counts[0] == counts[1], "\(path): \(counts)")
            }
        }
    }
}
