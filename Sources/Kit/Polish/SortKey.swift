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
    var key: [UInt8] = []
    var ties: [UInt8] = []
    key.reserveCapacity(text.utf8.count + 16)
    var gap = false
    for scalar in text.precomposed {
        let letter: [UInt8]
        let native: Bool
        switch Letter(scalar) {
        case .mark: continue
        case .gap:
            gap = true
            continue
        case .base(let base):
            let polish = polishLetters[scalar]
            letter = polish ?? base
            native = polish != nil || scalar.isASCII
        }
        if gap && !key.isEmpty { key.append(UInt8(ascii: " ")) }
        gap = false
        key += letter
        ties.append(UInt8(ascii: "0") + (scalar.properties.isUppercase ? 1 : 0) + (native ? 0 : 2))
    }
    while ties.last == UInt8(ascii: "0") { ties.removeLast() }
    return String(decoding: ties.isEmpty ? key : key + [1] + ties, as: UTF8.self)
}

private let polishLetters: [Unicode.Scalar: [UInt8]] = {
    let keys: [(Unicode.Scalar, Unicode.Scalar, String)] = [
        ("ą", "Ą", "a~"), ("ć", "Ć", "c~"), ("ę", "Ę", "e~"), ("ł", "Ł", "l~"), ("ń", "Ń", "n~"), ("ó", "Ó", "o~"), ("ś", "Ś", "s~"),
        ("ź", "Ź", "z}"), ("ż", "Ż", "z~"),
    ]
    return Dictionary(uniqueKeysWithValues: keys.flatMap { [($0.0, Array($0.2.utf8)), ($0.1, Array($0.2.utf8))] })
}()

extension String {
    /// The scalars with Polish letters in one piece, also when the text came with loose accents (as macOS writes file names).
    fileprivate var precomposed: String.UnicodeScalarView {
        let loose = utf8.contains(0xCC) || utf8.contains(0xCD)
        return loose ? precomposedStringWithCanonicalMapping.unicodeScalars : unicodeScalars
    }
}
