import Foundation

/// Text whose plain byte order is the order of the Polish alphabet, so that both database engines sort alike without a collation of their own.
///
///     ["Żnin", "łódź", "Lipno"].sorted { sortKey($0) < sortKey($1) }   // Lipno, łódź, Żnin
///
/// - Gaps between words come first, then digits, then `a ą b c ć … z ź ż`; `q v x` stand where the Latin alphabet has them.
/// - Letters of other languages sort as their base letter; quotes and other punctuation only part words.
/// - Case and foreign diacritics count only between texts that are otherwise equal: they stand behind U+0001, which is less than any letter.
///
/// A Polish letter is its base letter and `}` or `~`, both greater than `z`, so that `ą` comes after every `a…` and before `b`.
package func sortKey(_ text: String) -> String {
    var text = text.precomposed
    var isKnown = true
    let key = text.withUTF8 { bytes in
        String(unsafeUninitializedCapacity: 2 * bytes.count + 1) { room in
            SortTable.shared.key(of: bytes, into: room)
                ?? {
                    isKnown = false
                    return 0
                }()
        }
    }
    return isKnown ? key : sortKeySlowly(text)
}

/// Also letters far behind the Latin ones.
private func sortKeySlowly(_ text: String) -> String {
    var key: [UInt8] = []
    var ties: [UInt8] = []
    var gap = false
    for scalar in text.unicodeScalars {
        switch SortedLetter(scalar) {
        case .mark: continue
        case .gap: gap = true
        case .letter(let letter, let tie):
            if gap && !key.isEmpty { key.append(UInt8(ascii: " ")) }
            gap = false
            key += letter
            ties.append(tie)
        }
    }
    while ties.last == SortedLetter.plain { ties.removeLast() }
    return String(decoding: ties.isEmpty ? key : key + [1] + ties, as: UTF8.self)
}

/// What a letter adds to the key, and to what decides between equal keys.
private enum SortedLetter {
    case letter([UInt8], tie: UInt8)
    case mark, gap

    /// The tie of small Polish letters, digits and the rest of ASCII.
    static let plain = UInt8(ascii: "0")

    init(_ scalar: Unicode.Scalar) {
        switch Letter(scalar) {
        case .mark: self = .mark
        case .gap: self = .gap
        case .base(let base):
            let polish = polishLetters[scalar]
            let isNative = polish != nil || scalar.isASCII
            self = .letter(polish ?? base, tie: SortedLetter.plain + (scalar.properties.isUppercase ? 1 : 0) + (isNative ? 0 : 2))
        }
    }
}

/// The same for each letter up to U+20FF, looked up.
private struct SortTable: Sendable {
    static let shared = SortTable()

    /// From the lowest byte up: how many bytes follow, or one of the marks; the bytes.
    private let keys: [UInt32]
    private let ties: [UInt8]
    private static let gap: UInt32 = 0, mark: UInt32 = 0xFE, other: UInt32 = 0xFF

    private init() {
        var keys: [UInt32] = []
        var ties: [UInt8] = []
        for value in 0..<FoldTable.count {
            var (key, tie) = (SortTable.other, SortedLetter.plain)
            if let scalar = Unicode.Scalar(value) {
                switch SortedLetter(scalar) {
                case .gap: key = SortTable.gap
                case .mark: key = SortTable.mark
                case .letter(let bytes, let own):
                    // Never longer than the letter itself, so that the key fits into twice the room of the text.
                    if bytes.count <= min(3, UTF8.width(scalar)) {
                        key = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } << 8 | UInt32(bytes.count)
                        tie = own
                    }
                }
            }
            keys.append(key)
            ties.append(tie)
        }
        (self.keys, self.ties) = (keys, ties)
    }

    /// - Returns: how many bytes were written; nil when a letter is not in the table.
    func key(of text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 1) { tail -> Int? in
            var (at, written, count, last, isParted) = (0, 0, 0, 0, false)
            while at < text.count {
                let letter = Int(UTF8Letters.next(in: text, at: &at))
                guard letter < keys.count else { return nil }
                let length = keys[letter] & 0xFF
                if length == SortTable.gap {
                    isParted = true
                } else if length != SortTable.mark {
                    guard length != SortTable.other else { return nil }
                    if isParted, written > 0 {
                        room[written] = UInt8(ascii: " ")
                        written += 1
                    }
                    isParted = false
                    var bytes = keys[letter] >> 8
                    for _ in 0..<length {
                        room[written] = UInt8(truncatingIfNeeded: bytes)
                        bytes >>= 8
                        written += 1
                    }
                    tail[count] = ties[letter]
                    count += 1
                    if ties[letter] != SortedLetter.plain { last = count }
                }
            }
            guard last > 0 else { return written }
            room[written] = 1
            for index in 0..<last { room[written + 1 + index] = tail[index] }
            return written + 1 + last
        }
    }
}

private let polishLetters: [Unicode.Scalar: [UInt8]] = {
    let keys: [(Unicode.Scalar, Unicode.Scalar, String)] = [
        ("ą", "Ą", "a~"), ("ć", "Ć", "c~"), ("ę", "Ę", "e~"), ("ł", "Ł", "l~"), ("ń", "Ń", "n~"), ("ó", "Ó", "o~"), ("ś", "Ś", "s~"),
        ("ź", "Ź", "z}"), ("ż", "Ż", "z~"),
    ]
    return Dictionary(uniqueKeysWithValues: keys.flatMap { [($0.0, Array($0.2.utf8)), ($0.1, Array($0.2.utf8))] })
}()

extension String {
    /// With Polish letters in one piece, also when the text came with loose accents (as macOS writes file names).
    fileprivate var precomposed: String {
        var text = self
        let isLoose = text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start, 0xCC, bytes.count) != nil || memchr(start, 0xCD, bytes.count) != nil
        }
        return isLoose ? precomposedStringWithCanonicalMapping : self
    }
}
