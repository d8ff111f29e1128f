import Foundation

/// ISO-8859-2, which the Polish dictionary speaks; Foundation's conversion takes longer than looking a word up.
enum LatinTwo {
    /// The bytes of a word, nil when a letter of it has none.
    static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 1)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if let byte = codes[scalar] {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        return bytes
    }

    static func text(of bytes: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(scalars[Int(byte)]) }
        return String(text)
    }

    private static let scalars: [Unicode.Scalar] = (0..<256).map { value in
        String(data: Data([UInt8(value)]), encoding: .isoLatin2)?.unicodeScalars.first ?? "?"
    }
    private static let codes = Dictionary((0x80..<256).map { (scalars[$0], UInt8($0)) }) { first, _ in first }
}
