import Polish

/// Words that are spelt in a way of their own when a name in capitals becomes readable.
enum SpellingWords {
    enum Role: Sendable { case connecting, dotted, abbreviation }

    /// What a word of a name in capitals is, by one look at a table; nil for a word like any other.
    static func role(of word: ArraySlice<Unicode.Scalar>) -> Role? {
        guard word.count <= longest, let known = roles[hash(word)], known.word.elementsEqual(word.lazy.map(LetterCase.small)) else { return nil }
        return known.role
    }

    private static let roles: [UInt64: (word: [Unicode.Scalar], role: Role)] = {
        let words = [(connecting, Role.connecting), (dotted, .dotted), (abbreviations, .abbreviation)]
        let entries = words.flatMap { words, role in words.map { (Array($0.unicodeScalars), role) } }
        return Dictionary(uniqueKeysWithValues: entries.map { word, role in (hash(word[...]), (word.map(LetterCase.small), role)) })
    }()
    private static let longest = roles.values.map(\.word.count).max() ?? 0

    /// FNV-1a of the small letters.
    private static func hash(_ word: ArraySlice<Unicode.Scalar>) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(LetterCase.small($1).value)) &* 0x100_0000_01B3 }
    }

    private static let connecting = [
        "a", "ale", "bez", "dla", "do", "i", "ich", "ku", "lub", "między", "na", "nad", "o", "od", "oraz", "po", "pod", "ponad", "przeciw",
        "przeciwko", "przed", "przez", "przy", "rzecz", "u", "w", "we", "wśród", "wobec", "z", "za", "ze", "się", "zakresie",
    ]

    private static let dotted = [
        "im.", "św.", "ks.", "bł.", "gen.", "płk.", "prof.", "dr", "por.", "mjr.", "kpt.", "nr", "k.", "n.", "ul.", "al.", "pl.", "woj.", "pow.",
    ]

    private static let abbreviations = [
        "OSP", "KGW", "UKS", "LKS", "LZS", "MKS", "KS", "GKS", "TKKF", "ZHP", "ZHR", "PCK", "PTTK", "WOPR", "TPD", "UTW", "PZERII", "LGD", "LGR",
        "RP", "PZW", "PZN", "PZG", "PZŁ", "SKS", "KKS", "TKS", "AZS", "YMCA", "YWCA", "UE", "NGO", "AA", "SOS", "OPP", "GOPR", "MOPR", "ROD", "PZD",
        "PSONI", "WOŚP", "CKU", "ZNP", "LOK",
    ]

    private static let streetKinds = ["ul.", "al.", "pl.", "os.", "aleja", "aleje", "plac", "osiedle", "rondo", "skwer", "bulwar"].map {
        Array($0.unicodeScalars)
    }

    static func isStreetKind(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        streetKinds.contains { $0.count == word.count && $0.elementsEqual(word.lazy.map(LetterCase.small)) }
    }

    static let fixedPhrases = ["w Likwidacji", "w Upadłości", "Spółka z Ograniczoną Odpowiedzialnością", "Spółka Akcyjna"].map {
        Array($0.unicodeScalars)
    }

    /// Roman numerals, words with a number in them, and words without a vowel.
    static func staysAsItIs(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        if isRoman(word) || word.contains(where: LetterCase.isNumber) { return true }
        return word.count(where: LetterCase.isLetter) > 1 && !word.contains(where: isVowel)
    }

    private static func isRoman(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        (2...5).contains(word.count) && word.allSatisfy { $0 == "I" || $0 == "V" || $0 == "X" }
    }

    static func isVowel(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "A", "Ą", "E", "Ę", "I", "O", "Ó", "U", "Y": true
        default: false
        }
    }

    static func isQuote(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "\"", "„", "”", "“", "«", "»": true
        default: false
        }
    }

    /// A quotation mark, or a half of one.
    static func mayQuote(_ letter: Unicode.Scalar) -> Bool { letter == "'" || letter == "," || isQuote(letter) }
}
