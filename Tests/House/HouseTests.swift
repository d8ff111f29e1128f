import Application
import ArgumentParser
import Database
import Foundation
import TestSupport
import Testing
import Web

/// Promises about the house as a whole: its layers, its schema, its documents.
@Suite struct HouseTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static func sources(below folder: String) throws -> [(path: String, text: String)] {
        let base = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { $0.hasSuffix(".swift") }.sorted().map {
            ($0, try String(contentsOf: base.appending(path: $0), encoding: .utf8))
        }
    }

    static func document(_ name: String) throws -> String { try String(contentsOf: root.appending(path: name), encoding: .utf8) }

    @Test func `no module of Kit knows the office`() throws {
        let office = try FileManager.default.contentsOfDirectory(atPath: HouseTests.root.appending(path: "Sources/Office").path)
        for (path, text) in try HouseTests.sources(below: "Sources/Kit") {
            for module in office { #expect(!text.contains("import \(module)\n"), "Kit/\(path) imports \(module)") }
        }
    }

    @Test func `an empty database brought up to date has the schema that is written down`() async throws {
        try await withSite { site in
            let schema = try await site.database.schema()
            if ProcessInfo.processInfo.environment["POZYTEK_WRITE_SCHEMA"] == "1" {
                try Data(schema.utf8).write(to: HouseTests.root.appending(path: "docs/schema.sql"))
            }
            let written = try HouseTests.document("docs/schema.sql")
            #expect(schema == written, "docs/schema.sql is out of date: scripts/schema writes it anew")
        }
    }

    @Test(arguments: Engines.all) func `bringing up to date twice changes nothing`(engine: Engine) async throws {
        try await withSite(on: engine) { site in
            let before = try await site.database.digest(TestSite.house.tables).total
            #expect(try await TestSite.house.bringUpToDate(site.database).isEmpty)
            #expect(try await site.database.digest(TestSite.house.tables).total == before)
        }
    }

    @Test func `a site whose database lost its migrations, or has other ones, is not ready`() async throws {
        try await withSite { site in
            #expect(await site.browser().get("/readyz").status == 200)
            try await site.database.write(by: .system) { db in
                try db.run("UPDATE migration SET number = 99 WHERE module = 'registry' AND number = 1")
                db.note(Change("changed", "migration", ids: []))
            }
            #expect(await site.browser().get("/readyz").status == 503)
            try await site.database.write(by: .system) { db in
                try db.run("DELETE FROM migration WHERE number = 99")
                db.note(Change("changed", "migration", ids: []))
            }
            #expect(await site.browser().get("/readyz").html == "not ready: migracje bazy\n")
        }
    }

    @Test func `every table is known to the digest`() async throws {
        try await withSite { site in
            let digest = try await site.database.digest(TestSite.house.tables)
            let tables = try await site.database.read { db in
                try db.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'") { try $0.text("name") }
            }
            // Lemmas can be made anew at any time, and depend on the dictionary that is installed.
            #expect(Set(tables).subtracting(digest.tables.map(\.name)) == ["word_lemma"])
            #expect(Set(digest.tables.map(\.name)).isSubset(of: tables))
        }
    }

    @Test func `every route answers at its examples, and each can be read without a script`() async throws {
        try await withSite(sample: 200, deeds: true) { site in
            for route in site.site.routes {
                for example in route.examples {
                    let page = try await site.browser().open(example)
                    #expect(page.status == 200, "\(route.pattern): \(example) answers \(page.status)")
                    // Modules of our own may make it more comfortable; what they do without is for the browser tests.
                    let bare = page.html.replacing(#/<script type="module" src="\/pliki\/[a-z\/-]+\.[0-9a-f]{16}\.js"><\/script>/#, with: "")
                    #expect(!bare.contains("<script") && !bare.contains(" style="), "\(example)")
                }
            }
        }
    }

    @Test func `no two routes answer the same requests`() async throws {
        try await withSite { site in
            let patterns = site.site.routes.map { route in "\(route.method) " + route.pattern.replacing(/\{\w+\}/, with: "{}") }
            #expect(Set(patterns).count == patterns.count)
        }
    }

    @Test(arguments: Engines.all) func `the same import leaves the same digest on every engine`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 120) { site in
            let digest = try await site.database.digest(TestSite.house.tables)
            try await withSite(on: .sqlite, sample: 120) { other in
                let expected = try await other.database.digest(TestSite.house.tables)
                for (a, b) in zip(digest.tables, expected.tables) { #expect(a.hex == b.hex, "\(a.name)") }
                #expect(digest.total == expected.total)
            }
        }
    }

    @Test func `README names every command and every setting`() throws {
        let readme = try HouseTests.document("README.md")
        for setting in Settings.all { #expect(readme.contains("`\(setting.variable)`"), "\(setting.variable)") }
        let house = TestSite.house.features
        let imports = house.flatMap(\.imports).map { "import " + ($0.configuration.commandName ?? "?") }
        let own = house.flatMap(\.commands).map { $0.configuration.commandName ?? "?" }
        for command in ["serve", "migrate", "config", "backup", "restore", "digest"] + own + imports {
            #expect(readme.contains("`pozytek \(command)"), "pozytek \(command)")
        }
    }

    /// `sample --remove` deletes from every table that hangs on an organisation or a run, or a foreign key would refuse it.
    @Test func `the sample is cleared out of every table that hangs on it`() async throws {
        let store = try HouseTests.document("Sources/Office/Registry/Sample/SampleStore.swift")
        try await withSite { site in
            let hanging = try await site.database.read { db in
                try db.all(
                    """
                    SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
                    WHERE m.type = 'table' AND f."table" IN ('organisation', 'record', 'import_run')
                    """
                ) { try $0.text("name") }
            }
            #expect(hanging.count > 5)
            for table in hanging { #expect(store.contains("\"\(table)\"") || store.contains("DELETE FROM \(table) "), "\(table)") }
        }
    }

    @Test func `the glossary has every module of the office`() throws {
        let glossary = try HouseTests.document("docs/glossary.md")
        for module in ["Reference", "Registry", "ActivityMap"] { #expect(glossary.contains(module)) }
    }
}
