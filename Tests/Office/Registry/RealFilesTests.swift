import Database
import Foundation
import Reference
import Registry
import TestSupport
import Testing
import Values

/// The public data beside the project, when it is there.
enum SharedData {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data").standardizedFileURL
    static let isThere = FileManager.default.fileExists(atPath: folder.path)

    static func path(_ name: String) -> String { folder.appending(path: name).path }
}

@Suite(.enabled(if: SharedData.isThere || Engines.isCI, "nie ma ../shared/data"))
struct RealFilesTests {
    /// Seats as the register's own index names them, by KRS number.
    private static func gminas() throws -> [String: String] {
        let text = try String(contentsOfFile: SharedData.path("krs/index_aktualny_S.csv"), encoding: .utf8)
        var gminas: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if fields.last == "200" { gminas[fields[0]] = fields[5] }
        }
        return gminas
    }

    @Test(arguments: Engines.all) func `the real extracts load, load again unchanged, and find their gminas when the country is loaded`(
        engine: Engine
    ) async throws {
        try await withDelivery(on: engine) { delivery in
            let folder = SharedData.path("krs/aktualny_S")
            #expect(try await delivery.take([folder]).counts.numbers == [23, 23, 0, 0, 0, 0])
            #expect(try await delivery.take([folder]).counts.numbers == [23, 0, 0, 23, 0, 0])
            let outside = try await delivery.site.database.read { try $0.integer("SELECT count(*) FROM organisation WHERE placement = 'outside'") }
            #expect(outside == 23)
            _ = try await TerytImport(SharedData.path("teryt/TERC_2022-01-01.csv")).run(delivery.site.database)
            #expect(try await Relocate()(in: delivery.site.database) == 23)
            #expect(try await delivery.take([folder]).counts.numbers == [23, 0, 0, 23, 0, 0])

            let expected = try RealFilesTests.gminas()
            let found = try await delivery.site.database.read { db in
                let territory = try Territory.load(db)
                return try db.all("SELECT i.value, o.gmina FROM organisation o JOIN identifier i ON i.organisation_id = o.id AND i.kind = 'krs'") {
                    row in
                    (try row.text("value"), try row.textOrNil("gmina").flatMap { Teryt($0) }.flatMap { territory[$0] })
                }
            }
            #expect(found.count == 23)
            for (krs, gmina) in found {
                let name = (expected[krs] ?? "").replacing("M. ", with: "")
                #expect(gmina?.name.uppercased() == name, "\(krs)")
                #expect(gmina?.teryt.voivodeship.description == "18")
            }
        }
    }

    @Test func `a large foundation, a full extract and a struck-off company load too`() async throws {
        try await withDelivery { delivery in
            let outcome = try await delivery.take([SharedData.path("krs")])
            #expect(outcome.counts.numbers == [26, 25, 0, 0, 0, 0])
            let full = try await delivery.site.browser().open("/organizacje/krs/0001268296")
            #expect(full.text.contains("9452336418".prefix(3)) && full.text.contains("545 772 924"))
            #expect(await delivery.site.browser().get("/organizacje/krs/0000106150").status == 404)
        }
    }

    @Test func `the seven numbers without an extract create nothing, and close what is known`() async throws {
        try await withDelivery { delivery in
            let numbers = ["0000010843", "0000102399", "0000160110", "0000242223", "0000321173", "0000390358", "0000451014"]
            let paths = try numbers.map { try delivery.write("\($0).json", "") }
            #expect(try await delivery.take(paths).counts.numbers == [7, 0, 0, 0, 0, 0])
            _ = try await delivery.take([MadeExtract("0000010843", name: "ZNANA")])
            #expect(try await delivery.take(paths, day: "2026-12-24").counts.numbers == [7, 0, 0, 0, 1, 0])
        }
    }
}
