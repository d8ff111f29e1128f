import ActivityMap
import Foundation
import TestSupport
import Testing
import Web

/// What the API says of activities and grants.
@Suite struct DeedDescriptionTests {
    @Test func `the description names every parameter that is answered, and one document has all features`() async throws {
        try await withDeeds { deeds in
            let document = try APIAnswer(await deeds.site.browser().get("/api/openapi.json"))
            let paths = try #require(document["paths"] as? [String: any Sendable])
            #expect(paths["/api/v1/organisations"] != nil)
            for (kind, path) in [(DeedKind.activity, "activities"), (.grant, "grants")] {
                let list = try #require((paths["/api/v1/" + path] as? [String: [String: any Sendable]])?["get"])
                let names = (list["parameters"] as? [[String: any Sendable]] ?? []).compactMap { $0["name"] as? String }
                #expect(Set(names) == Set(["q", "sort", "page", "per_page", "near", "radius", "organisation"] + (NaiveDeeds.facets[kind] ?? [])))
                for name in names { #expect(try await deeds.site.ask("\(path)?\(name)=").status == 200, "\(name)") }
                let answer = try await deeds.site.ask(path)
                #expect((answer["facets"] as? [String: any Sendable]).map { Set($0.keys) } == Set(NaiveDeeds.facets[kind] ?? []))
            }
            let page = try await deeds.site.browser().open("/api")
            for path in paths.keys { #expect(page.text.contains("GET \(path)"), "\(path)") }
        }
    }

    /// `POZYTEK_WRITE_FILTERS=1` writes the table anew.
    @Test func `both vocabularies of filters stand in docs as they stand in the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../docs/filters-of-deeds.md").standardizedFileURL
        let table = DeedFilterTable.markdown
        if ProcessInfo.processInfo.environment["POZYTEK_WRITE_FILTERS"] == "1" { try Data(table.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }

    @Test func `every grant as 360Giving stands at a stable address once it was made, and the page of downloads says so`() async throws {
        try await withFolder { folder in
            try await withSite(sample: 60, deeds: true, settings: ["exports": folder.path]) { site in
                let browser = site.browser()
                let before = try await browser.open("/dane")
                #expect(before.text.contains("pozytek export grants") && before.links.contains { $0.address == "/dzialania.csv" })
                #expect(await browser.get("/dane/dotacje.json").status == 404)
                for format in GivingExport.Format.allCases {
                    try Data("made by command".utf8).write(to: folder.appending(path: format.fileName))
                    let reply = await browser.get("/dane/\(format.fileName)")
                    #expect(reply.status == 200 && reply.html == "made by command" && reply.headers["content-type"] == format.type)
                }
                let page = try await browser.open("/dane")
                for format in GivingExport.Format.allCases { #expect(page.links.contains { $0.address == "/dane/\(format.fileName)" }) }
                #expect(page.text.contains("plAgreementNumber") && page.text.contains("Działania i dotacje"))
                for path in ["/dane/dotacje.xlsx", "/dane/..%2fx", "/dane/.json"] { #expect(await browser.get(path).status == 404, "\(path)") }
                #expect(try await browser.open("/dotacje").links.contains { $0.address == "/dane" })
            }
        }
    }
}
