import Database
import Foundation
import Reference
import TestSupport
import Testing

struct PostalImportTests {
    private static let header = "postal_code\tplace\tvoivodeship\tadmin2\n"

    private func taken(_ text: String, _ database: Database) async throws -> ImportOutcome {
        try await withFile(text) { try await PostalImport($0).run(database) }
    }

    @Test(arguments: Engines.all) func `a code gets one gmina only where the place names exactly one gmina of the powiat`(engine: Engine) async throws
    {
        try await withReference(on: engine) { database in
            let text =
                PostalImportTests.header + """
                    99-901\tLubicz\tKujawsko-Pomorskie\ttoruński
                    99-902\tChełmża\tKujawsko-Pomorskie\ttoruński
                    99-903\tGronowo\tKujawsko-Pomorskie\ttoruński
                    99-904\tLubicz\tKujawsko-Pomorskie\ttoruński
                    99-904\tŁysomice\tKujawsko-Pomorskie\ttoruński
                    99-905\tLubicz\tKujawsko-Pomorskie\ttoruński
                    99-905\tKikół\tKujawsko-Pomorskie\tlipnowski
                    00-001\tWarszawa\tMazowieckie\tWarszawa

                    """
            let outcome = try await taken(text, database)
            #expect(!outcome.refused && outcome.read == 5 && outcome.new == 4 && outcome.older == 1 && outcome.outside == 1)
            let codes = try await database.read { try PostalCodes.load($0) }
            #expect(codes["99-901"]?.gmina?.digits == "041504" && codes["99-901"]?.candidates == [])
            #expect(codes["99-902"]?.gmina == nil && codes["99-902"]?.candidates.count == 2)
            #expect(codes["99-903"]?.gmina == nil && codes["99-903"]?.candidates.count == 9)
            #expect(codes["99-904"]?.gmina == nil && codes["99-904"]?.candidates.count == 2)
            #expect(codes["99-905"] == nil && codes["00-001"] == nil)
            let before = try await changes(database)
            let again = try await taken(text, database)
            #expect(again.unchanged == 4 && again.new == 0)
            #expect(try await changes(database) == before)
        }
    }

    @Test func `what is bundled as certain stays certain`() async throws {
        try await withReference { database in
            let outcome = try await taken(PostalImportTests.header + "85-001\tFordon\tKujawsko-Pomorskie\tBydgoszcz\n", database)
            #expect(outcome.unchanged == 1)
            #expect(try await database.read { try PostalCodes.load($0)["85-001"]?.gmina?.digits } == "046101")
        }
    }

    @Test(.needsShared) func `the real table of 2019 loads, and again unchanged`() async throws {
        try await withReference { database in
            let path = Shared.path("postal/geonames_postal_pl_2019.tsv")
            let outcome = try await PostalImport(path).run(database)
            #expect(!outcome.refused && outcome.read >= 990 && outcome.outside > 20_000)
            let count = try await database.read { try PostalCodes.load($0).count }
            let again = try await PostalImport(path).run(database)
            #expect(again.new == 0 && again.changed == 0)
            #expect(try await database.read { try PostalCodes.load($0).count } == count)
        }
    }

    @Test func `files that are something else are refused, with nothing written`() async throws {
        try await withReference { database in
            let before = try await changes(database)
            for text in [
                "", "kod;miejscowość\n87-100;Toruń\n", PostalImportTests.header,
                PostalImportTests.header + "8710\tToruń\tKujawsko-Pomorskie\tToruń\n",
                "<html></html>", PostalImportTests.header + "\"87-100\tToruń",
            ] {
                let outcome = try await taken(text, database)
                #expect(outcome.refused, "\(text)")
            }
            await #expect(throws: (any Error).self) { try await PostalImport("/nie/ma/takiego.tsv").run(database) }
            #expect(try await changes(database) == before)
        }
    }
}
