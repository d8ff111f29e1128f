import Application
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

@Suite struct ExportTests {
    /// Rows of a file of the page, by column; CSV without quotes is enough for the columns asked for.
    private func items(_ site: TestSite, _ path: String) async throws -> [[String: any Sendable]] {
        try APIAnswer(await site.browser().get(path)).items
    }

    @Test func `a file holds what the list shows, in its order, all of it`() async throws {
        try await withSite(sample: 900) { site in
            for (page, api) in [
                ("", ""), ("?q=klub", "q=klub"), ("?forma=fundacja&kolejnosc=wpis", "form=fundacja&sort=-since"),
                ("?powiat=0415&kolejnosc=gmina", "powiat=0415&sort=gmina"),
            ] {
                var listed: [Int] = []
                for number in 1...6 { listed += try await site.ask("organisations?\(api)&per_page=200&page=\(number)").ids }
                #expect(!listed.isEmpty)
                #expect(try await items(site, "/organizacje.json" + page).compactMap { $0["id"] as? Int } == listed, "\(page)")
                let map = try APIAnswer(await site.browser().get("/organizacje.geojson" + page))
                #expect((map["features"] as? [[String: any Sendable]] ?? []).compactMap { $0["id"] as? Int } == listed)
                let csv = await site.browser().get("/organizacje.csv" + page).html.split(separator: "\r\n")
                #expect(csv.dropFirst().compactMap { Int($0.prefix { $0 != "," }) } == listed)
                let book = await site.browser().get("/organizacje.xlsx" + page)
                #expect(book.body.starts(with: [0x50, 0x4B]) && !book.isBroken && book.headers["content-type"]?.contains("spreadsheetml") == true)
            }
        }
    }

    @Test func `every row tells its sources and day, every file its sources and licences`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("1", name: "=HYPERLINK(\"x\")")])
            let row = try #require(try await items(delivery.site, "/organizacje.json").first)
            #expect(row["sources"] as? String == "krs" && row["stated_on"] as? String == "2026-11-18")
            let file = try APIAnswer(await delivery.site.browser().get("/organizacje.json"))
            #expect((file["sources"] as? [[String: String]])?.first?["licence"]?.isEmpty == false)
            #expect(await delivery.site.browser().get("/organizacje.csv").html.contains("\"'=HYPERLINK"))
        }
    }

    @Test func `a wrong parameter is a page that says which`() async throws {
        try await withSite { site in
            for format in ExportFormat.allCases {
                let page = await site.browser().get("/organizacje.\(format.rawValue)?status=x")
                #expect(page.status == 422 && page.text.contains("status"))
            }
        }
    }

    @Test(arguments: Engines.all) func `the whole register as files, each in place of the old one, on offer`(engine: Engine) async throws {
        try await withFolder { folder in
            try await withSite(on: engine, sample: 40, settings: ["exports": folder.path]) { site in
                #expect(try await site.browser().open("/dane").text.contains("Plików jeszcze nie przygotowano"))
                #expect(await site.browser().get("/dane/organizacje.csv").status == 404)
                for format in ExportFormat.allCases {
                    let path = folder.appending(path: "organizacje.\(format.rawValue)").path
                    try Data("old".utf8).write(to: URL(filePath: path))
                    #expect(try await ExportRegister(format, to: path)(in: site.services) == 40)
                    let reply = await site.browser().get("/dane/organizacje.\(format.rawValue)")
                    let stored = [UInt8](try Data(contentsOf: URL(filePath: path)))
                    #expect(reply.status == 200 && reply.body == stored)
                    #expect(reply.headers["content-length"] == "\(reply.body.count)" && reply.headers["access-control-allow-origin"] == "*")
                    let tag = try #require(reply.headers["etag"])
                    #expect(await site.browser().get("/dane/organizacje.\(format.rawValue)", headers: ["if-none-match": tag]).status == 304)
                    #expect(await site.browser().head("/dane/organizacje.\(format.rawValue)").headers["content-length"] == "\(reply.body.count)")
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
                let page = try await site.browser().open("/dane")
                for format in ExportFormat.allCases { #expect(page.links.contains { $0.address == "/dane/organizacje.\(format.rawValue)" }) }
                #expect(page.text.contains("stated_on") && page.text.contains(" \(Instant.now.day.year)"))
                // The file made by command is the list of everything, byte for byte.
                for name in ["organizacje.csv", "organizacje.json"] {
                    let (made, listed) = (await site.browser().get("/dane/" + name), await site.browser().get("/" + name + "?rodzaj=wszystkie"))
                    #expect(made.body == listed.body)
                }
            }
        }
    }

    @Test func `a folder that is not there leaves no half file`() async throws {
        try await withSite(sample: 3) { site in
            for format in ExportFormat.allCases {
                let path = "/nie/ma/tego.\(format.rawValue)"
                await #expect(throws: CannotExport.self) { try await ExportRegister(format, to: path)(in: site.services) }
            }
        }
    }
}
