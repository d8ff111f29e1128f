import Polish
import Testing
import Values

@Suite struct FoldingTests {
    @Test func `folding takes away case, diacritics and punctuation and leaves single blanks`() {
        #expect(fold("Stowarzyszenie „Łódź-Żółw” S.A.") == "stowarzyszenie lodz zolw s a")
        #expect(fold("ZAŻÓŁĆ GĘŚLĄ JAŹŃ") == "zazolc gesla jazn")
        #expect(fold("  Æsop & Straße, Ørsted №7 ") == "aesop strasse orsted 7")
        #expect(fold("") == "")
        #expect(fold("!?") == "")
    }

    /// A letter that is in no table sends the whole text the slow way; an emoji does, and leaves nothing behind.
    @Test func `letters that are looked up become what they become letter by letter`() throws {
        for value in 0..<0x2200 as Range<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["\(scalar)", "a\(scalar)b", "Ż\(scalar) \(scalar)ó"] {
                #expect(fold(text) == fold(text + "😀"), "U+\(String(value, radix: 16))")
                #expect(sortKey(text) == sortKey(text + "😀"), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test func `text with loose accents folds like text in one piece`() {
        #expect(fold("Z\u{301}o\u{301}ł\u{107}") == fold("Źółć"))
        #expect(sortKey("z\u{307}aba") == sortKey("żaba"))
    }

    @Test func `letters of other alphabets stay searchable`() {
        #expect(fold("Спілка «Надія»") == "спілка надія")
    }

    @Test func `a slug is ASCII, hyphenated, cut between words and never empty`() {
        #expect(slug("Fundacja „Na Rzecz Dzieci”") == "fundacja-na-rzecz-dzieci")
        #expect(slug("Спілка Łódź") == "lodz")
        #expect(slug("!!!") == "bez-nazwy")
        let long = slug(String(repeating: "stowarzyszenie ", count: 10))
        #expect(long.utf8.count <= 80)
        #expect(!long.hasSuffix("-"))
        #expect(slug(String(repeating: "a", count: 90) + " b") == String(repeating: "a", count: 80))
        #expect(slug(String(repeating: "a", count: 78) + " b c") == String(repeating: "a", count: 78) + "-b")
        #expect(slug(String(repeating: "a", count: 77) + " bbb c") == String(repeating: "a", count: 77))
    }
}

@Suite struct LetterCaseTests {
    @Test func `what is computed of ASCII letters is what Unicode says`() {
        for value in UInt8(0)..<0x80 {
            let letter = Unicode.Scalar(value)
            let properties = letter.properties
            #expect(LetterCase.isLower(letter) == properties.isLowercase)
            #expect(LetterCase.isLetter(letter) == properties.isAlphabetic)
            #expect(LetterCase.isNumber(letter) == (properties.numericType != nil))
            #expect(LetterCase.isBlank(letter) == properties.isWhitespace)
            #expect(String(LetterCase.small(letter)) == properties.lowercaseMapping)
            #expect(String(LetterCase.capital(letter)) == properties.uppercaseMapping)
        }
    }
}

@Suite struct SortKeyTests {
    @Test func `byte order of keys is the order of the Polish alphabet`() {
        let alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż".map { String($0) }
        for (before, after) in zip(alphabet, alphabet.dropFirst()) {
            #expect(isLess(before, after))
            // Also at the start of words, where the next letter must not matter.
            #expect(isLess(before + "ż", after + "a"))
            #expect(isLess("k" + before + "zz", "k" + after))
        }
    }

    @Test func `gaps come before digits, digits before letters, shorter before longer`() {
        #expect(isLess("Klub", "Klub Anna"))
        #expect(isLess("Klub Żuraw", "Klubowy"))
        #expect(isLess("Klub 9", "Klub A"))
        #expect(isLess("9", "a"))
    }

    @Test func `quotes part words and do not sort`() {
        #expect(isLess("Fundacja „Ala”", "Fundacja Basia"))
        #expect(isLess("Golub-Dobrzyń", "Golubiewo"))
    }

    @Test func `case and foreign accents decide only between equals`() {
        #expect(isLess("ala", "Ala"))
        #expect(isLess("Ala", "alb"))
        #expect(isLess("Cafe", "Café"))
        #expect(isLess("Café A", "Cafe B"))
        #expect(sortKey("żuk") == "z~uk")
    }

    @Test func `real places come in the order of the phone book`() {
        let places = [
            "Żnin", "Łubianka", "Lubicz", "Świecie", "Sępólno Krajeńskie", "Ciechocin", "Ciechocinek", "Ćmielów", "Osie", "Ósemka", "Osięciny",
        ]
        let sorted = places.sorted { isLess($0, $1) }
        #expect(
            sorted == [
                "Ciechocin", "Ciechocinek", "Ćmielów", "Lubicz", "Łubianka", "Osie", "Osięciny", "Ósemka", "Sępólno Krajeńskie", "Świecie", "Żnin",
            ])
    }

    private func isLess(_ a: String, _ b: String) -> Bool { Array(sortKey(a).utf8).lexicographicallyPrecedes(Array(sortKey(b).utf8)) }
}

@Suite struct NumbersTests {
    @Test(arguments: [
        (0, "organizacji"), (1, "organizacja"), (2, "organizacje"), (4, "organizacje"), (5, "organizacji"), (11, "organizacji"),
        (12, "organizacji"), (14, "organizacji"), (21, "organizacji"), (22, "organizacje"), (24, "organizacje"), (25, "organizacji"),
        (101, "organizacji"), (102, "organizacje"), (112, "organizacji"), (1004, "organizacje"), (-1, "organizacja"), (-3, "organizacje"),
    ])
    func `a noun takes the form its number asks for`(count: Int, form: String) {
        #expect(Plural("organizacja", "organizacje", "organizacji").form(count) == form)
    }

    @Test func `numbers are grouped with no-break spaces, four digits too`() {
        #expect(number(0) == "0")
        #expect(number(999) == "999")
        #expect(number(1234) == "1\u{A0}234")
        #expect(number(1_234_567) == "1\u{A0}234\u{A0}567")
        #expect(number(-1234) == "\u{2212}1\u{A0}234")
        #expect(number(Int64.min) == "\u{2212}9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808")
        #expect(Plural("gmina", "gminy", "gmin").of(1112) == "1\u{A0}112\u{A0}gmin")
    }

    @Test func `decimals are fixed, with a comma`() {
        #expect(number(50.666, decimals: 1) == "50,7")
        #expect(number(1234.0, decimals: 2) == "1\u{A0}234,00")
        #expect(number(-0.04, decimals: 1) == "0,0")
        #expect(number(.nan, decimals: 1) == "nieznane")
        #expect(percent(12.345) == "12,3\u{A0}%")
    }

    @Test func `money has two decimals and its currency`() {
        #expect(money(Money(zlote: 1234, grosze: 50)) == "1\u{A0}234,50\u{A0}zł")
        #expect(money(Money(grosze: 5)) == "0,05\u{A0}zł")
        #expect(money(Money(grosze: -123)) == "\u{2212}1,23\u{A0}zł")
    }
}

@Suite struct DatesTests {
    @Test func `dates are said as people say them`() throws {
        let day = try #require(Day("2026-11-24"))
        #expect(date(day) == "24 listopada 2026")
        #expect(dateTime(Instant(day, hour: 9, minute: 5)) == "24 listopada 2026, 9.05")
        #expect(dateTime(Instant(try #require(Day("2026-07-01")), hour: 22, minute: 41)) == "1 lipca 2026, 22.41")
    }

    @Test func `a span says its month and year once`() throws {
        func span(_ a: String, _ b: String) throws -> String { dates(try #require(Day(a)), try #require(Day(b))) }
        #expect(try span("2026-11-01", "2026-11-30") == "1–30 listopada 2026")
        #expect(try span("2027-02-01", "2027-11-30") == "1 lutego – 30 listopada 2027")
        #expect(try span("2026-12-20", "2027-01-03") == "20 grudnia 2026 – 3 stycznia 2027")
        #expect(try span("2026-05-01", "2026-05-01") == "1 maja 2026")
    }
}
