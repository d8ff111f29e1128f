import ActivityMap
import Database
import Documents
import Foundation
import Registry
import TestSupport
import Testing

/// Grants of 360Giving files: read whatever their quirks, and given back as they came.
@Suite struct GivingTests {
    static func grant(_ id: String, _ more: String = "") -> String {
        """
        {"id":"\(id)","title":"Klub","description":"Opis","currency":"GBP","amountAwarded":1500.50,"awardDate":"2015-06-10T00:00:00+00:00",
        "recipientOrganization":[{"id":"GB-CHC-1","name":"Klub „Żuraw”"}],"fundingOrganization":[{"id":"GB-CHC-2","name":"Funder"}]\(more)}
        """
    }

    static func file(_ grants: [String]) -> String { "{\"version\":\"1.4\",\"grants\":[" + grants.joined(separator: ",\n") + "]}" }

    @Test(arguments: Engines.all) func `a grant is new, then unchanged, then changed, and creates no organisation`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            let first = GivingTests.file([GivingTests.grant("a"), GivingTests.grant("b")])
            #expect(try await deeds.give(first).counts.numbers == [2, 2, 0, 0, 0, 0])
            #expect(try await deeds.give(first).counts.numbers == [2, 0, 0, 2, 0, 0])
            let second = GivingTests.file([GivingTests.grant("a", ",\"amountDisbursed\":10"), GivingTests.grant("b")])
            #expect(try await deeds.give(second).counts.numbers == [2, 0, 1, 1, 0, 0])
            let rows = try await deeds.texts("SELECT title, awarded, paid, currency, awarded_on, year FROM grant_award ORDER BY id")
            #expect(rows == ["Klub 150050 1000 GBP 20150610 2015", "Klub 150050 – GBP 20150610 2015"])
            #expect(try await deeds.number("SELECT count(*) FROM organisation") == 0)
            #expect(try await deeds.number("SELECT count(*) FROM deed_version") == 3)
            #expect(
                try await deeds.texts("SELECT role, name, identifier, matched FROM deed_party WHERE deed_id = 1 ORDER BY position") == [
                    "recipient Klub „Żuraw” GB-CHC-1 none", "funder Funder GB-CHC-2 none",
                ])
        }
    }

    @Test func `quirks are told and are not fatal`() async throws {
        try await withDeeds { deeds in
            let odd = """
                {"id":"q","title":"T","currency":"GBP","amountAwarded":"1,200","awardDate":"10/06/2015","shoeSize":44,
                "plannedDates":[{"startDate":"2016-02","endDate":"2015"}],
                "recipientOrganization":[{"id":"PL-KRS-12x","name":"Klub","colour":"red"}],"fundingOrganization":[{"id":"f","name":"F"}]}
                """
            let outcome = try await deeds.give(GivingTests.file([odd, GivingTests.grant("r")]))
            #expect(outcome.counts.numbers == [2, 2, 0, 0, 0, 0])
            let warned = outcome.warned.joined(separator: "\n")
            for words in [
                "description: q: brak pola", "kwota zapisana jako tekst", "„10/06/2015” odczytana jako dzień", "jest przed początkiem",
                "nie jest numerem KRS", "shoeSize", "recipientOrganization.colour",
            ] {
                #expect(warned.contains(words), "\(words)")
            }
            #expect(try await deeds.texts("SELECT awarded, awarded_on, planned_from FROM grant_award ORDER BY id LIMIT 1") == ["120000 20150610 –"])
        }
    }

    @Test func `what is no grant is rejected with its line, the others are taken`() async throws {
        try await withDeeds { deeds in
            let bad = [
                "7", "{\"title\":\"bez id\"}", GivingTests.grant("a").replacing("\"GBP\"", with: "null"),
                GivingTests.grant("b").replacing("1500.50", with: "\"dużo\""), GivingTests.grant("c"), GivingTests.grant("c"),
            ]
            let outcome = try await deeds.give(GivingTests.file(bad))
            #expect(outcome.counts.numbers == [6, 1, 0, 0, 0, 5])
            #expect(outcome.rejected.map { $0.prefix { $0 != ":" } } == ["1 ", "2 id", "3 currency", "5 amountAwarded", "9 identyfikator"])
        }
    }

    @Test(arguments: [
        "{\"grants\":[{\"id\":\"a\"", "{\"grants\":[{\"id\":\"a\"} {\"id\":\"b\"}]}", "{\"grants\":{}}", "[{\"id\":}]", "{\"grants\":[]}x", "",
        "{\"dotacje\":[]}",
    ])
    func `a file that breaks off or is something else leaves nothing behind`(text: String) async throws {
        try await withDeeds { deeds in
            await #expect(throws: (any Error).self) { try await deeds.give(text) }
            let rows = try await deeds.number("SELECT (SELECT count(*) FROM import_run) + (SELECT count(*) FROM deed_record)")
            #expect(rows == 0)
        }
    }

    @Test(arguments: Engines.all) func `export gives every grant back field by field, unknown ones too`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            let grants = [GivingTests.grant("a", ",\"x\":{\"y\":[1,null,\"ó\"]}"), GivingTests.grant("b", ",\"amountAppliedFor\":1e3")]
            _ = try await deeds.give(GivingTests.file(grants))
            let back = try JSON(Array(try await deeds.exported().utf8))["grants"].items
            let came = try grants.map { try JSON(Array($0.utf8)) }
            #expect(back == came)
            let one = try JSON(Array(try await deeds.exported(.json, [2]).utf8))["grants"].items
            #expect(one == [back[1]])
        }
    }

    @Test func `the flat form goes out and comes back as the same grants`() async throws {
        try await withDeeds { deeds in
            let grants = [
                GivingTests.grant("a", ",\"plannedDates\":[{\"startDate\":\"2016-01-01\",\"duration\":12}],\"description2\":\"=1+1\""),
                GivingTests.grant(
                    "b",
                    ",\"beneficiaryLocation\":[{\"name\":\"Leeds\",\"countryCode\":\"GB\"},{\"name\":\"York\"}],\"relatedActivity\":[\"x\",\"y\"]"),
            ]
            _ = try await deeds.give(GivingTests.file(grants))
            let flat = try await deeds.exported(.csv)
            #expect(flat.hasPrefix("Identifier,Title,Description,Currency,Amount Awarded,Award Date,Planned Dates:0:Start Date,"))
            #expect(flat.contains("Recipient Org:0:Name") && flat.contains("Beneficiary Location:1:Name") && flat.contains("'=1+1"))
            let before = try JSON(Array(try await deeds.exported().utf8))
            try await withDeeds { other in
                #expect(try await other.give(flat, as: "flat.csv").counts.numbers == [2, 2, 0, 0, 0, 0])
                let after = try JSON(Array(try await other.exported().utf8))
                #expect(after["grants"].items.map { $0.canonical() } == before["grants"].items.map { $0.canonical() })
            }
        }
    }

    @Test func `titles without the number of an item mean the first`() async throws {
        try await withDeeds { deeds in
            let text = """
                Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,Funding Org:Identifier,Funding Org:Name,Uwagi
                a,Klub,Opis,PLN,1200,2020-01-02,PL-KRS-0000000101,Klub A,f,F,własne
                b,Klub,Opis,PLN,sto,2020-01-02,PL-KRS-0000000101,Klub A,f,F,
                """
            let outcome = try await deeds.give(text, as: "flat.csv")
            #expect(outcome.counts.numbers == [2, 1, 0, 0, 0, 1])
            #expect(outcome.rejected == ["3 amountAwarded: b: „sto” nie jest kwotą"])
            #expect(outcome.warned.contains { $0.contains("„Uwagi”") })
            #expect(try await deeds.texts("SELECT name, krs FROM deed_party WHERE role = 'recipient'") == ["Klub A 0000000101"])
        }
    }

    @Test(arguments: Engines.all) func `an office's own list goes out as 360Giving and comes back`(engine: Engine) async throws {
        try await withDeeds(on: engine) { deeds in
            let work = ImportGrants(ImportGrants.mappings.example(of: "wykaz-umow").path, mapping: "wykaz-umow")
            _ = try await work.run(in: deeds.site.services)
            let text = try await deeds.exported()
            let first = try JSON(Array(text.utf8))["grants"].items[0]
            #expect(first["amountAwarded"] == .number("12000") && first["awardDate"].text == "2025-03-10")
            #expect(first["recipientOrganization"].items[0]["id"].text == "PL-KRS-9700000900")
            #expect(first["fundingOrganization"].items[0]["id"].text == "PL-REGON-092350613")
            #expect(first["beneficiaryLocation"].items.map { $0["geoCode"].text } == ["041504"])
            #expect(first["plAwardProcedure"].text == "open_competition")
            let kept = "SELECT title, awarded, paid, returned, awarded_on, planned_until, mode, form FROM grant_award WHERE source = " as SQL
            let own = try await deeds.texts(kept + "'wykaz-umow' ORDER BY id")
            #expect(try await deeds.give(text).counts.numbers == [10, 10, 0, 0, 0, 0])
            #expect(try await deeds.texts(kept + "'360giving' ORDER BY id") == own)
        }
    }

    static let real = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../../shared/data/grants/360giving_lloyds_bank_foundation_2010_2015.json"
    ).standardizedFileURL.path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: GivingTests.real) || Engines.isCI, "nie ma ../shared/data"), arguments: Engines.all)
    func `4 116 real grants come back unchanged, five without a description are named, nobody is created`(engine: Engine) async throws {
        let path = GivingTests.real
        try await withDeeds(on: engine) { deeds in
            let outcome = try await ImportGrants(path).run(in: deeds.site.services)
            #expect(outcome.counts.numbers == [4_116, 4_116, 0, 0, 0, 0])
            #expect(outcome.problems.count { $0.field == "description" } == 5)
            let source = try JSON([UInt8](try Data(contentsOf: URL(filePath: path))))
            #expect(try JSON(Array(try await deeds.exported().utf8)) == source)
            #expect(try await deeds.number("SELECT count(*) FROM organisation") == 0)
            #expect(try await deeds.number("SELECT count(*) FROM deed_party WHERE matched <> 'none'") == 0)
            let flat = try await deeds.exported(.csv)
            try await withDeeds { other in
                #expect(try await other.give(flat, as: "flat.csv").counts.numbers == [4_116, 4_116, 0, 0, 0, 0])
                let back = try JSON(Array(try await other.exported().utf8))["grants"].items
                #expect(back.map { $0.canonical() } == source["grants"].items.map { $0.canonical() })
            }
        }
    }
}
