import Registry
import Testing

@Suite struct ReadableAimsTests {
    @Test func `a line broken inside a sentence goes on, an item of a list begins anew`() {
        let text = "1. PODSTAWOWYM CELEM JEST OCHRONA ZDROWIA, POLEGAJĄCA\nNA RATOWANIU ŻYCIA.\n2. CELE DODATKOWE:\n1) POMOC CHORYM,\n2) EDUKACJA"
        #expect(
            readableText(text) == [
                "1. Podstawowym celem jest ochrona zdrowia, polegająca na ratowaniu życia.", "2. Cele dodatkowe:", "1) Pomoc chorym,", "2) Edukacja",
            ])
    }

    @Test func `a sentence begins with a capital, a word behind an abbreviation does not`() {
        #expect(readableText("POMOC DZIECIOM. DZIAŁA M.IN. W TORUNIU, NP. W SZKOŁACH") == ["Pomoc dzieciom. Działa m.in. w toruniu, np. w szkołach"])
        #expect(readableText("Pomoc w Toruniu\nI OKOLICY") == ["Pomoc w Toruniu I OKOLICY"])
    }

    @Test(arguments: [
        ("1. PODSTAWOWYM CELEM JEST POMOC. DRUGIM NAUKA.", "Podstawowym celem jest pomoc"), ("- krzewienie kultury;\n- sport", "Krzewienie kultury"),
        ("a) nauka", "Nauka"), ("", ""), ("1.", ""), ("Pomoc np. Dzieciom. Sport", "Pomoc np. Dzieciom"),
    ])
    func `the first sentence stands without the mark of its place and without its last sign`(_ text: String, _ sentence: String) {
        #expect(firstSentence(text) == sentence)
    }

    @Test func `a long sentence ends with a whole word`() {
        let shown = firstSentence(Array(repeating: "ochrona", count: 60).joined(separator: " "))
        #expect(shown.count <= 160 && shown.hasSuffix("ochrona…"))
    }
}
