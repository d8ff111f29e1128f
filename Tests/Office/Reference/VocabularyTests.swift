import Database
import Polish
import Reference
import TestSupport
import Testing
import Values

struct VocabularyTests {
    @Test(arguments: Engines.all) func `the 41 spheres stand in the order of the act`(engine: Engine) async throws {
        try await withReference(on: engine) { database in
            let spheres = try await database.read { try Sphere.all($0) }
            let order = "1 1a 1aa 1b 2 3 4 5 5a 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 22a 23 24 25 26 27 28 29 29a 30 31 32 32a 33 34"
            #expect(spheres.count == 41)
            #expect(spheres.map(\.code).joined(separator: " ") == order)
        }
    }

    @Test func `a sphere has the words of the act and a short name of its own`() async throws {
        try await withReference { database in
            let spheres = try await database.read { try Sphere.all($0) }
            for sphere in spheres { #expect(!sphere.name.isEmpty && sphere.name.count <= 24 && !sphere.wording.isEmpty) }
            #expect(Set(spheres.map(\.name)).count == 41)
            #expect((9...12).contains(Set(spheres.map(\.group)).count))
            let sport = try #require(spheres.first { $0.code == "17" })
            #expect(sport.name == "Sport" && sport.wording == "wspieranie i upowszechnianie kultury fizycznej")
            #expect(spheres.first { $0.code == "10" }?.name == "Seniorzy")
            #expect(spheres.first { $0.code == "5a" }?.since?.year == 2015)
        }
    }

    @Test func `there are about fifteen target groups`() async throws {
        try await withReference { database in
            let groups = try await database.read { try TargetGroup.all($0) }
            #expect((13...18).contains(groups.count))
            #expect(Set(groups.map(\.name)).count == groups.count)
        }
    }

    @Test(arguments: [
        ("STOWARZYSZENIE", "STOWARZYSZENIE „RAZEM”", "stowarzyszenie"), ("FUNDACJA", "FUNDACJA OCHOTNICZA STRAŻ POŻARNA", "fundacja"),
        ("STOWARZYSZENIE", "OCHOTNICZA STRAŻ POŻARNA W LIPNIE", "osp"), ("STOWARZYSZENIE", "\"OSP\" KOWAL", "osp"),
        ("STOWARZYSZENIE", "STOWARZYSZENIE PRZYJACIÓŁ OSP KOWAL", "stowarzyszenie"),
        ("STOWARZYSZENIE KULTURY FIZYCZNEJ", "TOWARZYSTWO KRZEWIENIA KULTURY FIZYCZNEJ", "stowarzyszenie_kultury_fizycznej"),
        ("STOWARZYSZENIE KULTURY FIZYCZNEJ", "LUDOWY KLUB SPORTOWY ORZEŁ", "klub_sportowy"),
        ("STOWARZYSZENIE KULTURY FIZYCZNEJ", "PARAFIALNY UCZNIOWSKI KLUB SPORTOWY", "uks"),
        ("Stowarzyszenie kultury fizycznej o zasięgu ogólnokrajowym", "X", "stowarzyszenie_kultury_fizycznej"),
        ("SPÓŁDZIELNIA", "SPÓŁDZIELNIA SOCJALNA „SŁONECZNA”", "spoldzielnia_socjalna"),
        ("SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "WISŁA NON-PROFIT SPÓŁKA Z O.O.", "spolka_non_profit"),
        ("SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "GYM CENTER 8.0", "spolka_zoo"), ("KÓŁKO ROLNICZE", "KÓŁKO ROLNICZE W OSIU", "kolko_rolnicze"),
        ("FUNDACJE", "X", "fundacja"), ("FEDERACJA / KONFEDERACJA ZWIĄZKÓW PRACODAWCÓW", "X", "pracodawcy"),
        ("INNA ORGANIZACJA SPOŁECZNA LUB ZAWODOWA", "X", "inna"),
    ])
    func `the register's spelling and the name tell the form`(spelling: String, name: String, code: String) async throws {
        try await withReference { database in
            let forms = try await database.read { try LegalForms.load($0) }
            #expect(forms.match(krs: spelling, name: name) == code)
            #expect(forms[code] != nil)
        }
    }

    @Test func `a spelling nobody listed has no form`() async throws {
        try await withReference { database in
            let forms = try await database.read { try LegalForms.load($0) }
            #expect(forms.match(krs: "GILDIA", name: "X") == nil)
            #expect(forms["fundacja"]?.counted.form(5) == "fundacji")
            #expect(forms.all.first?.code == "stowarzyszenie")
            #expect(Set(forms.all.map(\.label)).count == forms.all.count)
        }
    }

    @Test func `a postal code places nobody alone, and is certain only where it is`() async throws {
        try await withReference { database in
            let codes = try await database.read { try PostalCodes.load($0) }
            #expect(codes.count == 1002)
            #expect(try codes["85-009"]?.gmina == teryt("046101"))
            #expect(try codes["87100"]?.gmina == teryt("046301"))
            #expect(try codes[" 86-122 "]?.gmina == teryt("041401"))
            #expect(codes["87-600"]?.gmina == nil)
            #expect(codes["87-600"]?.possible.map(\.digits) == ["040801", "040806"])
            #expect(codes["86-300"]?.possible.map(\.digits) == ["046201", "040601"])
            #expect(codes["86-111"]?.possible == [])
            #expect(try codes["86-111"]?.powiat == teryt("0414"))
            #expect(codes["00-950"] == nil && codes["87-1"] == nil && codes[""] == nil)
        }
    }
}
