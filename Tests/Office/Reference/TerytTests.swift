import Reference
import Testing

struct TerytTests {
    @Test func `a number keeps two, four or six digits, and drops the seventh`() throws {
        #expect(try teryt("04").level == .voivodeship)
        #expect(try teryt("0408").level == .powiat)
        #expect(try teryt("040806").level == .gmina)
        #expect(try teryt("0408062") == teryt("040806"))
        #expect(try teryt("0408062").description == "040806")
    }

    @Test(arguments: ["", "4", "040", "04080", "04080622", "0408a6", "04 806", "000806", "040006", "040800", "0408٠٦", "-40806"])
    func `what has not the form is no number`(text: String) {
        #expect(Teryt(text) == nil)
    }

    @Test func `a gmina knows its powiat and its voivodeship`() throws {
        let gmina = try teryt("040806")
        #expect(gmina.powiat?.digits == "0408")
        #expect(gmina.parent?.digits == "0408")
        #expect(gmina.voivodeship.digits == "04")
        #expect(gmina.voivodeship.parent == nil)
        #expect(gmina.voivodeship.powiat == nil)
        #expect(try teryt("0461").powiat?.digits == "0461")
    }

    @Test func `a city on powiat rights is told by its number`() throws {
        #expect(try teryt("0463").isCity)
        #expect(try teryt("046301").isCity)
        #expect(try !teryt("0415").isCity)
        #expect(try !teryt("62").isCity)
    }

    @Test func `a unit comes right before the units inside it`() throws {
        let codes = ["0402", "040101", "04", "0401", "040201"].compactMap { Teryt($0) }.sorted()
        #expect(codes.map(\.digits) == ["04", "0401", "040101", "0402", "040201"])
    }
}
