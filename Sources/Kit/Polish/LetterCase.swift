/// Capitals and small letters one by one, looked up, the ASCII ones computed: for text that is put together
/// anew letter by letter.
package enum LetterCase {
    package static func isLower(_ letter: Unicode.Scalar) -> Bool {
        letter.isASCII ? (97...122).contains(letter.value) : traits(letter) & lower != 0
    }

    package static func isLetter(_ letter: Unicode.Scalar) -> Bool {
        letter.isASCII ? (97...122).contains(letter.value | 0x20) : traits(letter) & alphabetic != 0
    }

    package static func isNumber(_ letter: Unicode.Scalar) -> Bool {
        letter.isASCII ? (48...57).contains(letter.value) : traits(letter) & numeric != 0
    }

    package static func isBlank(_ letter: Unicode.Scalar) -> Bool {
        letter.isASCII ? letter.value == 32 || (9...13).contains(letter.value) : traits(letter) & blank != 0
    }

    /// The small letter; the same where there is none, or where it is several letters.
    package static func small(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        if letter.isASCII { return (65...90).contains(letter.value) ? Unicode.Scalar(UInt8(letter.value) | 0x20) : letter }
        return letter.value < FoldTable.count ? smalls[Int(letter.value)] : only(letter.properties.lowercaseMapping) ?? letter
    }

    /// The capital; the same where there is none, or where it is several letters.
    package static func capital(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        if letter.isASCII { return (97...122).contains(letter.value) ? Unicode.Scalar(UInt8(letter.value) & 0xDF) : letter }
        return letter.value < FoldTable.count ? capitals[Int(letter.value)] : only(letter.properties.uppercaseMapping) ?? letter
    }

    private static let lower: UInt8 = 1, alphabetic: UInt8 = 2, numeric: UInt8 = 4, blank: UInt8 = 8
    private static let known: [Unicode.Scalar] = (0..<FoldTable.count).map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    private static let table = known.map(computed)
    private static let smalls = known.map { only($0.properties.lowercaseMapping) ?? $0 }
    private static let capitals = known.map { only($0.properties.uppercaseMapping) ?? $0 }

    private static func traits(_ letter: Unicode.Scalar) -> UInt8 {
        letter.value < FoldTable.count ? table[Int(letter.value)] : computed(letter)
    }

    private static func computed(_ letter: Unicode.Scalar) -> UInt8 {
        let properties = letter.properties
        return (properties.isLowercase ? lower : 0) | (properties.isAlphabetic ? alphabetic : 0)
            | (properties.numericType != nil ? numeric : 0) | (properties.isWhitespace ? blank : 0)
    }

    private static func only(_ mapping: String) -> Unicode.Scalar? {
        let letters = mapping.unicodeScalars
        return letters.count == 1 ? letters.first : nil
    }
}
