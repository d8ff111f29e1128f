import Database
import Foundation
import Reference
import TestSupport
import Testing
import Values

/// Files that are not what they should be: all that is wrong is told with its place, and nothing is written.
struct BadFileTests {
    private static let header = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\r\n"

    private func refused(_ bytes: [UInt8]) async throws -> ImportOutcome {
        try await withReference { database in
            let before = (try await territory(database).gminas, try await changes(database))
            let outcome = try await withFile(bytes) { try await TerytImport($0).run(database) }
            let after = (try await territory(database).gminas, try await changes(database))
            #expect(outcome.refused)
            #expect(before == after)
            return outcome
        }
    }

    private func refused(_ text: String) async throws -> ImportOutcome { try await refused(Array(text.utf8)) }

    @Test func `several faults are told together, each with line, field and reason`() async throws {
        let outcome = try await refused(
            BadFileTests.header + """
                06;;;;LUBELSKIE;województwo;2026-01-01\r
                06;1;;;bialski;powiat;2026-01-01\r
                06;01;01;7;Terespol;gmina miejska;2026-01-01\r
                06;01;02;2;;gmina wiejska;2026-01-01\r
                06;01;03;2;Zalesie;gmina wiejska;2026-13-01\r
                06;01;04;2;<b>Łomazy</b>;gmina wiejska;2026-01-01\r
                06;01;05;2;Piszczac;gmina wiejska;2025-01-01\r
                06;01;06;2;Tuczna\r

                """)
        #expect(outcome.problems.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
        #expect(outcome.problems.map(\.field) == ["POW", "RODZ", "NAZWA", "STAN_NA", "NAZWA", "STAN_NA", nil])
        #expect(outcome.problems.allSatisfy { !$0.reason.isEmpty })
        #expect(outcome.problems[0].description.hasPrefix("wiersz 3, POW: "))
    }

    @Test func `a duplicated unit, half a gmina, and a gmina without its powiat`() async throws {
        let twice = try await refused(BadFileTests.header + "06;;;;LUBELSKIE;w;2026-01-01\n06;;;;LUBELSKIE;w;2026-01-01\n")
        #expect(twice.problems.map(\.line) == [3])
        let half = try await refused(
            BadFileTests.header + "06;;;;LUBELSKIE;w;2026-01-01\n06;01;;;bialski;powiat;2026-01-01\n06;01;04;4;Terespol;miasto;2026-01-01\n")
        #expect(half.problems.map(\.field) == ["RODZ"] && half.problems.map(\.line) == [4])
        let orphan = try await refused(BadFileTests.header + "06;01;03;2;Zalesie;gmina wiejska;2026-01-01\n")
        #expect(orphan.problems.map(\.field) == ["POW"] && orphan.problems.map(\.line) == [2])
    }

    @Test func `another table, an empty file, an empty table, a doubled column`() async throws {
        #expect(try await refused("nazwa,gmina\nAla,Lipno\n").problems.map(\.line) == [1])
        #expect(try await refused("").problems.map(\.reason) == ["plik jest pusty"])
        #expect(try await refused("\u{FEFF}\r\n\r\n").refused)
        #expect(try await refused(BadFileTests.header).problems.map(\.reason) == ["w pliku nie ma żadnej jednostki"])
        #expect(try await refused("WOJ;WOJ;POW;GMI;RODZ;NAZWA;STAN_NA\n").problems.map(\.line) == [1])
    }

    @Test func `Windows-1250, UTF-16, a picture, one endless line`() async throws {
        let header = Array(BadFileTests.header.utf8)
        let windows = header + Array("06;;;;".utf8) + [0xA3, 0xD3, 0x44, 0x8F] + Array(";w;2026-01-01\n".utf8)
        let encoding = try await refused(windows).problems
        #expect(encoding.first?.line == 2 && encoding.first?.reason.contains("UTF-8") == true)
        #expect(try await refused([0xFF, 0xFE] + header.flatMap { [$0, 0] }).refused)
        #expect(try await refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]).refused)
        #expect(try await refused([UInt8](repeating: 0x41, count: 3 << 20)).refused)
    }

    @Test func `more rows than a country has, and a thousand faults`() async throws {
        let row = "06;;;;LUBELSKIE;w;2026-01-01\n"
        let many = try await refused(BadFileTests.header + String(repeating: row, count: 60_000))
        #expect(many.problems.count == 201 && many.problems.last?.reason == "dalszych błędów nie wypisano")
    }

    @Test func `a truncated file is refused`() async throws {
        let text = BadFileTests.header + "06;;;;LUBELSKIE;w;2026-01-01\n06;01;;;bialski;powiat;2026-01-01\n06;01;03;2;Zale"
        #expect(try await refused(text).problems.map(\.line) == [4])
        #expect(try await refused(BadFileTests.header + "06;;;;\"LUBELSKIE;w;2026-01-01\n").refused)
    }

    @Test func `a part of a voivodeship closes nothing, and says so`() async throws {
        try await withReference { database in
            let text = BadFileTests.header + "04;;;;KUJAWSKO-POMORSKIE;województwo;2027-01-01\n04;08;;;lipnowski;powiat;2027-01-01\n"
            let outcome = try await withFile(text) { try await TerytImport($0).run(database) }
            #expect(!outcome.refused && outcome.closed == 0 && outcome.warnings.count == 1)
            #expect(try await territory(database).gminas.count == 144)
        }
    }

    @Test func `a file that is not there, and a folder`() async throws {
        try await withReference { database in
            for path in ["/nowhere/at/all.csv", "/"] {
                await #expect(throws: (any Error).self) { try await TerytImport(path).run(database) }
                await #expect(throws: (any Error).self) { try await FigureImport(.area, path).run(database) }
            }
        }
    }

    private func xml(_ rows: String, head: String = "<?xml version=\"1.0\" encoding=\"utf-8\"?>", catalog: String = "TERC") -> String {
        "\(head)\n<teryt>\n<catalog name=\"\(catalog)\" type=\"all\" date=\"2026-01-01\">\n\(rows)</catalog>\n</teryt>\n"
    }

    private let row =
        "<row><WOJ>06</WOJ><POW/><GMI>   </GMI><RODZ></RODZ><NAZWA>LUBELSKIE</NAZWA><NAZWA_DOD>w</NAZWA_DOD><STAN_NA>2026-01-01</STAN_NA></row>\n"

    @Test func `XML goes in as CSV does`() async throws {
        try await withReference { database in
            let more = row.replacing("<POW/>", with: "<POW>01</POW>").replacing("LUBELSKIE", with: "bialski &amp; &#x142;uk&#243;w")
            let outcome = try await withFile("\u{FEFF}" + xml("<!-- > -->" + row + more)) { try await TerytImport($0).run(database) }
            #expect(outcome.problems == [] && outcome.new == 2)
            let territory = try await territory(database)
            #expect(try territory[teryt("06")]?.name == "lubelskie")
            #expect(try territory[teryt("0601")]?.name == "bialski & łuków")
        }
    }

    @Test func `XML with its own entities, another catalogue, or no end is refused`() async throws {
        let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE t [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
        #expect(try await refused(xml(row, head: bomb)).problems.first?.line == 2)
        #expect(try await refused(xml(row.replacing("LUBELSKIE", with: "&lol;"))).problems.first?.line == 4)
        #expect(try await refused(xml(row.replacing("LUBELSKIE", with: "<![CDATA[X]]>"))).refused)
        #expect(try await refused(xml(row, catalog: "SIMC")).refused)
        #expect(try await refused(xml(row, head: "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>")).refused)
        #expect(try await refused(String(xml(row).dropLast(30))).refused)
        #expect(try await refused(xml(row.replacing("</WOJ>", with: "</POW>"))).refused)
        #expect(try await refused(xml(row) + "<teryt/>").refused)
        #expect(try await refused("<row>" + String(repeating: "x", count: 10_000)).refused)
        #expect(try await refused("<html><body>404</body></html>").refused)
        #expect(try await refused(String(repeating: "<a>", count: 100)).refused)
    }

    @Test(.needsShared) func `the official samples in XML are read, and only TERC is taken`() async throws {
        try await withReference { database in
            for name in try FileManager.default.contentsOfDirectory(atPath: Shared.path("teryt/xml_samples")) {
                let outcome = try await TerytImport(Shared.path("teryt/xml_samples/\(name)")).run(database)
                #expect(outcome.refused == !name.lowercased().contains("terc"), "\(name): \(outcome.problems)")
            }
            #expect(try await territory(database).voivodeships.map(\.name) == ["dolnośląskie", "kujawsko-pomorskie"])
        }
    }
}
