import Reference
import Registry
import Testing
import Values

@Suite struct SphereTests {
    private static func rules() throws -> SphereRules { try SphereRules.load(on: try #require(Day("2026-11-24"))) }

    private static func codes(_ name: String, aims: String? = nil, pkd: [String] = [], form: String? = nil) throws -> [String] {
        try rules().propose(name: name, aims: aims, pkd: pkd, form: form).map(\.sphere).sorted()
    }

    @Test(arguments: [
        ("STOWARZYSZENIE KRZEWIENIA KULTURY FIZYCZNEJ", ["17"]),
        ("TOWARZYSTWO KULTURALNE ZIEMI LUBAWSKIEJ", ["16"]),
        ("Ochotnicza Straż Pożarna w Pisarzowicach", ["23"]),
        ("Ludowy Klub Sportowy \"Strażak\" w Dębowcu", ["17"]),
        ("FUNDACJA NA RZECZ OSÓB NIEPEŁNOSPRAWNYCH", ["7"]),
        ("SCHRONISKO DLA BEZDOMNYCH ZWIERZĄT \"AZYL\"", ["18"]),
        ("SCHRONISKO DLA BEZDOMNYCH MĘŻCZYZN", ["1"]),
        ("STOWARZYSZENIE PRZYJACIÓŁ CHÓRU \"LUTNIA\"", ["16"]),
        ("STOWARZYSZENIE PRZYJACIÓŁ CHORYCH", ["6"]),
        ("Chorągiew Kujawsko-Pomorska ZHP", ["15"]),
        ("UNIWERSYTET TRZECIEGO WIEKU W LIPNIE", ["10", "14"]),
        ("TOWARZYSTWO PRZYJACIÓŁ LIPNA", ["13"]),
        ("TOWARZYSTWO PRZYJACIÓŁ DZIECI", ["15"]),
        ("STOWARZYSZENIE KOŁO GOSPODYŃ WIEJSKICH W CZERNIKOWIE", ["13", "16"]),
        ("STOWARZYSZENIE SZKÓŁ NAUKI JAZDY", []),
        ("BIURO PORAD OBYWATELSKICH", ["22a"]),
        ("FUNDACJA ROZWOJU CHIRURGII DZIECIĘCEJ", ["6"]),
        ("WIELKA ORKIESTRA ŚWIĄTECZNEJ POMOCY", ["6"]),
        ("FUNDACJA \"POMOCNA DŁOŃ\"", []),
        ("KLUB SPORTOWY POLONIA", ["17"]),
        ("KLUB SZTUK WALKI", ["17"]),
        ("ZWIĄZEK KOMBATANTÓW I BYŁYCH WIĘŹNIÓW POLITYCZNYCH", ["29"]),
    ]) func `a name is read as a person reads it`(name: String, spheres: [String]) throws {
        #expect(try SphereTests.codes(name) == spheres)
    }

    @Test(arguments: [
        ("FUNDACJA IM. DZIECI ZAMOJSZCZYZNY", []),
        ("STOWARZYSZENIE IM. ARMII KRAJOWEJ \"SPORT DLA WSZYSTKICH\"", ["17"]),
        ("STOWARZYSZENIE RODZICÓW \"RAZEM\" PRZY SZKOLE PODSTAWOWEJ NR 3", ["14"]),
        ("STOWARZYSZENIE MUZYCZNE PRZY SZPITALU KLINICZNYM", ["16"]),
        ("FUNDACJA NA RZECZ SENIORÓW PROWADZONA PRZEZ ZGROMADZENIE SIÓSTR MIŁOSIERDZIA", ["10"]),
    ]) func `patrons say nothing, the house a body stands at only when nothing else is said`(name: String, spheres: [String]) throws {
        #expect(try SphereTests.codes(name) == spheres)
    }

    @Test func `every case of Polish, capitals, quotes and loose accents are one word`() throws {
        for name in ["niepełnosprawni", "NIEPEŁNOSPRAWNYM", "„Niepełnosprawnych”", "dla/niepełnosprawnej-osoby", "NIEPEŁNOSPRAWNOŚCIĄ."] {
            #expect(try SphereTests.codes(name) == ["7"], "\(name)")
        }
        #expect(try SphereTests.codes("To\u{301}w. Przyjaciół Choro\u{301}w \u{1F3B5} хор") == ["16"])
        #expect(try SphereTests.codes("") == [] && SphereTests.codes("\u{201E}\u{201D} !!! 12 Ω") == [])
    }

    @Test func `a proposal shows its reasons in the words of the source`() throws {
        let rules = try SphereTests.rules()
        let club = try #require(
            rules.propose(name: "KLUB SPORTOWY \"Łoś\"", aims: "Upowszechnianie kultury fizycznej i sportu.", pkd: ["93.12.Z"], form: nil).first)
        #expect(club.sphere == "17" && club.because == "z nazwy, celów i PKD 93.12")
        #expect(club.details == "nazwa: „klub sportowy”; cele: „kultury fizycznej i sportu”; PKD 93.12")
        #expect(rules.propose(name: "KLUB SPORTOWY ŁOŚ", aims: nil, pkd: [], form: nil).first?.because == "z nazwy")
        #expect(rules.propose(name: "KLUB SPORTOWY ŁOŚ", aims: "Sport, sport.", pkd: [], form: nil).first?.because == "z nazwy i celów")
        #expect(rules.propose(name: "ŁOŚ", aims: "Ochrona i promocja zdrowia; ochrona zdrowia", pkd: [], form: nil).first?.because == "z celów")
        #expect(rules.propose(name: "ŁOŚ", aims: nil, pkd: [], form: "osp").first?.because == "z formy prawnej")
    }

    @Test func `PKD speaks only where words do not`() throws {
        let rules = try SphereTests.rules()
        let silent = rules.propose(name: "FUNDACJA ŁOŚ", aims: nil, pkd: ["93.12.Z", "9313Z"], form: nil)
        #expect(silent.map(\.sphere) == ["17"] && silent.first?.because == "z PKD 93.12, 93.13")
        #expect(try SphereTests.codes("HOSPICJUM ŚW. JANA", pkd: ["93.12.Z"]) == ["6"])
        #expect(try SphereTests.codes("FUNDACJA ŁOŚ", pkd: ["85.53", "8553Z", "99", "", "x", "94.99.Z"]) == [])
        #expect(try SphereTests.codes("FUNDACJA ŁOŚ", pkd: ["91.42", "91.04"]) == ["18"], "classes of 2025 and of 2007")
        #expect(try SphereTests.codes("FUNDACJA ŁOŚ", pkd: ["86", "85.52", "90", "93.11"]) == ["14", "6"], "two at most")
    }

    @Test func `one aim in passing is no proposal, and no body gets more than three`() throws {
        #expect(try SphereTests.codes("FUNDACJA ŁOŚ", aims: "Współpraca z organizacjami pozarządowymi i szkolenia.") == [])
        let many = "sport kultura szkoła przyroda turystyka zdrowie dzieci i młodzież seniorzy wolontariat niepełnosprawni"
        #expect(try SphereTests.rules().propose(name: many, aims: "\(many); \(many)", pkd: [], form: nil).count == 3)
    }

    @Test func `a rule lives within its days and those of its sphere`() throws {
        let old = try SphereRules.load(on: try #require(Day("2014-06-01")))
        #expect(old.propose(name: "FUNDACJA NA RZECZ UCHODŹCÓW", aims: nil, pkd: [], form: nil).isEmpty)
        #expect(try SphereTests.codes("FUNDACJA NA RZECZ UCHODŹCÓW") == ["5a"])
        #expect(old.propose(name: "ŁOŚ", aims: nil, pkd: ["91.42"], form: nil).map(\.sphere) == ["16"])
    }

    @Test func `a name or aims of megabytes end soon`() throws {
        let long = String(repeating: "sport i zdrowie dzieci ", count: 100_000)
        let start = ContinuousClock.now
        #expect(try SphereTests.codes(long, aims: long) == ["17", "6"])
        #expect(ContinuousClock.now - start < .seconds(10))
    }
}
