import Database
import Reference
import TestSupport
import Testing
import Values

struct FigureImportTests {
    private static let population = "stats/gus_ludnosc_ruch_naturalny_migracje_gminy_2024.csv"
    private static let area = "stats/gugik_powierzchnia_geodezyjna.csv"

    @Test(.needsShared) func `the tables of GUS and GUGiK say what is bundled, and fill the rest of the country`() async throws {
        try await withReference { database in
            let known = try await territory(database).gminas
            _ = try await TerytImport(Shared.path("teryt/TERC_adresowy_2026-01-01.csv")).run(database)
            let people = try await FigureImport(.population, Shared.path(FigureImportTests.population)).run(database)
            #expect(people.problems == [] && people.read == 2477 && people.day == Day("2024-12-31"))
            #expect(people.unchanged == 144 && people.new == 2477 - 144 && people.outside == 0)
            let land = try await FigureImport(.area, Shared.path(FigureImportTests.area), day: Day("2025-01-01")).run(database)
            #expect(land.problems == [] && land.unchanged == 1 + 23 + 144 && land.outside == 0)
            let territory = try await territory(database)
            for unit in known {
                #expect(territory[unit.teryt]?.population == unit.population && territory[unit.teryt]?.areaHectares == unit.areaHectares)
            }
            #expect(try territory[teryt("14")]?.areaHectares?.value == 3_555_861)
            #expect(
                try territory[teryt("1201")]?.population?.value == territory.gminas(of: teryt("1201")).compactMap(\.population?.value).reduce(0, +))
            let unknown = Set(territory.gminas.filter { $0.population == nil }.map(\.teryt.digits))
            #expect(unknown == ["200216", "120713"], "two gminas are newer than the table: unknown, not zero")
            #expect(try territory[teryt("1207")]?.population == nil, "no sum while a part is unknown")
        }
    }

    @Test(.needsShared) func `area needs a day, and says so`() async throws {
        try await withReference { database in
            let outcome = try await FigureImport(.area, Shared.path(FigureImportTests.area)).run(database)
            #expect(outcome.problems.first?.reason.contains("--day") == true)
        }
    }

    @Test func `the newer figure stays, an empty field changes nothing`() async throws {
        try await withReference { database in
            func load(_ text: String) async throws -> ImportOutcome {
                try await withFile(text) { try await FigureImport(.population, $0).run(database) }
            }
            func people() async throws -> Figure? { try await territory(database)[teryt("040801")]?.population }
            let bundled = try await people()
            #expect(try await load("terc;nazwa;ludnosc_2020_12_31\n0408011;M.Lipno;9\n").older == 1)
            #expect(try await people() == bundled)
            let newer = try await load("terc,nazwa,ludnosc_2025_12_31\n0408011,M.Lipno,13000\n0408062,G.Lipno,\n9999011,X,5\n0408014,X,7\n")
            #expect(newer.changed == 1 && newer.outside == 1 && newer.read == 2)
            #expect(try await people() == Figure(13_000, on: try #require(Day("2025-12-31"))))
            let powiat = try await territory(database)[teryt("0408")]?.population?.on
            #expect(powiat == Day("2024-12-31"), "not every gmina of the powiat has the newer figure")
        }
    }

    @Test func `faults are told together, and nothing is written`() async throws {
        try await withReference { database in
            let text = "terc,nazwa,ludnosc_2025_12_31\n0408011,Lipno,-5\nLipno,Lipno,5\n0408062,Lipno,12 345\n0401011,A,1\n0401011,A,1\n04010,B\n"
            let before = try await changes(database)
            let outcome = try await withFile(text) { try await FigureImport(.population, $0).run(database) }
            #expect(outcome.problems.map(\.line) == [2, 3, 4, 6, 7])
            #expect(outcome.problems.map(\.field) == ["ludnosc_2025_12_31", "terc", "ludnosc_2025_12_31", "terc", nil])
            #expect(try await changes(database) == before)
            let other = try await withFile("a,b\n1,2\n") { try await FigureImport(.population, $0).run(database) }
            #expect(other.problems.map(\.line) == [1])
        }
    }
}
