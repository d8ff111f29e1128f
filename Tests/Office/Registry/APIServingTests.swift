import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// How the API is served: to whom, how often, from what.
@Suite struct APIServingTests {
    static let memory = [
        "organisations", "organisations/crosstab?rows=powiat&columns=form", "suggest?q=klub", "gminas", "powiats", "spheres",
    ]

    @Test func `every site may read, errors included, and is told so when it asks`() async throws {
        try await withSite(sample: 3) { site in
            let browser = site.browser()
            for path in ["/api/v1/organisations", "/api/v1/organisations?foo=1", "/api/v1/organisations/1", "/api/nothing", "/api/openapi.json"] {
                let reply = await browser.get(path, headers: ["origin": "https://example.org"])
                #expect(reply.headers["access-control-allow-origin"] == "*", "\(path)")
                #expect(reply.headers["cross-origin-resource-policy"] == "cross-origin", "\(path)")
            }
            let asked = await browser.request("OPTIONS", "/api/v1/organisations", headers: ["origin": "https://example.org"])
            #expect(asked.status == 204 && asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS")
            #expect(await browser.head("/api/v1/organisations").status == 200)
            let post = await browser.post("/api/v1/organisations", [("a", "b")])
            #expect(post.status == 405 && post.headers["allow"]?.contains("GET") == true)
            #expect(post.headers["content-type"] == "application/problem+json")
            // Pages stay closed to other sites.
            #expect(await browser.get("/organizacje").headers["access-control-allow-origin"] == nil)
            #expect(await browser.request("OPTIONS", "/organizacje").status == 405)
        }
    }

    @Test func `who has the newest answer gets 304, until something changes`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("101", name: "FUNDACJA ALA")])
            let browser = delivery.site.browser()
            for path in APIServingTests.memory {
                let first = await browser.get("/api/v1/" + path)
                let tag = try #require(first.headers["etag"])
                #expect(tag.hasPrefix("W/\""))
                let again = await browser.get("/api/v1/" + path, headers: ["if-none-match": tag])
                #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag, "\(path)")
                #expect(await browser.get("/api/v1/" + path, headers: ["if-none-match": "W/\"x\""]).status == 200)
            }
            let tag = try #require(await browser.get("/api/v1/organisations").headers["etag"])
            _ = try await delivery.take([MadeExtract("102", name: "FUNDACJA OLA")])
            #expect(await browser.get("/api/v1/organisations", headers: ["if-none-match": tag]).status == 200)
            let profile = try #require(await browser.get("/api/v1/organisations/1").headers["etag"])
            #expect(await browser.get("/api/v1/organisations/1", headers: ["if-none-match": profile]).status == 304)
        }
    }

    /// By name, so that a failure does not print ten thousand letters.
    static let hostile: [(name: String, query: String, status: Int)] = [
        ("10 000 letters", "q=" + String(repeating: "a", count: 10_000), 414), ("NUL", "q=%00", 400), ("no UTF-8", "q=%FF", 400),
        ("half a code", "q=%", 400), ("1 000 filters", Array(repeating: "form=a", count: 1_000).joined(separator: "&"), 400),
        ("190 filters", Array(repeating: "form=osp", count: 190).joined(separator: "&"), 200), ("page 10⁹", "page=1000000000", 422),
        ("right-to-left and emoji", "q=%22%E2%80%8F%F0%9F%98%80", 200), ("stop words", "q=i+w+z+na", 200), ("punctuation", "q=!!!...???", 200),
        ("half a phrase", "q=%22fundacja", 200),
    ]

    @Test(arguments: hostile.map(\.name)) func `whatever is asked is answered in JSON`(_ name: String) async throws {
        let (_, query, status) = try #require(APIServingTests.hostile.first { $0.name == name })
        try await withSite(sample: 10) { site in
            for path in ["organisations?", "organisations/crosstab?rows=form&columns=form&"] {
                let reply = try await site.ask(path + query)
                #expect(reply.status == status, "\(path)")
                #expect(reply.headers["content-type"] == (reply.status == 200 ? "application/json" : "application/problem+json"))
            }
        }
    }

    @Test func `nobody is counted unless the office says so`() async throws {
        try await withSite(sample: 3) { site in
            #expect(await site.browser().get("/api/v1/organisations").headers["ratelimit-limit"] == nil)
        }
    }

    @Test func `with a limit each client has its own, told in headers, then 429 with a time to come back`() async throws {
        try await withSite(sample: 3, settings: ["api-rate": "3"]) { site in
            for left in [2, 1, 0] {
                let reply = try await site.ask(left == 1 ? "organisations?foo=1" : "organisations")
                #expect(reply.headers["ratelimit-limit"] == "3" && reply.headers["ratelimit-remaining"] == "\(left)")
                #expect(reply.headers["ratelimit-reset"] == "\((3 - left) * 20)")
            }
            let refused = try await site.ask("organisations")
            #expect(refused.status == 429 && refused.headers["retry-after"] == "20" && refused.headers["ratelimit-remaining"] == "0")
            #expect(refused.headers["content-type"] == "application/problem+json")
            #expect(await site.browser(from: "198.51.100.7").get("/api/v1/organisations").status == 200)
            #expect(await site.browser().get("/organizacje").status == 200)
        }
    }

    @Test(arguments: ["-1", "x", "1000001"]) func `a limit that is none stops the start`(_ rate: String) async throws {
        await #expect(throws: (any Error).self) { try await withSite(settings: ["api-rate": rate]) { _ = try await $0.database.read { _ in 1 } } }
    }

    @Test func `without the database all but profiles goes on`() async throws {
        try await withSite(sample: 30) { site in
            let before = try await site.ask("organisations").html
            await site.database.close()
            for path in APIServingTests.memory { #expect(try await site.ask(path).status == 200, "\(path)") }
            #expect(try await site.ask("organisations").html == before)
            for path in ["organisations/1", "organisations/krs/0000000001"] {
                let reply = try await site.ask(path)
                #expect(reply.status == 503 && reply.headers["retry-after"] != nil && reply.headers["content-type"] == "application/problem+json")
            }
            #expect(await site.browser().get("/organizacje.csv").status == 503)
        }
    }

    @Test func `a register that was never loaded is 503`() async throws {
        try await withSite { site in
            await site.database.close()
            let reply = try await site.ask("organisations")
            #expect(reply.status == 503)
        }
    }
}
