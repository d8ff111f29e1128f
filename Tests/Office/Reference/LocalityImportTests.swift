import Database
import Reference
import TestSupport
import Testing

/// Localities of the loaded gminas, from the register SIMC.
@Suite struct LocalityImportTests {
    private static let header = "WOJ;POW;GMI;RODZ_GMI;RM;MZ;NAZWA;SYM;SYMPOD;STAN_NA\n"
    private static let rows = """
        04;15;04;2;01;1;Gronowo;0845001;0845001;2025-01-01
        04;15;04;2;00;1;Gronowo-Kolonia;0845002;0845001;2025-01-01
        02;24;04;2;01;1;Rudnica;0855492;0855492;2025-01-01

        """

    private func taken(_ text: String, _ database: Database) async throws -> ImportOutcome {
        try await withFile(text) { try await LocalityImport($0).run(database) }
    }

    @Test(arguments: Engines.all) func `localities of other regions are left out, parts know their whole`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let new = try await taken(LocalityImportTests.header + LocalityImportTests.rows, database)
            #expect(!new.refused && new.read == 2 && new.new == 2 && new.outside == 1)
            let known = try await database.read { try Locality.all($0) }
            #expect(known.map(\.name) == ["Gronowo", "Gronowo-Kolonia"] && known[1].parent == "0845001" && known[0].parent == nil)
            let before = try await changes(database)
            #expect(try await taken(LocalityImportTests.header + LocalityImportTests.rows, database).unchanged == 2)
            #expect(try await changes(database) == before)
            let renamed = LocalityImportTests.rows.replacing("Gronowo;", with: "Gronówko;").replacing("2025-01-01", with: "2026-01-01")
            #expect(try await taken(LocalityImportTests.header + renamed, database).changed == 1)
            let earlier = try await taken(LocalityImportTests.header + LocalityImportTests.rows, database)
            #expect(earlier.older == 1 && earlier.unchanged == 1, "an earlier state changes nothing")
        }
    }

    @Test func `the same as XML`() async throws {
        try await withReference { database in
            let xml = """
                <?xml version="1.0"?><SIMC><catalog name="SIMC" type="ALL" date="2025-01-01"><row><WOJ>04</WOJ><POW>15</POW><GMI>04</GMI>
                <RODZ_GMI>2</RODZ_GMI><RM>01</RM><MZ>1</MZ><NAZWA>Gronowo</NAZWA><SYM>0845001</SYM><SYMPOD>0845001</SYMPOD>
                <STAN_NA>2025-01-01</STAN_NA></row></catalog></SIMC>
                """
            let taken = try await self.taken(xml, database)
            #expect(taken.new == 1)
            let other = try await self.taken(xml.replacing("name=\"SIMC\"", with: "name=\"ULIC\""), database)
            #expect(other.refused)
        }
    }

    @Test(arguments: [
        "WOJ;POW;GMI\n04;15;04\n", header, header + "04;15;04;2;01;1;Gronowo;84500;0845001;2025-01-01\n",
        header + "04;15;04;2;01;1;Gronowo;0845001;0845009;2025-01-01\n", header + "04;15;;2;01;1;Gronowo;0845001;0845001;2025-01-01\n",
        header + rows + "04;15;04;2;01;1;Inna;0845001;0845001;2025-01-01\n", header + "04;15;04;2;01;1;<b>;0845001;0845001;2025-01-01\n",
        header + "04;15;04;2;01;1;Gronowo;0845001;0845001;wczoraj\n",
    ]) func `a file that cannot be used leaves nothing behind`(text: String) async throws {
        try await withReference { database in
            let outcome = try await taken(text, database)
            #expect(outcome.refused)
            #expect(try await database.read { try Locality.all($0) }.isEmpty)
        }
    }
}
