import Search
import Testing

@Suite struct StemmerTests {
    @Test(arguments: [
        ("wloclawek", ["wloclawek", "wloclawk"]), ("wloclawku", ["wloclawk"]), ("brzozia", ["brzoz"]), ("lace", ["lac", "lak"]),
        ("grucie", ["gruc", "grut"]), ("miescie", ["miesc", "miest", "miast"]), ("polacy", ["polac", "polak"]),
        ("radziejowie", ["radziej", "radziejow"]),
        ("nadziei", ["nadzie", "nadziej"]), ("chodecz", ["chodecz", "chodcz"]), ("lowiczanin", ["lowiczanin", "lowiczan"]),
        // Short words, numbers, other alphabets and what is longer than any word stay as they are.
        ("osa", ["osa"]), ("rok", ["rok"]), ("12a", ["12a"]), ("ελλας", ["ελλας"]), ("", [""]),
    ])
    func `endings go, and what they did to the letter before is undone`(word: String, stems: [String]) {
        #expect(LightStemmer.stems(of: word) == stems)
    }

    @Test func `whatever the word, there is a stem, none is empty or longer by more than a letter`() {
        var random = SeededRandom(13)
        let letters = Array("aeiouywbcdhklmnrszjt".utf8)
        for _ in 0..<20_000 {
            let word = TyposTests.made(1...12, of: letters, with: &random)
            let stems = LightStemmer.stems(of: String(decoding: word, as: UTF8.self))
            #expect((1...5).contains(stems.count) && Set(stems).count == stems.count)
            #expect(stems.allSatisfy { !$0.isEmpty && $0.utf8.count <= word.count + 1 && (word.count < 4 || $0.utf8.count >= 3) }, "\(stems)")
        }
        #expect(LightStemmer.stems(of: String(repeating: "a", count: 10_000)).count == 1)
    }
}
