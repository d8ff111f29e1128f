import TestSupport
import Testing

/// The first view has to arrive over a telephone's connection: one page that holds the drawing, its table and its words.
@Suite struct MapSizeTests {
    @Test func `the page of the map is small, drawing and table of 144 gminas included`() async throws {
        try await withSite(sample: 400) { site in
            for (question, most, sent) in [("", 175_000, 34_000), ("?co=liczba", 175_000, 34_000), ("?poziom=powiat", 90_000, 20_000)] {
                let page = try await site.browser().open("/mapa" + question)
                let reply = await site.browser().get("/mapa" + question, headers: ["accept-encoding": "br"])
                try #require(reply.headers["content-encoding"] == "br")
                let compressed = reply.body.count
                print("map: /mapa\(question) \(page.body.count) B, \(compressed) B compressed")
                #expect(page.body.count < most && compressed < sent, "/mapa\(question): \(page.body.count) B, \(compressed) B compressed")
            }
        }
    }
}
