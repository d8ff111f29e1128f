import Application
import Database
import Foundation
import Registry
import TestSupport
import Testing
import Values

/// A run that was cut off, and whose file has changed since, is replaced by the run that read the changed one.
@Suite struct ReplacedRunTests {
    private struct CutOff: Error {}

    private func states(_ site: TestSite) async throws -> [String] {
        try await site.database.read { db in
            try db.all("SELECT state, replaced_by FROM import_run ORDER BY id") {
                "\(try $0.text("state"))\(try $0.int64OrNil("replaced_by").map { " by \($0)" } ?? "")"
            }
        }
    }

    private func cutOff(_ path: String, _ site: TestSite) async throws {
        await #expect(throws: CutOff.self) { try await ImportKRS([path], day: nil, isDry: false).run(in: site.services) { _ in throw CutOff() } }
    }

    @Test(arguments: Engines.all) func `it is named as such in the list and on the page until that run is taken back`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let site = delivery.site
            let first = MadeExtract("101", name: "FUNDACJA ALA").json + "\n"
            let path = try delivery.write("wykaz.jsonl", first)
            let other = try delivery.write("inny.jsonl", first)
            try await cutOff(path, site)
            try await cutOff(other, site)
            #expect(try await states(site) == ["running", "running"])
            _ = try delivery.write("wykaz.jsonl", first + MadeExtract("102", name: "FUNDACJA OLA").json + "\n")
            try await cutOff(path, site)
            #expect(try await states(site) == ["running", "running", "running"], "what may be cut off itself replaces nothing yet")
            _ = try await ImportKRS([path], day: nil, isDry: false).run(in: site.services)
            #expect(try await states(site) == ["running by 3", "running", "finished"], "a file of another name is not meant")
            let page = try await site.browser().open("/o-danych")
            #expect(page.text.contains("zastąpiony przez przebieg 3") && page.text.contains("przerwany albo w toku"))
            _ = try await UndoRun(ID(3))(in: site.services)
            #expect(try await states(site) == ["running", "running", "undone"])
        }
    }

    @Test(arguments: Engines.all) func `a folder that got one more file is the same folder`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let folder = delivery.folder.path
            _ = try delivery.write("a.jsonl", MadeExtract("101", name: "FUNDACJA ALA").json + "\n")
            try await cutOff(folder, delivery.site)
            _ = try delivery.write("b.jsonl", MadeExtract("102", name: "FUNDACJA OLA").json + "\n")
            _ = try await delivery.take([folder])
            #expect(try await states(delivery.site) == ["running by 2", "finished"])
        }
    }

    @Test(arguments: Engines.all) func `when the file is as it was again, the run goes on`(engine: Engine) async throws {
        try await withDelivery(on: engine) { delivery in
            let site = delivery.site
            let first = MadeExtract("101", name: "FUNDACJA ALA").json + "\n"
            let path = try delivery.write("wykaz.jsonl", first)
            let day = Date(timeIntervalSince1970: 1_800_000_000)
            try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: path)
            try await cutOff(path, site)
            _ = try delivery.write("wykaz.jsonl", first + MadeExtract("102", name: "FUNDACJA OLA").json + "\n")
            _ = try await ImportKRS([path], day: nil, isDry: false).run(in: site.services)
            #expect(try await states(site) == ["running by 2", "finished"])
            _ = try delivery.write("wykaz.jsonl", first)
            try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: path)
            let outcome = try await ImportKRS([path], day: nil, isDry: false).run(in: site.services)
            #expect(outcome.run == ID(1))
            #expect(try await states(site) == ["finished", "finished"])
        }
    }
}
