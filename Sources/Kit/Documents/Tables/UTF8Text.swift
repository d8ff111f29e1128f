/// Strings out of bytes that were checked once for a whole row or part, rather than one by one.
enum UTF8Text {
    /// The index of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF); nil when all are.
    static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        while true {
            at = skipASCII(bytes, from: at)
            guard at < bytes.count else { return nil }
            // Two bytes, as all Polish letters are.
            if bytes[at] >= 0xC2, bytes[at] <= 0xDF, at + 1 < bytes.count, bytes[at + 1] & 0xC0 == 0x80 {
                at += 2
                continue
            }
            let length = UTF8Text.length(of: bytes, at: at)
            if length == 0 { return at }
            at += length
        }
    }

    /// The first byte above 0x7F from `start` on, or the end.
    static func skipASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var at = start
        while at + 8 <= bytes.count {
            let eight = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)) & 0x8080_8080_8080_8080
            if eight != 0 { return at + eight.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    /// Bytes of the character above U+007F that begins at `at`; 0 when none does.
    static func length(of bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
        let lead = bytes[at]
        func follows(_ distance: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            at + distance < bytes.count && allowed.contains(bytes[at + distance])
        }
        switch lead {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
