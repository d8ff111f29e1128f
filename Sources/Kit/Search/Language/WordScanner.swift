import Foundation

/// Takes texts apart into words, byte by byte, with buffers that are used again for the next text.
///
/// Not for two threads at once: each has its own.
package struct WordScanner {
    /// Letters a word keeps; 10 000 letters without a gap are one word of these.
    package static let longest = 64

    /// A word while it is looked at; its bytes are gone when the closure returns.
    package struct Found {
        /// UTF-8, lower case, diacritics kept.
        package let exact: UnsafeBufferPointer<UInt8>
        /// UTF-8, lower case, no diacritics.
        package let folded: UnsafeBufferPointer<UInt8>
        /// The place among the words of the text, from 0.
        package let position: Int
        /// Where it stands in the bytes of the text.
        package let range: Range<Int>
    }

    private var exact: [UInt8] = [], folded: [UInt8] = []
    private var letters = 0, position = 0
    private var start = 0, end = 0
    private var hasAccent = false, joinsInitials = false
    private let cells = WordLetterTable.shared.cells

    package init() {
        exact.reserveCapacity(256)
        folded.reserveCapacity(256)
    }

    /// Calls `found` for each word of a text in UTF-8; bytes that are no UTF-8 part words.
    /// - Returns: how many words there were.
    @discardableResult
    package mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ found: (Found) -> Void) -> Int {
        position = 0
        let cells = cells
        var at = 0
        while at < text.count {
            let first = text[at]
            var length = 1
            var cell = WordLetterTable.gap
            if first < 0x80 {
                cell = cells[Int(first)]
            } else if let scalar = Unicode.Scalar(utf8: text, at: at) {
                length = scalar.utf8.count
                cell = length == 2 ? cells[Int(scalar.value)] : WordLetterTable.slow
                if cell == WordLetterTable.slow { cell = add(scalar, at, length) }
            }
            switch cell & 0xFF {
            case WordLetterTable.gap: if letters > 0 && !isInitial(text, dot: at) { finish(found) }
            case WordLetterTable.slow: break
            default:
                if letters < WordScanner.longest {
                    exact.append(UInt8(truncatingIfNeeded: cell >> 8))
                    if cell & 0xFF == WordLetterTable.twoBytes { exact.append(UInt8(truncatingIfNeeded: cell >> 16)) }
                    folded.append(UInt8(truncatingIfNeeded: cell >> 24))
                }
                count(at, length)
            }
            at += length
        }
        if letters > 0 { finish(found) }
        return position
    }

    private mutating func count(_ at: Int, _ length: Int) {
        if letters == 0 { start = at }
        letters += 1
        end = at + length
    }

    /// What the table has no room for. Returns `gap`, or `slow` when all is done.
    private mutating func add(_ scalar: Unicode.Scalar, _ at: Int, _ length: Int) -> UInt32 {
        switch WordLetter(scalar) {
        case .gap: return WordLetterTable.gap
        case .unseen: return WordLetterTable.slow
        case .accent:
            guard letters > 0 else { return WordLetterTable.slow }
            if letters <= WordScanner.longest {
                // A pile of accents on one letter may not make a word without end.
                if exact.count < 4 * WordScanner.longest { exact += Array(String(scalar).utf8) }
                hasAccent = true
            }
            end = at + length
        case .letter(let exactly, let simply):
            if letters < WordScanner.longest {
                exact += exactly
                folded += simply
            }
            count(at, length)
        }
        return WordLetterTable.slow
    }

    /// Whether the dot here stands between two of the letters of `O.S.P.`: the word so far is single letters, and one single letter follows.
    private mutating func isInitial(_ text: UnsafeBufferPointer<UInt8>, dot: Int) -> Bool {
        guard text[dot] == UInt8(ascii: "."), letters == 1 || joinsInitials, end == dot, !isDigit(exact[0]) else { return false }
        let next = letterLength(text, dot + 1)
        guard next > 0, letterLength(text, dot + 1 + next) == 0, dot + 1 + next >= text.count || !isDigit(text[dot + 1 + next]) else { return false }
        joinsInitials = true
        return true
    }

    /// Bytes of the Latin letter that begins here; 0 when there is none.
    private func letterLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard at < text.count, let scalar = Unicode.Scalar(utf8: text, at: at), scalar.value < 0x250 else { return 0 }
        return scalar.properties.isAlphabetic ? scalar.utf8.count : 0
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    private mutating func finish(_ found: (Found) -> Void) {
        if hasAccent { exact = Array(String(decoding: exact, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8) }
        exact.withUnsafeBufferPointer { exact in
            folded.withUnsafeBufferPointer { folded in found(Found(exact: exact, folded: folded, position: position, range: start..<end)) }
        }
        position += 1
        (letters, hasAccent, joinsInitials) = (0, false, false)
        exact.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
    }
}

extension Unicode.Scalar {
    /// The character of two to four bytes that begins here, nil when it is broken or cut off.
    fileprivate init?(utf8 text: UnsafeBufferPointer<UInt8>, at: Int) {
        let first = text[at]
        guard first >= 0x80 else {
            self.init(first)
            return
        }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, at + length <= text.count else { return nil }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            guard text[at + offset] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(text[at + offset] & 0x3F)
        }
        self.init(value)
        guard self.utf8.count == length else { return nil }
    }
}
