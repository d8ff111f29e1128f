import Polish

/// What one character does to the word it stands in: a table for Latin, computed for the rest of the world.
enum WordLetter: Equatable {
    /// UTF-8 of the letter in lower case, and without diacritics.
    case letter(exact: [UInt8], folded: [UInt8])
    /// A loose accent: the exact form has to be composed anew.
    case accent
    /// Something unseen that parts nothing: a soft hyphen, a mark of direction.
    case unseen
    case gap

    init(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
            let folded = fold(String(scalar))
            self = folded.isEmpty ? .gap : .letter(exact: Array(scalar.properties.lowercaseMapping.utf8), folded: Array(folded.utf8))
        case .nonspacingMark, .spacingMark, .enclosingMark:
            // Variation selectors and the ring around a key belong to emoji, not to letters.
            self = scalar.properties.isVariationSelector || scalar.properties.generalCategory == .enclosingMark ? .unseen : .accent
        case .format: self = .unseen
        default: self = .gap
        }
    }
}

/// The table for characters of one and two bytes in UTF-8, which are all of Latin, Greek, Cyrillic: four bytes each, so that scanning is one load.
struct WordLetterTable: Sendable {
    /// 0 a gap; 1 to 2 bytes of exact in bits 8 and 16, one of folded in bit 24, their kind in the lowest bits; `slow` asks `WordLetter`.
    let cells: [UInt32]

    static let gap: UInt32 = 0, oneByte: UInt32 = 1, twoBytes: UInt32 = 2, slow: UInt32 = 3

    static let shared = WordLetterTable()

    private init() {
        cells = (0..<0x800 as Range<UInt32>).map { value in
            guard let scalar = Unicode.Scalar(value) else { return WordLetterTable.gap }
            switch WordLetter(scalar) {
            case .gap: return WordLetterTable.gap
            case .letter(let exact, let folded) where exact.count <= 2 && folded.count == 1:
                let second = exact.count == 2 ? UInt32(exact[1]) << 16 : 0
                return UInt32(exact.count) | UInt32(exact[0]) << 8 | second | UInt32(folded[0]) << 24
            default: return WordLetterTable.slow
            }
        }
    }
}
