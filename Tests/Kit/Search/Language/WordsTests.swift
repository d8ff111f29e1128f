import Polish
import Search
import Testing

@Suite struct WordsTests {
    @Test(arguments: [
        ("Stowarzyszenie „Łódź-Żółw”", ["stowarzyszenie", "łódź", "żółw"], ["stowarzyszenie", "lodz", "zolw"]),
        ("w Golubiu-Dobrzyniu", ["w", "golubiu", "dobrzyniu"], ["w", "golubiu", "dobrzyniu"]),
        ("szkoła im. Jana Pawła II, nr 12a", ["szkoła", "im", "jana", "pawła", "ii", "nr", "12a"], ["szkola", "im", "jana", "pawla", "ii", "nr", "12a"]),
        ("O.S.P. L.Z.S Żur s.c.", ["osp", "lzs", "żur", "sc"], ["osp", "lzs", "zur", "sc"]),
        ("m.in. J. P. Nowak, W.Witos 3.5", ["m", "in", "j", "p", "nowak", "w", "witos", "3", "5"], ["m", "in", "j", "p", "nowak", "w", "witos", "3", "5"]),
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
}
