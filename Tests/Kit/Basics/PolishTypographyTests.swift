import Polish
import Testing

/// `·` stands for the no-break space, so that it can be seen.
private func set(_ html: String) -> String {
    String(decoding: typographic(Array(html.utf8)), as: UTF8.self).replacing("\u{A0}", with: "·")
}

@Suite struct TypographyTests {
    @Test(arguments: [
        ("Kto działa w gminie i o co chodzi", "Kto działa w·gminie i·o·co chodzi"),
        ("W gminie, a u nas (w Toruniu)", "W·gminie, a·u·nas (w·Toruniu)"),
        ("art. 4 ust. 1 pkt 15 lit. b", "art.·4·ust.·1·pkt·15·lit.·b"),
        ("ul. Długa, im. św. Jana, nr 7", "ul.·Długa, im.·św.·Jana, nr·7"),
        ("J. Kowalski i Ł. Nowak", "J.·Kowalski i·Ł.·Nowak"),
        ("10 000 zł i 1 234 567 osób", "10·000·zł i·1·234·567·osób"),
        ("24 listopada 2026, 5 organizacji, 12 %", "24·listopada 2026, 5·organizacji, 12·%"),
        ("w 2027 r. albo 2027 roku", "w·2027·r. albo 2027·roku"),
        ("od 2 000–10 000 zł", "od 2·000–10·000·zł"),
    ])
    func `words that belong together stay on one line`(plain: String, joined: String) { #expect(set("<p>\(plain)</p>") == "<p>\(joined)</p>") }

    @Test(arguments: ["KRS 0009 990 001", "NIP 123 456 32 18", "tel 52 123 45 67", "86-031 Osielsko", "rok 2026 kończy się", "0000030897 nie"])
    func `identifiers and years are left as they are`(text: String) { #expect(set(text) == text) }

    @Test func `a number does not cling to a one-letter word, which clings to what follows`() { #expect(set("5 i 6 lipca") == "5 i·6·lipca") }

    @Test(arguments: [
        "<a title=\"w gminie\" href='/a b'>x</a>", "<textarea>w gminie 10 000</textarea>", "<pre>a b</pre>", "<script>w = 1 a</script>",
        "<style>i o</style>", "<option>w gminie</option>", "<title>w gminie</title>", "<!-- w gminie -->", "<data value=\"1\">340 000 018</data>",
        "<code>a b</code>", "<textarea name=\"a\">i <b> w c",
    ])
    func `nothing but readable text is touched`(html: String) { #expect(set(html) == html) }

    @Test func `text goes on after what was left alone`() {
        #expect(set("<textarea>i a</textarea><p>i a</p>") == "<textarea>i a</textarea><p>i·a</p>")
        #expect(set("<pres>i a</pres>") == "<pres>i·a</pres>")
    }

    @Test(arguments: ["", "<", "<a", "<a href=\"", "w", "w ", " ", "<!--", "1 ", "&", "Ł. ", "a\u{300} \u{1F600} i"])
    func `broken pieces come out as they went in`(html: String) { #expect(set(html) == html) }
}
