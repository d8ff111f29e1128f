import ActivityMap
import Database
import Foundation
import Registry
import TestSupport
import Testing

/// Lists of activities and of grants by a mapping.
@Suite struct DeedListTests {
    @Test(arguments: Engines.all) func `the ready mappings load their examples of ten rows without a warning, then find them unchanged`(
        engine: Engine
    )
        async throws
    {
        try await withDeeds(on: engine) { deeds in
            #expect(ImportGrants.mappings.names == ["wykaz-umow"] && ImportActivities.mappings.names == ["dzialania"])
            let grants = ImportGrants(ImportGrants.mappings.example(of: "wykaz-umow").path, mapping: "wykaz-umow")
            let activities = ImportActivities(ImportActivities.mappings.example(of: "dzialania").path, mapping: "dzialania")
            for _ in 0..<2 {
                let isFirst = try await deeds.number("SELECT count(*) FROM grant_award") == 0
                let outcomes = [try await grants.run(in: deeds.site.services), try await activities.run(in: deeds.site.services)]
                for outcome in outcomes {
                    #expect(outcome.counts.numbers == (isFirst ? [10, 10, 0, 0, 0, 0] : [10, 0, 0, 10, 0, 0]))
                    #expect(outcome.problems == [])
                }
            }
            let grant = try await deeds.texts("SELECT title, awarded, mode, form, agreement, planned_until FROM grant_award ORDER BY id LIMIT 3")
            #expect(
                grant == [
                    "Wakacje nad jeziorem 1200000 open_competition entrusting DS.614.1.2025 20251130",
                    "Klub seniora 950000 small_grant support DS.614.2.2025 20251130",
                    "Bieg przełajowy 2500050 open_competition support DS.614.3.2025 20251130",
                ])
            let places = try await deeds.texts("SELECT kind, teryt FROM deed_place ORDER BY deed_id, position")
            #expect(places.prefix(2) == ["gmina 041504", "gmina 040805"])
            #expect(places[9] == "whole 0412" && places[10] == "point 041504" && places.last == "whole 04")
            let party = try await deeds.texts("SELECT role, seat_gmina, krs FROM deed_party WHERE deed_id = 1 ORDER BY position")
            #expect(party == ["recipient 046301 9700000900", "funder – –"])
            #expect(
                try await deeds.texts("SELECT kind, code, stated FROM deed_mark WHERE deed_id = 1") == [
                    "sphere 15 1", "target_group dzieci 1", "target_group mlodziez 1",
                ])
        }
    }

    static let header = "Lp.;Tytuł;Od;Do;Szerokość;Długość;Kwota;Waluta;Odbiorcy;Gmina;Powiat"

    /// A row, and what is said of it.
    static let bad: [(row: String, said: String)] = [
        ("1;Klub;02.05.2025;01.05.2025;;;;;;;", "2 do: koniec 2025-05-01 jest przed początkiem 2025-05-02"),
        ("1;Klub;31.02.2025;;;;;;;;", "2 od: „31.02.2025” nie jest datą"),
        ("1;Klub;;;10,5;18,6;;;;;", "2 szerokość: punkt 10.5, 18.6 leży poza Polską"),
        ("1;Klub;;;18,6;53,0;;;;;", "2 szerokość: szerokość 18.6 i długość 53.0 są zamienione"),
        ("1;Klub;;;NaN;18,6;;;;;", "2 szerokość: „NaN” nie jest liczbą stopni"),
        ("1;Klub;;;53,0;inf;;;;;", "2 długość: „inf” nie jest liczbą stopni"),
        ("1;Klub;;;53,0;;;;;;", "2 długość: z dwóch współrzędnych podano jedną"),
        ("1;Klub;;;;;100 zł / 20 EUR;;;;", "2 kwota: dwie waluty w jednej komórce"),
        ("1;Klub;;;;;100 zł;EUR;;;", "2 kwota: dwie waluty: EUR w polu „waluta”, tu PLN"),
        ("1;Klub;;;;;-5;;;;", "2 kwota: kwota ujemna"),
        ("1;Klub;;;;;1,234;;;;", "2 kwota: „1,234” nie jest kwotą"),
        ("1;Klub;;;;;;;dużo;;", "2 odbiorcy: „dużo” nie jest liczbą"),
        ("1;;;;;;;;;;", "2 tytuł: wiersz nie ma pola „tytuł”"),
        (";Klub;;;;;;;;;", "2 numer: wiersz nie ma pola „numer”"),
    ]

    @Test(arguments: DeedListTests.bad)
    func `what cannot be is rejected with its line and field, and the row behind it is taken`(row: String, said: String)
        async throws
    {
        try await withDeeds { deeds in
            let outcome = try await deeds.activities(row + "\n2;Dobre;;;;;;;;;\n", header: DeedListTests.header)
            #expect(outcome.counts.numbers == [2, 1, 0, 0, 0, 1])
            #expect(outcome.rejected == [said])
            #expect(try await deeds.texts("SELECT title FROM activity") == ["Dobre"])
        }
    }

    @Test(arguments: [
        ("12 000,50 zł", "1200050 PLN"), ("12.000,50", "1200050 PLN"), ("12000.5", "1200050 PLN"), ("12.500", "1250000 PLN"),
        ("1\u{A0}000 EUR", "100000 EUR"), ("0", "0 PLN"), ("€ 7", "700 EUR"),
    ]) func `amounts are read as people write them`(cell: String, kept: String) async throws {
        try await withDeeds { deeds in
            let outcome = try await deeds.activities("1;Klub;;;;;\(cell);;;;\n", header: DeedListTests.header)
            #expect(outcome.problems == [])
            #expect(try await deeds.texts("SELECT amount, currency FROM activity") == [kept])
        }
    }

    @Test func `a key that stands twice is taken once, and a list that calls itself complete is refused`() async throws {
        try await withDeeds { deeds in
            let outcome = try await deeds.list("U/1;A;100;X\nu 1;B;200;Y\n", header: "Nr umowy;Tytuł;Kwota dotacji;Organizacja")
            #expect(outcome.rejected == ["3 identyfikator: zapis „u 1” stoi już wcześniej, w wierszu 2"])
            let mapping = try deeds.write(
                "m.mapping",
                """
                [źródło]
                kod = x
                tytuł = X
                etykieta = x
                wydawca = x
                licencja = x
                pierwszeństwo = 40
                [plik]
                klucz = numer
                pełny = tak
                [kolumny]
                numer = Nr
                przyznano = Kwota
                """)
            let path = try deeds.write("x.csv", "Nr;Kwota\n1;2\n")
            await #expect(throws: MappingFault.self) {
                _ = try await ImportGrants(path, mapping: mapping).run(in: deeds.site.services)
            }
        }
    }

    @Test func `a dry run says what would come and writes nothing`() async throws {
        try await withDeeds { deeds in
            let path = ImportGrants.mappings.example(of: "wykaz-umow").path
            let outcome = try await ImportGrants(path, mapping: "wykaz-umow", isDry: true).run(in: deeds.site.services)
            #expect(outcome.counts.numbers == [10, 10, 0, 0, 0, 0] && outcome.run == nil)
            #expect(try await deeds.number("SELECT count(*) FROM deed_record") == 0)
        }
    }
}
