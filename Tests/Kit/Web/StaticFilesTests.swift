import Foundation
import Logging
import TestSupport
import Testing
import Web

@Suite struct StaticFilesTests {
    /// A folder as the set-up leaves it, with one font of the two the sheet names.
    private func folder(css: String = "body { color: red }") throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "files_" + UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder.appending(path: "fonts"), withIntermediateDirectories: true)
        try Data("@font-face { src: url(fonts/a.woff2) }\n@font-face { src: url(\"fonts/missing.woff2\") }\n\(css)".utf8)
            .write(to: folder.appending(path: "pozytek.css"))
        try Data([1, 2, 3]).write(to: folder.appending(path: "fonts/a.woff2"))
        try Data("<svg/>".utf8).write(to: folder.appending(path: "favicon.svg"))
        try Data("nie dla oczu".utf8).write(to: folder.appending(path: "notatki.md"))
        return folder
    }

    private func browser(_ files: StaticFiles) -> TestBrowser {
        var site = Site()
        site.log.logLevel = .critical
        site.files = files
        site.routes = [.get("/", for: .everyone) { _ in .page(Page(title: "Start", body: "<h1>Start</h1>")) }]
        return TestBrowser(site)
    }

    @Test func `a file is kept for a year under an address that holds the hash of its content`() async throws {
        let files = try StaticFiles(folder: folder())
        let address = try #require(files.address("pozytek.css"))
        #expect(address.wholeMatch(of: #/\/pliki\/pozytek\.[0-9a-f]{16}\.css/#) != nil)
        let page = await browser(files).get(address)
        #expect(page.status == 200)
        #expect(page.headers["content-type"] == "text/css; charset=utf-8")
        #expect(page.headers["cache-control"] == "public, max-age=31536000, immutable")
        #expect(await browser(files).get(address, headers: ["if-none-match": page.headers["etag"] ?? ""]).status == 304)
        let head = await browser(files).head(address)
        #expect(head.body.isEmpty)
        #expect(head.headers["content-length"] == page.headers["content-length"])
    }

    @Test func `another content is another address, and the old one is gone`() async throws {
        let old = try #require(try StaticFiles(folder: folder()).address("pozytek.css"))
        let files = try StaticFiles(folder: folder(css: "body { color: blue }"))
        #expect(files.address("pozytek.css") != old)
        for path in [old, "/pliki/pozytek.css", "/pliki/", "/pliki/../pozytek.css", "/pliki/%2e%2e/x", "/pliki/notatki.md"] {
            #expect(await browser(files).get(path).status == 404)
        }
        #expect(files.address("notatki.md") == nil)
    }

    @Test func `a style sheet names its files by their hashed addresses, and does without those that are missing`() async throws {
        let files = try StaticFiles(folder: folder())
        let css = await browser(files).get(try #require(files.address("pozytek.css"))).html
        let font = try #require(files.address("fonts/a.woff2"))
        #expect(css.contains("url(\(font))"))
        #expect(!css.contains("missing"))
        #expect(css.contains("body { color: red }"))
        #expect(await browser(files).get(font).body == [1, 2, 3])
    }

    @Test func `pages link to the hashed files, and a folder that is not there breaks nothing`() async throws {
        let files = try StaticFiles(folder: folder())
        let page = await browser(files).get("/")
        #expect(page.html.contains("<link rel=\"stylesheet\" href=\"\(try #require(files.address("pozytek.css")))\">"))
        #expect(page.html.contains("<link rel=\"icon\" type=\"image/svg+xml\" href=\"\(try #require(files.address("favicon.svg")))\">"))
        let without = await browser(try StaticFiles(folder: URL(filePath: "/nowhere/at/all"))).get("/")
        #expect(without.status == 200)
        #expect(!without.html.contains("stylesheet"))
    }

    @Test func `a file is there to be read and for nothing else`() async throws {
        let files = try StaticFiles(folder: folder())
        let answer = await browser(files).request("POST", try #require(files.address("pozytek.css")))
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD")
    }

    @Test func `style sheets are compressed once, at start`() async throws {
        let files = try StaticFiles(folder: folder(css: String(repeating: "body { color: red }\n", count: 200)))
        let address = try #require(files.address("pozytek.css"))
        let browser = browser(files)
        let plain = await browser.get(address)
        for encoding in ["br", "gzip"] {
            let page = await browser.get(address, headers: ["accept-encoding": encoding])
            #expect(page.headers["content-encoding"] == encoding)
            #expect(page.headers["vary"] == "Accept-Encoding")
            #expect(page.body.count * 5 < plain.body.count)
            #expect(page.headers["etag"] != plain.headers["etag"])
        }
        #expect(await browser.get(try #require(files.address("fonts/a.woff2")), headers: ["accept-encoding": "br"]).headers["vary"] == nil)
    }
}
