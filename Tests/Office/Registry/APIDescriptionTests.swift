import Foundation
import Registry
import TestSupport
import Testing
import Web

/// What the API says of itself.
@Suite struct APIDescriptionTests {
    @Test func `the description names every address and parameter that is answered`() async throws {
        try await withSite(sample: 3) { site in
            let document = try APIAnswer(await site.browser().get("/api/openapi.json"))
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: any Sendable])
            let answered = site.site.routes.map(\.pattern).filter { $0.hasPrefix("/api/v1/") }
            #expect(Set(paths.keys) == Set(answered))
            let list = try #require((paths["/api/v1/organisations"] as? [String: [String: any Sendable]])?["get"])
            let names = (list["parameters"] as? [[String: any Sendable]] ?? []).compactMap { $0["name"] as? String }
            #expect(names == ["q"] + RegisterFacet.allCases.map(\.rawValue) + ["near", "radius", "sort", "page", "per_page"])
            for name in names { #expect(try await site.ask("organisations?\(name)=").status == 200, "\(name)") }
        }
    }

    @Test func `the page for people names the same`() async throws {
        try await withSite { site in
            let page = try await site.browser().open("/api")
            for route in site.site.routes where route.pattern.hasPrefix("/api/v1/") { #expect(page.text.contains("GET \(route.pattern)")) }
            for facet in RegisterFacet.allCases { #expect(page.text.contains(facet.rawValue) && page.text.contains(facet.title)) }
        }
    }

    /// `POZYTEK_WRITE_FILTERS=1` writes the table anew.
    @Test func `both vocabularies of filters stand in docs as they stand in the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/filters.md").standardizedFileURL
        let table = FilterTable.markdown
        if ProcessInfo.processInfo.environment["POZYTEK_WRITE_FILTERS"] == "1" { try Data(table.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }

    @Test func `a value of a page and of the API lead to one code, and back`() {
        for row in FilterTable.values {
            #expect(row.facet.code(slug: row.slug) == row.code, "\(row)")
            #expect(row.facet.code(row.code) == row.code, "\(row)")
            #expect(row.facet.slug(row.code) == row.slug, "\(row)")
        }
    }
}
