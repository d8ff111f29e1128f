import Documents

/// The forms of values that several sources write in their own ways: the value in ours, nil when it is none. Byte by byte, because an import
/// asks for each of them once a row.
enum FieldForm {
    /// On one line with single blanks; nil when nothing is left.
    static func line(_ text: String) -> String? {
        var copy = text
        return copy.withUTF8(isLine) ? text : tidied(text)
    }

    /// The same of a cell; an empty one, as most are, costs nothing.
    static func line(_ row: TableRow, _ column: Int) -> String? {
        row.withBytes(of: column) { bytes in
            if bytes.isEmpty { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            return isLine(bytes) ? text : tidied(text)
        }
    }

    private static func isLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            // 0xC2 may begin a blank that does not break; the slow way finds out.
            if byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || (byte == 0x20 && previous == 0x20) { return false }
            previous = byte
        }
        return previous != 0x20
    }

    private static func tidied(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// `87-100` out of `87-100`, `87100` or `87 100`.
    static func postalCode(_ text: String) -> String? {
        if isTidyPostalCode(text) { return text }
        var digits: [UInt8] = []
        for byte in text.utf8 {
            if isDigit(byte) {
                digits.append(byte)
            } else if !(digits.count == 2 && (byte == UInt8(ascii: "-") || byte == 0x20)) {
                return nil
            }
        }
        guard digits.count == 5 else { return nil }
        digits.insert(UInt8(ascii: "-"), at: 2)
        return String(decoding: digits, as: UTF8.self)
    }

    private static func isTidyPostalCode(_ text: String) -> Bool {
        var place = 0
        for byte in text.utf8 {
            guard place == 2 ? byte == UInt8(ascii: "-") : isDigit(byte) else { return false }
            place += 1
        }
        return place == 6
    }

    /// In lower case.
    static func email(_ text: String) -> String? {
        var address = text.lowercased()
        return address.withUTF8(isEmail) ? address : nil
    }

    private static func isEmail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at), bytes.count - at - 1 <= 253 else { return false }
        guard bytes[..<at].allSatisfy({ isLetter($0) || isDigit($0) || isEmailMark($0) }) else { return false }
        var (labels, letters, length) = (1, 0, 0)
        for byte in bytes[(at + 1)...] {
            if byte == UInt8(ascii: ".") {
                guard length > 0 else { return false }
                (labels, letters, length) = (labels + 1, 0, 0)
            } else {
                guard isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") else { return false }
                letters += isLetter(byte) ? 1 : 0
                length += 1
            }
        }
        return labels >= 2 && length >= 2 && letters == length
    }

    private static func isEmailMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "'"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// Only http and https; the host is given a scheme where people leave it out.
    static func website(_ text: String) -> String? {
        let address = text.lowercased()
        var rest = address.utf8[...]
        guard rest.count <= 300, !rest.contains(where: { $0 <= 0x20 }) else { return nil }
        let scheme = ["https://", "http://"].first { rest.starts(with: $0.utf8) }
        rest = rest.dropFirst(scheme?.utf8.count ?? 0)
        let host = rest.prefix { isHostLetter($0) || $0 == UInt8(ascii: ".") }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last, last.count >= 2 else { return nil }
        guard last.allSatisfy({ isLetter($0) || $0 >= 0x80 }) else { return nil }
        rest = rest.dropFirst(host.count)
        if rest.first == UInt8(ascii: ":") {
            let port = rest.dropFirst().prefix(while: isDigit)
            guard (1...5).contains(port.count) else { return nil }
            rest = rest.dropFirst(1 + port.count)
        }
        guard rest.first.map({ $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) ?? true else { return nil }
        return scheme == nil ? "http://" + address : address
    }

    /// Also letters beyond ASCII, as host names may have.
    private static func isHostLetter(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte >= 0x80 }

    /// As it is; a longer one is no number, and no index of PostgreSQL would hold it.
    static func registerNumber(_ text: String) -> String? { text.count <= 100 ? text : nil }

    /// Seven digits at least, with what people put between them.
    static func phone(_ text: String) -> String? {
        var digits = 0
        for byte in text.utf8 {
            if isDigit(byte) { digits += 1 } else if !isPhoneMark(byte) { return nil }
        }
        return (7...40).contains(digits) ? text : nil
    }

    private static func isPhoneMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3B: true  // blank ( ) + , - . / ;
        default: false
        }
    }

    /// Whether something in it would be markup on a page or a formula in a spreadsheet.
    static func looksLikeCode(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        if first == UInt8(ascii: "=") || first == UInt8(ascii: "@") { return true }
        guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if previous == UInt8(ascii: "<"), isLetter(byte | 0x20) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") { return true }
            previous = byte
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    /// Lower case.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
}
