/// What becomes of each letter up to U+20FF when text is folded, in four bytes a letter: folding is done for every value of every import.
struct FoldTable: Sendable {
    static let shared = FoldTable()

    /// Letters below that are looked up: Latin, Greek, Cyrillic and the quotation marks and dashes of all of them.
    static let count: UInt32 = 0x2100

    /// The lowest byte says how many bytes follow, or one of the marks below.
    private let entries: [UInt32]
    private static let gap: UInt32 = 0, mark: UInt32 = 0xFE, other: UInt32 = 0xFF

    private init() {
        entries = (0..<FoldTable.count).map { value in
            guard let scalar = Unicode.Scalar(value) else { return FoldTable.other }
            switch Letter(scalar) {
            case .gap: return FoldTable.gap
            case .mark: return FoldTable.mark
            case .base(let bytes):
                // Never longer than the letter itself, so that the result fits where the text did.
                guard bytes.count <= min(3, UTF8.width(scalar)) else { return FoldTable.other }
                return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } << 8 | UInt32(bytes.count)
            }
        }
    }

    /// - Parameter room: at least as large as the text.
    /// - Returns: how many bytes were written; nil when a letter is not in the table.
    func fold(_ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        entries.withUnsafeBufferPointer { entries in
            var (at, written, isParted) = (0, 0, false)
            while at < text.count {
                let letter = UTF8Letters.next(in: text, at: &at)
                guard letter < FoldTable.count else { return nil }
                let entry = entries[Int(letter)]
                let length = entry & 0xFF
                if length == FoldTable.gap {
                    isParted = true
                } else if length != FoldTable.mark {
                    guard length != FoldTable.other else { return nil }
                    if isParted, written > 0 {
                        room[written] = UInt8(ascii: " ")
                        written += 1
                    }
                    isParted = false
                    var bytes = entry >> 8
                    for _ in 0..<length {
                        room[written] = UInt8(truncatingIfNeeded: bytes)
                        bytes >>= 8
                        written += 1
                    }
                }
            }
            return written
        }
    }
}

/// Letters of text that is known to be UTF-8.
enum UTF8Letters {
    /// The letter that begins at `at`, which is moved behind it.
    @inline(__always) static func next(in text: UnsafeBufferPointer<UInt8>, at: inout Int) -> UInt32 {
        let lead = UInt32(text[at])
        if lead < 0x80 {
            at += 1
            return lead
        }
        func tail(_ distance: Int) -> UInt32 { UInt32(text[at + distance]) & 0x3F }
        if lead < 0xE0 {
            defer { at += 2 }
            return (lead & 0x1F) << 6 | tail(1)
        }
        if lead < 0xF0 {
            defer { at += 3 }
            return (lead & 0x0F) << 12 | tail(1) << 6 | tail(2)
        }
        defer { at += 4 }
        return (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    }
}
