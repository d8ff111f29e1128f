import Database
import Foundation
import Reference
import TestSupport
import Testing
import Values

struct TerytImportTests {
    private func load(_ name: String, into database: Database) async throws -> ImportOutcome {
        try await TerytImport(Shared.path("teryt/\(name)")).run(database)
    }

    @Test(.needsShared, arguments: Engines.all) func `the whole country of 2022 goes in beside what is known of 2026`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let outcome = try await load("TERC_2022-01-01.csv", into: database)
            #expect(outcome.problems == [] && outcome.warnings == [])
            #expect(outcome.read == 16 + 380 + 2477)
            #expect(outcome.older == 1 + 23 + 144)
            #expect(outcome.new == outcome.read - outcome.older)
            let territory = try await territory(database)
            #expect(territory.voivodeships.count == 16 && territory.powiats.count == 380 && territory.gminas.count == 2477)
            #expect(try territory[teryt("040802")]?.kind == .urbanRural, "the bundled state of 2026 stays")
            #expect(try territory[teryt("146501")]?.label == "Warszawa")
            #expect(territory.gminas.allSatisfy { $0.teryt.voivodeship.digits == "04" || $0.population == nil })
            #expect(Set(territory.gminas.map(\.label)).count == 2477 && Set(territory.powiats.map(\.label)).count == 380)
            let again = try await load("TERC_2022-01-01.csv", into: database)
            #expect(again.new == 0 && again.changed == 0 && again.closed == 0 && again.unchanged + again.older == again.read)
            let noted = try await database.read { try $0.integer("SELECT COUNT(*) FROM change WHERE actor = 'cli'") }
            #expect(noted == 1, "the second time nothing was written")
        }
    }

    @Test(.needsShared) func `the address variant knows the same gminas as the official one`() async throws {
        try await withReference { database in
            let outcome = try await load("TERC_adresowy_2026-01-01.csv", into: database)
            #expect(outcome.problems == [] && outcome.read == 16 + 380 + 2479)
            #expect(outcome.unchanged == 1 + 23 + 144, "the bundled facts are of the same day")
            let territory = try await territory(database)
            #expect(territory.gminas.count == 2479)
            for (code, name) in [("146501", "Warszawa"), ("126101", "Kraków"), ("106101", "Łódź"), ("306401", "Poznań"), ("026401", "Wrocław")] {
                #expect(try territory[teryt(code)]?.name == name)
            }
            #expect(territory.locate(Seat(teryt: "1261039")) == .gmina(try teryt("126101")))
        }
    }

    @Test(.needsShared) func `a later state changes kinds, adds gminas and closes those that are gone`() async throws {
        try await withDatabase(on: .sqlite, ReferenceMigrations.all) { database in
            _ = try await load("TERC_2020-01-01.csv", into: database)
            let before = try await territory(database)
            let outcome = try await load("TERC_adresowy_2026-01-01.csv", into: database)
            let after = try await territory(database)
            #expect(before.gminas.count == 2477 && after.gminas.count == 2479)
            #expect(outcome.new >= 2 && outcome.changed > 20 && outcome.warnings == [])
            #expect(try before[teryt("041408")]?.kind == .rural && after[teryt("041408")]?.kind == .urbanRural)
            #expect(try after[teryt("200216")] != nil && after[teryt("120713")] != nil)
            #expect(after.gminas.count == 2477 + outcome.new - outcome.closed)
            let older = try await load("TERC_2022-01-01.csv", into: database)
            #expect(older.older == older.read, "nothing older is let in, not even gminas that are gone")
        }
    }

    @Test(.needsShared) func `all real seats stand in the gmina their extract names`() async throws {
        let territory = try await Bundled.country.value
        var located = 0
        for line in try String(contentsOfFile: Shared.path("krs/index_aktualny_S.csv"), encoding: .utf8).split(whereSeparator: \.isNewline)
            .dropFirst()
        {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 8, fields[7] == "200" else { continue }
            let seat = Seat(country: "POLSKA", voivodeship: "PODKARPACKIE", powiat: fields[4], gmina: fields[5], locality: fields[6])
            guard case .gmina(let code) = territory.locate(seat), let unit = territory[code] else {
                Issue.record("\(fields[0]) is not located: \(fields[4]), \(fields[5])")
                continue
            }
            #expect(unit.name.lowercased() == fields[5].replacing("M. ", with: "").lowercased())
            #expect(unit.teryt.voivodeship.digits == "18")
            if fields[5] == fields[6] { #expect(unit.kind != .rural || unit.label == unit.name, "\(fields[0])") }
            located += 1
        }
        #expect(located == 23)
    }

    @Test(.needsShared) func `Warsaw is found under all its names`() async throws {
        let territory = try await Bundled.country.value
        let names = [
            ("WARSZAWSKI", "WARSZAWA-CENTRUM"), ("M. ST. WARSZAWA", "M.ST. WARSZAWA"), ("M.ST.WARSZAWA", "M.ST.WARSZAWA"), ("WARSZAWA", "WARSZAWA"),
            ("MIASTO STOŁECZNE WARSZAWA", "MIASTO STOŁECZNE WARSZAWA"), ("WARSZAWA", "WARSZAWA-MOKOTÓW"), ("M. ST. WARSZAWA", "WARSZAWA (MIASTO)"),
        ]
        for (powiat, gmina) in names {
            let seat = Seat(country: "POLSKA", voivodeship: "MAZOWIECKIE", powiat: powiat, gmina: gmina, locality: "WARSZAWA", postalCode: "02-738")
            #expect(try territory.locate(seat) == .gmina(teryt("146501")), "\(powiat), \(gmina)")
        }
    }

    @Test(.needsShared) func `in the whole country each gmina is found by its own names`() async throws {
        let territory = try await Bundled.country.value
        for unit in territory.gminas {
            let seat = Seat(
                voivodeship: territory[unit.teryt.voivodeship]?.name.uppercased(),
                powiat: unit.teryt.powiat.flatMap { territory[$0]?.name.uppercased() }, gmina: unit.name.uppercased(),
                locality: unit.kind == .rural ? "Wola" : unit.name.uppercased())
            #expect(territory.locate(seat) == .gmina(unit.teryt), "\(unit.label)")
        }
    }
}
