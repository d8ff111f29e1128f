/// The words on both sides of one space, and the three reasons why it must not break.
struct Neighbours {
    let bytes: UnsafeBufferPointer<UInt8>
    let text: Range<Int>
    let space: Int

    /// The word before is one letter, an abbreviation, or an initial before a capital.
    var leansForward: Bool {
        let start = wordStart
        let length = space - start
        switch length {
        case 1: return lonely.contains(bytes[start])
        case 2...5:
            let word = UnsafeBufferPointer(rebasing: bytes[start..<space])
            if abbreviations.contains(where: { $0.count == length && $0[0] == word[0] && $0.elementsEqual(word) }) { return true }
            return isInitial(start, length) && isCapital(space + 1)
        default: return false
        }
    }

    /// `10 000`: this space parts groups of one number, and everything behind it comes in threes; so `52 123 45 67` is left alone.
    func groupsDigits(lastGroup: Int) -> Bool {
        let digits = digitsBefore
        let first = space - digits
        if first - 1 == lastGroup && lastGroup >= 0 { return digits == 3 && threesFollow }
        guard (1...3).contains(digits), bytes[first] != UInt8(ascii: "0") || digits == 1, threesFollow else { return false }
        // A group that follows other digits belongs to an identifier: `0009 990 001`.
        guard first > text.lowerBound else { return true }
        let before = bytes[first - 1]
        if before == UInt8(ascii: " ") { return first - 2 < text.lowerBound || !isDigit(bytes[first - 2]) }
        return before == UInt8(ascii: "(") || before > 0x7F
    }

    /// `5 organizacji`, `12 %`, `24 listopada`, but not a year before any word, nor a long identifier, nor before a one-letter word.
    func measures(afterGroup: Bool) -> Bool {
        let next = space + 1
        guard bytes[next] == UInt8(ascii: "%") || isSmallLetter(next) else { return false }
        if afterGroup { return !oneLetterFollows }
        let digits = digitsBefore
        let first = space - digits
        guard digits <= 4, digits == 1 || bytes[first] != UInt8(ascii: "0") || isAfterComma(first) else { return false }
        if digits == 4, (bytes[first] == UInt8(ascii: "1") && bytes[first + 1] == UInt8(ascii: "9")) || bytes[first] == UInt8(ascii: "2") {
            return bytes[next] == UInt8(ascii: "r") && next + 1 < text.upperBound && (bytes[next + 1] == 0x2E || bytes[next + 1] == 0x6F)
        }
        return !oneLetterFollows
    }

    private var wordStart: Int {
        var at = space
        while at > text.lowerBound, space - at < 7 {
            let byte = bytes[at - 1]
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\n") { break }
            // The second byte of U+00A0, the third of „.
            if byte == 0xA0 && at - 2 >= text.lowerBound && bytes[at - 2] == 0xC2 { break }
            if byte == 0x9E && at - 3 >= text.lowerBound && bytes[at - 2] == 0x80 && bytes[at - 3] == 0xE2 { break }
            at -= 1
        }
        return at
    }

    private var digitsBefore: Int {
        var at = space
        while at > text.lowerBound && isDigit(bytes[at - 1]) { at -= 1 }
        return space - at
    }

    private var threesFollow: Bool {
        var at = space
        while at < text.upperBound && bytes[at] == UInt8(ascii: " ") && at + 1 < text.upperBound && isDigit(bytes[at + 1]) {
            var end = at + 1
            while end < text.upperBound && isDigit(bytes[end]) { end += 1 }
            if end - at != 4 { return false }
            at = end
        }
        return at > space && (at == text.upperBound || bytes[at] != UInt8(ascii: "-"))
    }

    private var oneLetterFollows: Bool {
        let next = space + 1
        return lonely.contains(bytes[next]) && (next + 1 == text.upperBound || bytes[next + 1] == UInt8(ascii: " "))
    }

    private func isAfterComma(_ at: Int) -> Bool {
        at > text.lowerBound && (bytes[at - 1] == UInt8(ascii: ",") || bytes[at - 1] == UInt8(ascii: "."))
    }

    private func isInitial(_ start: Int, _ length: Int) -> Bool {
        guard bytes[space - 1] == UInt8(ascii: "."), isCapital(start) else { return false }
        return length == (bytes[start] < 0x80 ? 2 : 3)
    }

    private func isCapital(_ at: Int) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return byte &- 65 < 26 }
        guard at + 1 < text.upperBound else { return false }
        return polishCapitals.contains { $0.0 == byte && $0.1 == bytes[at + 1] }
    }

    private func isSmallLetter(_ at: Int) -> Bool {
        let byte = bytes[at]
        return byte &- 97 < 26 || ((0xC3...0xC5).contains(byte) && !isCapital(at))
    }
}

private let lonely = Array("aiouwzAIOUWZ".utf8)
private let abbreviations = [
    "art.", "Art.", "ust.", "Ust.", "pkt", "Pkt", "lit.", "poz.", "nr", "Nr", "ul.", "Ul.", "al.", "Al.", "pl.", "Pl.", "os.", "Os.", "im.", "św.",
    "Św.", "tel.", "Tel.", "§",
].map { Array($0.utf8) }
private let polishCapitals: [(UInt8, UInt8)] = "ĄĆĘŁŃÓŚŹŻ".map { letter in
    let pair = Array(String(letter).utf8)
    return (pair[0], pair[1])
}
