import Database
import Reference
import Testing
import Values

struct LocateTests {
    private func locate(_ seat: Seat) async throws -> Placement {
        try await Bundled.territory.value.locate(seat)
    }

    private func seat(_ powiat: String?, _ gmina: String?, _ locality: String? = nil) -> Seat {
        Seat(country: "POLSKA", voivodeship: "KUJAWSKO-POMORSKIE", powiat: powiat, gmina: gmina, locality: locality)
    }

    private func gmina(_ digits: String) throws -> Placement { .gmina(try teryt(digits)) }

    private func ambiguous(_ digits: String...) throws -> Placement { .ambiguous(try digits.map { try teryt($0) }) }

    /// Town and rural gmina of one name in one powiat, and Rogowo twice.
    static let pairs: [(powiat: String, name: String, town: String, rural: String)] = [
        ("ALEKSANDROWSKI", "ALEKSANDRÓW KUJAWSKI", "040101", "040104"), ("BRODNICKI", "BRODNICA", "040201", "040203"),
        ("CHEŁMIŃSKI", "CHEŁMNO", "040401", "040402"), ("GOLUBSKO-DOBRZYŃSKI", "GOLUB-DOBRZYŃ", "040501", "040503"),
        ("INOWROCŁAWSKI", "INOWROCŁAW", "040701", "040704"), ("LIPNOWSKI", "LIPNO", "040801", "040806"),
        ("RADZIEJOWSKI", "RADZIEJÓW", "041101", "041106"), ("RYPIŃSKI", "RYPIN", "041201", "041204"),
        ("TORUŃSKI", "CHEŁMŻA", "041501", "041502"), ("WŁOCŁAWSKI", "KOWAL", "041801", "041809"),
    ]

    @Test(arguments: pairs)
    func `a locality of the shared name is the town, any other the rural gmina`(powiat: String, name: String, town: String, rural: String)
        async throws
    {
        let territory = try await Bundled.territory.value
        #expect(try territory.locate(seat(powiat, name, name)) == gmina(town))
        #expect(try territory.locate(seat(powiat, name, "NOWA WIEŚ")) == gmina(rural))
        #expect(try territory.locate(seat(powiat, name)) == ambiguous(town, rural))
        #expect(try territory.locate(seat(powiat, "M. " + name)) == gmina(town))
        #expect(try territory.locate(seat(powiat, "GMINA WIEJSKA " + name)) == gmina(rural))
        #expect(try territory.locate(seat(powiat, name + " (gmina wiejska)")) == gmina(rural))
        #expect(try territory.locate(seat(powiat, "M. " + name, "NOWA WIEŚ")) == ambiguous(town, rural))
        #expect(try territory.locate(seat(powiat, nil, name)) == gmina(town))
        #expect(try territory.locate(seat(nil, name, name)) == ambiguous(town, rural))
    }

    @Test(arguments: [
        ("GRUDZIĄDZ", "GRUDZIĄDZ", "GRUDZIĄDZ", "046201"), ("M. GRUDZIĄDZ", "M. GRUDZIĄDZ", "GRUDZIĄDZ", "046201"),
        ("GRUDZIĄDZKI", "GRUDZIĄDZ", "MOKRE", "040601"), ("GRUDZIĄDZKI", "GRUDZIĄDZ", nil, "040601"),
        ("WŁOCŁAWEK", "WŁOCŁAWEK", nil, "046401"), ("WŁOCŁAWSKI", "WŁOCŁAWEK", "KRUSZYN", "041813"),
        ("RYPIŃSKI", "ROGOWO", "ROGOWO", "041203"), ("ŻNIŃSKI", "ROGOWO", "ROGOWO", "041905"), ("żniński", "Rogowo", "Gałęzewo", "041905"),
        ("TORUŃ", "TORUŃ", "TORUŃ", "046301"), ("POWIAT M. TORUŃ", "GMINA M. TORUŃ", "TORUŃ", "046301"),
        ("POWIAT TORUŃSKI", "GMINA ŁYSOMICE", "ŁYSOMICE", "041506"), ("Toruń", nil, nil, "046301"),
        ("WĄBRZESKI", "RYŃSK", "RYŃSK", "041705"), ("WĄBRZESKI", "WĄBRZEŹNO", "RYŃSK", "041705"), ("WĄBRZESKI", "WĄBRZEŹNO", "WĄBRZEŹNO", "041701"),
        ("ŚWIECKI", "ŚWIECIE", "SULNOWO", "041409"), ("GRUDZIĄDZKI", "ŚWIECIE NAD OSĄ", "LISNOWO", "040606"), ("swiecki", "swiecie", "x", "041409"),
        ("MOGILEŃSKI", nil, "MOGILNO", "040903"),
    ])
    func `three names tell the gmina`(powiat: String, name: String?, locality: String?, code: String) async throws {
        #expect(try await locate(seat(powiat, name, locality)) == gmina(code))
    }

    @Test func `what contradicts itself is for a person`() async throws {
        #expect(try await locate(seat("GRUDZIĄDZKI", "GRUDZIĄDZ", "GRUDZIĄDZ")) == ambiguous("040601", "046201"))
        #expect(try await locate(seat("WĄBRZESKI", "RYŃSK", "WĄBRZEŹNO")) == ambiguous("041701", "041705"))
        #expect(try await locate(seat("TORUŃ", "ŁYSOMICE", "ŁYSOMICE")) == ambiguous("041506"))
        #expect(try await locate(seat("LIPNOWSKI", "OSIELSKO", "OSIELSKO")) == ambiguous("040306"))
        #expect(try await locate(seat("KRAKOWSKI", "SKAŁA", "SKAŁA")) == .ambiguous([]))
    }

    @Test func `a name that several places bear never decides alone`() async throws {
        #expect(try await locate(Seat(gmina: "LIPNO", locality: "LIPNO")) == ambiguous("040801", "040806"))
        #expect(try await locate(Seat(gmina: "ROGOWO")) == ambiguous("041203", "041905"))
        #expect(try await locate(Seat(gmina: "OSIELSKO")) == ambiguous("040306"))
        #expect(try await locate(seat(nil, "OSIELSKO", "NIEMCZ")) == gmina("040306"))
        #expect(try await locate(seat(nil, "ROGOWO", "ROGOWO")) == ambiguous("041203", "041905"))
        #expect(try await locate(Seat(locality: "LIPNO")) == .ambiguous([]))
    }

    @Test(arguments: [
        ("0408062", "040806"), ("040806", "040806"), ("0463011", "046301"), ("0414082", "041408"), ("0414083", "041408"), (" 0408 062 ", "040806"),
    ])
    func `the TERYT number decides before any name`(code: String, expected: String) async throws {
        var seat = seat("TORUŃSKI", "ŁYSOMICE", "ŁYSOMICE")
        seat.teryt = code
        #expect(try await locate(seat) == gmina(expected))
    }

    @Test func `a number that means nothing leaves it to the names`() async throws {
        for code in ["9999999", "0499012", "abc", "0415999"] {
            var seat = seat("TORUŃSKI", "ŁYSOMICE", "ŁYSOMICE")
            seat.teryt = code
            #expect(try await locate(seat) == gmina("041506"))
        }
        #expect(try await locate(Seat(teryt: "0408", gmina: "LIPNO", locality: "LIPNO")) == gmina("040801"))
    }

    @Test func `a postal code decides together with its post town`() async throws {
        #expect(try await locate(Seat(locality: "Toruń", postalCode: "87-100")) == gmina("046301"))
        #expect(try await locate(Seat(locality: "BYDGOSZCZ", postalCode: "85-009")) == gmina("046101"))
        #expect(try await locate(Seat(locality: "BUKOWIEC", postalCode: "86-122")) == gmina("041401"))
        #expect(try await locate(Seat(locality: "LIPNO", postalCode: "87-600")) == gmina("040801"))
        #expect(try await locate(Seat(voivodeship: "kujawsko-pomorskie", locality: "MEŁNO", postalCode: "86-330")) == gmina("040602"))
    }

    @Test func `a postal code with another locality, or alone, only gives candidates`() async throws {
        #expect(try await locate(Seat(locality: "MAŁA NIESZAWKA", postalCode: "87-103")) == ambiguous("046301"))
        #expect(try await locate(Seat(locality: "MOKRE", postalCode: "86-302")) == ambiguous("040601", "046201"))
        #expect(try await locate(Seat(locality: "KOMORSK", postalCode: "86-160")) == ambiguous("041411"))
        #expect(try await locate(Seat(postalCode: "87-100")) == ambiguous("046301"))
        #expect(try await locate(Seat(locality: "WARSZAWA", postalCode: "00-950")) == .ambiguous([]))
        #expect(
            try await locate(Seat(voivodeship: "KUJAWSKO-POMORSKIE", powiat: "LIPNOWSKI", locality: "TORUŃ", postalCode: "87-100")) == .ambiguous([]))
    }

    @Test func `other countries and voivodeships that are not loaded are outside`() async throws {
        #expect(try await locate(Seat(country: "NIEMCY", locality: "BERLIN")) == .outside)
        #expect(try await locate(Seat(country: "POLSKA", voivodeship: "MAZOWIECKIE", powiat: "WARSZAWSKI", gmina: "WARSZAWA-CENTRUM")) == .outside)
        #expect(try await locate(Seat(teryt: "1465011")) == .outside)
        #expect(try await locate(Seat(voivodeship: "WOJ. ŚLĄSKIE")) == .outside)
    }

    @Test func `no address is a state of its own`() async throws {
        #expect(try await locate(Seat()) == .noAddress)
        #expect(try await locate(Seat(country: "POLSKA", gmina: " ", locality: "—")) == .noAddress)
        #expect(try await locate(Seat(voivodeship: "TORUŃSKIE")) == .ambiguous([]))
    }
}
