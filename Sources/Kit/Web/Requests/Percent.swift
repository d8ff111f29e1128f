/// Percent-encoding, strict in both directions.
enum Percent {
    /// nil when a `%` is not followed by two hexadecimal digits, when the bytes are not UTF-8, or when there is a control character
    /// other than tab and line ends: none of these comes from an honest form.
    ///
    /// - Parameter plusIsSpace: as in forms and queries, not in paths.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(where: { $0 == 0x7F || ($0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13) }) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Everything but the unreserved characters of RFC 3986, and commas of a query, is encoded, letter case as the RFC wants it.
    static func encode(_ text: String, spaceIsPlus: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        encode(text, spaceIsPlus: spaceIsPlus, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func encode(_ text: String, spaceIsPlus: Bool, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            case UInt8(ascii: " ") where spaceIsPlus: bytes.append(UInt8(ascii: "+"))
            // Means nothing in a query, and people read it: `near=53.01,18.6`.
            case UInt8(ascii: ",") where spaceIsPlus: bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimal[Int(byte >> 4)])
                bytes.append(hexadecimal[Int(byte & 15)])
            }
        }
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// One segment of a path, for addresses: `segment("ała/ma")` is `a%C5%82a%2Fma`.
package func segment(_ text: String) -> String { Percent.encode(text, spaceIsPlus: false) }
