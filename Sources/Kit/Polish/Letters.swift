import Foundation

/// What becomes of one character in text made for searching and sorting.
enum Letter: Equatable {
    /// One or more ASCII letters or digits (`ł` is `l`, `ß` is `ss`), or the UTF-8 of a letter of another alphabet, in lower case.
    case base([UInt8])
    /// A combining mark: it vanishes.
    case mark
    /// Everything else: whatever stands between words.
    case gap

    init(_ scalar: Unicode.Scalar) {
        let value = Int(scalar.value)
        self = value < Letter.table.count ? Letter.table[value] : Letter.computed(scalar)
    }

    /// Latin letters are looked up; they are nearly all that ever comes.
    private static let table: [Letter] = (0..<0x250 as Range<UInt32>).map { Unicode.Scalar($0).map(computed) ?? .gap }

    private static func computed(_ scalar: Unicode.Scalar) -> Letter {
        let lower = scalar.properties.lowercaseMapping
        if let spelt = indivisible[lower] { return .base(Array(spelt.utf8)) }
        var base: [UInt8] = []
        var onlyMarks = true
        for part in lower.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch part.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
                base += Array((indivisible[String(part)] ?? String(part)).utf8)
                onlyMarks = false
            case .nonspacingMark, .spacingMark, .enclosingMark: break
            default: onlyMarks = false
            }
        }
        return base.isEmpty ? (onlyMarks ? .mark : .gap) : .base(base)
    }

    /// Letters that Unicode does not take apart.
    private static let indivisible: [String: String] = [
        "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ĸ": "k",
        "ſ": "s", "ƶ": "z", "ƀ": "b", "ɨ": "i",
    ]
}

/// Text as searching compares it: lower case, no diacritics, words parted by single spaces.
///
///     fold("Stowarzyszenie „Łódź-Żółw” S.A.")   // "stowarzyszenie lodz zolw s a"
package func fold(_ text: String) -> String {
    var text = text
    var isKnown = true
    let folded = text.withUTF8 { bytes in
        String(unsafeUninitializedCapacity: bytes.count) { room in
            FoldTable.shared.fold(bytes, into: room)
                ?? {
                    isKnown = false
                    return 0
                }()
        }
    }
    return isKnown ? folded : foldedSlowly(text)
}

/// Also letters far behind the Latin ones.
private func foldedSlowly(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var gap = false
    for scalar in text.unicodeScalars {
        switch Letter(scalar) {
        case .base(let bytes):
            if gap && !folded.isEmpty { folded.append(UInt8(ascii: " ")) }
            folded += bytes
            gap = false
        case .mark: break
        case .gap: gap = true
        }
    }
    return String(decoding: folded, as: UTF8.self)
}

/// The readable part of an address: folded words joined by hyphens, ASCII only, at most 80 characters, cut between words.
///
///     slug("Fundacja „Na Rzecz Dzieci”")   // "fundacja-na-rzecz-dzieci"
///     slug("!!!")                          // "bez-nazwy"
package func slug(_ text: String) -> String { slug(folded: fold(text)) }

/// The same for text that is folded already.
package func slug(folded: String) -> String {
    let longest = 80
    var folded = folded
    let slug = folded.withUTF8 { text in
        String(unsafeUninitializedCapacity: longest) { room in
            var (at, written) = (0, 0)
            while at < text.count {
                // A word that does not fit goes, unless it is the first one, which is cut.
                let start = written == 0 ? 0 : written + 1
                var end = start
                while at < text.count, text[at] != UInt8(ascii: " ") {
                    if text[at] < 0x80 {
                        if end < longest { room[end] = text[at] } else if written > 0 { return written }
                        end = min(end + 1, longest)
                    }
                    at += 1
                }
                at += 1
                if end == start { continue }
                if written > 0 { room[written] = UInt8(ascii: "-") }
                written = end
            }
            return written
        }
    }
    return slug.isEmpty ? "bez-nazwy" : slug
}
