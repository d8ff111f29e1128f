import Polish
import Search
import Testing

@Suite struct WordsTests {
    @Test(arguments: [
        ("Stowarzyszenie „Łódź-Żółw”", ["stowarzyszenie", "łódź", "żółw"], ["stowarzyszenie", "lodz", "zolw"]),
        ("w Golubiu-Dobrzyniu", ["w", "golubiu", "dobrzyniu"], ["w", "golubiu", "dobrzyniu"]),
        (
            "szkoła im. Jana Pawła II, nr 12a", ["szkoła", "im", "jana", "pawła", "ii", "nr", "12a"],
            ["szkola", "im", "jana", "pawla", "ii", "nr", "12a"]
        ),
        ("O.S.P. L.Z.S Żur s.c.", ["osp", "lzs", "żur", "sc"], ["osp", "lzs", "zur", "sc"]),
        (
            "m.in. J. P. Nowak, W.Witos 3.5", ["m", "in", "j", "p", "nowak", "w", "witos", "3", "5"],
            ["m", "in", "j", "p", "nowak", "w", "witos", "3", "5"]
        ),
        ("biuro@kgw-wielgie.pl", ["biuro", "kgw", "wielgie", "pl"], ["biuro", "kgw", "wielgie", "pl"]),
        ("z\u{307}o\u{301}łw", ["żółw"], ["zolw"]),
        ("STRASSE ẞ Ærø Ελλάς", ["strasse", "ß", "ærø", "ελλάς"], ["strasse", "ss", "aero", "ελλας"]),
        ("„!?…” 👍 🏴‍☠️", [], []), ("", [], []),
    ])
    func `words are parted, lower case, with and without diacritics`(text: String, exact: [String], folded: [String]) {
        let found = words(of: text)
        #expect(found.map(\.exact) == exact)
        #expect(found.map(\.folded) == folded)
        #expect(found.map(\.position) == Array(0..<found.count))
    }

    // Not arguments of a test: those are printed, and a log with NUL in it is binary.
    @Test func `what is not seen parts nothing, what is no character parts words`() {
        let text = "Ala\u{0}ma\u{202E}kota\u{200F} 👍🏻 1️⃣ sto\u{AD}warzy\u{200B}szenie \u{301}x"
        #expect(words(of: text).map(\.exact) == ["ala", "makota", "1", "stowarzyszenie", "x"])
    }

    @Test func `a word says where it stands, so that a page can mark it`() {
        let text = "Świt – O.S.P. w\u{301} Łążku!"
        let marked = words(of: text).map { word in String(decoding: Array(text.utf8)[word.range], as: UTF8.self) }
        #expect(marked == ["Świt", "O.S.P", "w\u{301}", "Łążku"])
    }

    @Test func `a word without end is a word of its first letters, and so is a letter with accents without end`() {
        let long = words(of: String(repeating: "ż", count: 10_000) + " koniec")
        #expect(long.map(\.exact) == [String(repeating: "ż", count: WordScanner.longest), "koniec"])
        #expect(long[0].folded == String(repeating: "z", count: WordScanner.longest))
        #expect(long[0].range == 0..<20_000)
        let piled = words(of: "a" + String(repeating: "\u{301}", count: 10_000) + "b")
        #expect(piled.count == 1)
        #expect(piled[0].exact.utf8.count < 1_000)
        #expect(words(of: String(repeating: "W.", count: 5_000)).map(\.exact.count) == [WordScanner.longest])
    }

    @Test func `words without diacritics are those of fold, whatever the text`() {
        var random = SeededRandom(7)
        let letters: [Unicode.Scalar] = Array("aąbcćeęlłoóśzźżABĄŁŻ059 ,-–„”'’@/&\u{301}\u{328}ßÆИя文👍\u{FE0F}\u{20E3}²".unicodeScalars)
        for _ in 0..<3_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &random) { text.append(letters.randomElement(using: &random)!) }
            let found = words(of: String(text))
            #expect(found.map(\.folded).joined(separator: " ") == fold(String(text)), "\(String(text).unicodeScalars.map(\.value))")
            #expect(found.allSatisfy { words(of: $0.exact).map(\.exact) == [$0.exact] }, "an exact word is its own only word")
        }
    }

    @Test func `bytes that are no UTF-8 part words and do no harm`() {
        var scanner = WordScanner()
        func scan(_ bytes: [UInt8]) -> [String] {
            var found: [String] = []
            bytes.withUnsafeBufferPointer { bytes in
                _ = scanner.scan(bytes) { word in
                    #expect(word.range.lowerBound < word.range.upperBound && word.range.upperBound <= bytes.count)
                    found.append(String(decoding: word.exact, as: UTF8.self))
                }
            }
            return found
        }
        #expect(scan(Array("ala".utf8) + [0xC5] + Array("kot".utf8) + [0xFF, 0xED, 0xA0, 0x80] + Array("ż".utf8)) == ["ala", "kot", "ż"])
        #expect(scan([0x61, 0xC0, 0x80, 0x62, 0xF4, 0x90, 0x80, 0x80, 0x63, 0xC5]) == ["a", "b", "c"])
        var random = SeededRandom(8)
        for _ in 0..<2_000 { _ = scan((0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }) }
    }
}
