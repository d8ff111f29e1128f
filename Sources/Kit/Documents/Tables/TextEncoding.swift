/// How the letters of a text file are written down.
package enum TextEncoding: String, Sendable, CaseIterable, CustomStringConvertible {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1250 = "Windows-1250"
    case iso88592 = "ISO-8859-2"

    package var description: String { rawValue }

    /// Letters of the bytes from 0x80 on, for encodings of one byte a letter.
    fileprivate var upperHalf: [[UInt8]] {
        let shared = "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"
        let letters: String
        switch self {
        case .windows1250:
            letters =
                "€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź"
                + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż" + shared
        case .iso88592:
            let controls = String(String.UnicodeScalarView((0x80..<0xA0).compactMap { Unicode.Scalar($0) }))
            letters = controls + "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż" + shared
        default: return []
        }
        return letters.unicodeScalars.map { Array(String($0).utf8) }
    }
}

/// Turns text of a known encoding into UTF-8, piece by piece.
struct TextDecoder {
    private let encoding: TextEncoding
    private let upperHalf: [[UInt8]]
    /// Bytes of a character that the last piece began.
    private var rest: [UInt8] = []

    init(_ encoding: TextEncoding) { (self.encoding, upperHalf) = (encoding, encoding.upperHalf) }

    mutating func decode(_ piece: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        switch encoding {
        case .utf8: return Array(piece)
        case .windows1250, .iso88592: return fromSingleBytes(piece)
        case .utf16LittleEndian, .utf16BigEndian: return fromUTF16(piece)
        }
    }

    /// What a cut file leaves over, as a replacement character.
    mutating func finish() -> [UInt8] {
        defer { rest = [] }
        return rest.isEmpty ? [] : Array("\u{FFFD}".utf8)
    }

    private func fromSingleBytes(_ piece: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(piece.count + piece.count / 4)
        var at = 0
        while at < piece.count {
            let end = UTF8Text.skipASCII(piece, from: at)
            result.append(contentsOf: piece[at..<end])
            at = end
            if at < piece.count {
                result.append(contentsOf: upperHalf[Int(piece[at]) - 0x80])
                at += 1
            }
        }
        return result
    }

    private mutating func fromUTF16(_ piece: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let bytes = rest + piece
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for at in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
            units.append(encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second)
        }
        var whole = units.count
        if let last = units.last, UTF16.isLeadSurrogate(last) { whole -= 1 }
        rest = Array(bytes[(whole * 2)...])
        return Array(String(decoding: units[..<whole], as: UTF16.self).utf8)
    }
}
