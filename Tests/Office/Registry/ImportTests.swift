import Application
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// Writes files into a folder and imports them.
struct Delivery {
    let site: TestSite
    let folder: URL

    func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func take(_ paths: [String], day: String? = nil, isDry: Bool = false) async throws -> RunOutcome {
        try await ImportKRS(paths, day: day.flatMap { Day($0) }, isDry: isDry).run(in: site.services)
    }

    /// One line a record, in a file of its own each time.
    func take(_ extracts: [MadeExtract], isDry: Bool = false) async throws -> RunOutcome {
        let path = try write("\(UUID().uuidString).jsonl", extracts.map(\.json).joined(separator: "\n") + "\n")
        return try await take([path], isDry: isDry)
    }
}

func withDelivery(on engine: Engine = .sqlite, _ body: (Delivery) async throws -> Void) async throws {
    try await withSite(on: engine) { site in
        try await withFolder { try await body(Delivery(site: site, folder: $0)) }
    }
}

extension Counts {
    var numbers: [Int] { [read, new, changed, unchanged, closed, rejected] }
}

@Suite struct ImportTests {
    let ala = MadeExtract("0000000101", name: "FUNDACJA ALA")
    let ola = MadeExtract("0000000102", name: "STOWARZYSZENIE \"OLA\"").with { $0.form = "STOWARZYSZENIE" }

    @Test(arguments: Engines.all) func `a record is new, then unchanged, then changed`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            #expect(try await delivery.take([ala, ola]).counts.numbers == [2, 2, 0, 0, 0, 0])
            #expect(try await delivery.take([ala, ola]).counts.numbers == [2, 0, 0, 2, 0, 0])
            let renamed = ala.with {
                $0.name = "FUNDACJA ALA I AS"
                $0.issued = "21.11.2026 08:00:00"
            }
            #expect(try await delivery.take([renamed, ola]).counts.numbers == [2, 0, 1, 1, 0, 0])
            let names = try await delivery.site.database.read { try $0.all("SELECT name FROM organisation ORDER BY id") { try $0.text("name") } }
            #expect(names == ["Fundacja Ala i As", "Stowarzyszenie „Ola”"])
            let versions = try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM version") }
            #expect(versions == 3)
        }
    }

    @Test func `an older extract never replaces a newer one`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([ala])
            let older = ala.with {
                $0.name = "STARA NAZWA"
                $0.issued = "01.01.2020 08:00:00"
            }
            #expect(try await delivery.take([older]).counts.numbers == [1, 0, 0, 1, 0, 0])
        }
    }

    @Test(arguments: Engines.all) func `an empty reply closes a known body with the day of the run and creates nothing for an unknown one`(
        engine: Engine
    ) async throws {
        try await withDelivery(on: engine) { delivery in
            _ = try await delivery.take([ala])
            let paths = [try delivery.write("0000000101.json", ""), try delivery.write("0000000999.json", "")]
            #expect(try await delivery.take(paths, day: "2026-12-01").counts.numbers == [2, 0, 0, 0, 1, 0])
            #expect(try await delivery.take(paths, day: "2026-12-02").counts.numbers == [2, 0, 0, 1, 0, 0])
            let body = try await delivery.site.database.read {
                try $0.one("SELECT status, status_since FROM organisation") { (try $0.text("status"), try $0.day("status_since")) }
            }
            #expect(body.0 == "struck_off" && body.1 == Day("2026-12-01"))
        }
    }

    @Test func `a line with its own date closes on that day, and a newer extract opens the body again`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([ala])
            let path = try delivery.write("a.jsonl", #"{"krs": "0000000101", "status": 204, "date": "2026-11-22"}"#)
            #expect(try await delivery.take([path]).counts.numbers == [1, 0, 0, 0, 1, 0])
            let back = ala.with { $0.issued = "30.11.2026 08:00:00" }
            #expect(try await delivery.take([back]).counts.numbers == [1, 0, 1, 0, 0, 0])
            let status = try await delivery.site.database.read { try $0.one("SELECT status FROM organisation") { try $0.text("status") } }
            #expect(status == "registered")
        }
    }

    @Test func `a folder of rubbish is passed over with warnings and what is good is kept`() async throws {
        try await withDelivery { delivery in
            _ = try delivery.write("a.json", ala.json)
            _ = try delivery.write("broken.json", String(ala.json.prefix(300)))
            _ = try delivery.write("list.json", "[1, 2, 3]")
            _ = try delivery.write("notes.txt", "hello")
            _ = try delivery.write("empty.json", "")
            _ = try delivery.write("deep.json", String(repeating: "{\"a\":", count: 5_000))
            try Data([0xFF, 0xFE, 0x00]).write(to: delivery.folder.appending(path: "latin.json"))
            let outcome = try await delivery.take([delivery.folder.path])
            #expect(outcome.counts.numbers == [4, 1, 0, 0, 0, 3])
            #expect(Set(outcome.problems.filter { $0.severity == .rejected }.map(\.file)) == ["broken.json", "deep.json", "latin.json"])
            #expect(Set(outcome.problems.filter { $0.severity == .warning }.map(\.file)) == ["list.json", "notes.txt", "empty.json"])
        }
    }

    @Test func `problems name file, line and field`() async throws {
        try await withDelivery { delivery in
            let path = try delivery.write("lines.jsonl", [ala.json, "", "{broken", ola.with { $0.nip = "1234567890" }.json].joined(separator: "\n"))
            let outcome = try await delivery.take([path])
            #expect(outcome.counts.numbers == [3, 2, 0, 0, 0, 1])
            #expect(outcome.problems.map { [$0.file, String($0.line), $0.field] } == [["lines.jsonl", "3", ""], ["lines.jsonl", "4", "nip"]])
        }
    }

    @Test func `a number twice in one file counts as two records, the later one stands`() async throws {
        try await withDelivery { delivery in
            let renamed = ala.with {
                $0.name = "FUNDACJA EWA"
                $0.issued = "22.11.2026 08:00:00"
            }
            let outcome = try await delivery.take([ala, ala, renamed])
            #expect(outcome.counts.numbers == [3, 1, 1, 1, 0, 0])
        }
    }

    @Test func `a missing file is an error, and nothing is written`() async throws {
        try await withDelivery { delivery in
            await #expect(throws: InputFiles.Missing.self) { try await delivery.take(["/no/such/file.json"]) }
            let runs = try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM import_run") }
            #expect(runs == 0)
        }
    }

    @Test func `a dry run counts the same and writes nothing`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([ala])
            let before = try await delivery.site.database.digest(TestSite.house.tables).total
            let again = ala.with {
                $0.name = "NOWA"
                $0.issued = "22.11.2026 08:00:00"
            }
            #expect(try await delivery.take([again, ola, ola], isDry: true).counts.numbers == [3, 1, 1, 1, 0, 0])
            #expect(try await delivery.site.database.digest(TestSite.house.tables).total == before)
        }
    }

    @Test func `a document longer than 16 MiB is rejected and the next line is read`() async throws {
        try await withDelivery { delivery in
            let path = try delivery.write("long.jsonl", "{\"odpis\":\"" + String(repeating: "x", count: 17 << 20) + "\"}\n" + ala.json + "\n")
            let outcome = try await delivery.take([path])
            #expect(outcome.counts.numbers == [2, 1, 0, 0, 0, 1])
            #expect(outcome.problems.first?.line == 1)
        }
    }

    @Test func `HTML in a name is text`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([ala.with { $0.name = "<script>alert(1)</script> & \"CO\"" }])
            let page = try await delivery.site.browser().open("/organizacje/krs/101")
            #expect(page.status == 200)
            #expect(!page.html.contains("<script>"))
            #expect(page.heading.contains("<script>alert(1)</script>"))
        }
    }

    @Test(arguments: Engines.all) func `a cut-off run goes on and ends like an undisturbed one`(engine: Engine) async throws {
        let many = (1...4_000).map { number in MadeExtract(String(10_000 + number), name: "FUNDACJA \(number)") }
        try await withDelivery(on: engine) { whole in
            let text = many.map(\.json).joined(separator: "\n") + "\n"
            let path = try whole.write("many.jsonl", text)
            let undisturbed = try await whole.take([path])
            #expect(undisturbed.counts.numbers == [4_000, 4_000, 0, 0, 0, 0])
            try await withSite(on: engine) { site in
                let cut = Delivery(site: site, folder: whole.folder)
                struct Cut: Error {}
                await #expect(throws: Cut.self) {
                    try await ImportKRS([path]).run(in: site.services) { counts in if counts.read >= 500 { throw Cut() } }
                }
                let kept = try await site.database.read { try $0.integer("SELECT count(*) FROM organisation") }
                #expect((500..<4_000).contains(kept))
                let outcome = try await cut.take([path])
                #expect(outcome.counts.numbers == [4_000, 4_000, 0, 0, 0, 0])
                #expect(try await site.database.digest(TestSite.house.tables).total == whole.site.database.digest(TestSite.house.tables).total)
            }
        }
    }
}

@Suite struct InputFilesTests {
    @Test func `a pipe is no file: it closes nothing`() async throws {
        try await withDelivery { delivery in
            _ = try await delivery.take([MadeExtract("0000000101", name: "FUNDACJA ALA")])
            let pipe = delivery.folder.appending(path: "0000000101.json").path
            #expect(mkfifo(pipe, 0o600) == 0)
            await #expect(throws: InputFiles.Missing.self) { try await delivery.take([pipe]) }
            #expect(try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM version WHERE closed_on IS NOT NULL") } == 0)
        }
    }
}
