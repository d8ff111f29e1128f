import Foundation

/// Bytes of one text, gathered piece by piece in memory that is used again for the next.
package struct TextRoom: ~Copyable {
    /// Bytes a text may have at most; a cell has 32 767 characters.
    package static let longest = 1 << 20

    package private(set) var count = 0
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity = 256

    package init() { base = .allocate(capacity: capacity) }
    deinit { base.deallocate() }

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
    /// The bytes must be UTF-8.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func clear() { count = 0 }

    /// - Throws: `TableFault` when it becomes too long.
    @inline(__always) mutating func append(_ more: UnsafeBufferPointer<UInt8>) throws {
        guard let start = more.baseAddress else { return }
        if count + more.count > capacity { grow(to: count + more.count) }
        memcpy(base + count, start, more.count)
        count += more.count
        try check()
    }

    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(to: count + 1) }
        base[count] = byte
        count += 1
    }

    mutating func append(_ scalar: Unicode.Scalar) { for byte in UTF8.encode(scalar).map(Array.init) ?? [] { append(byte) } }

    func check() throws { if count > TextRoom.longest { throw TableFault("tekst jednej komórki dłuższy niż 1 MiB, to nie jest arkusz") } }

    private mutating func grow(to needed: Int) {
        let larger = max(needed, capacity * 2)
        let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        fresh.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (fresh, larger)
    }

    /// Resolves `_x000D_`, the way a spreadsheet writes characters that XML has no place for, in what was appended from `start` on.
    mutating func unescape(from start: Int) {
        guard count - start >= 7, memchr(base + start, Int32(UInt8(ascii: "_")), count - start) != nil else { return }
        let text = Array(bytes[start...])
        count = start
        var at = 0
        while at < text.count {
            if let scalar = TextRoom.escape(text[at...].prefix(7)) {
                append(scalar)
                at += 7
            } else {
                append(text[at])
                at += 1
            }
        }
    }

    /// The character that seven bytes stand for; never U+0000, which no database takes.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard bytes.count == 7, bytes.first == UInt8(ascii: "_"), bytes.last == UInt8(ascii: "_"), bytes[bytes.startIndex + 1] == UInt8(ascii: "x"),
            bytes.dropFirst(2).dropLast().allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 70) || ($0 >= 97 && $0 <= 102) }),
            let number = UInt32(String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self), radix: 16), number > 0
        else { return nil }
        return Unicode.Scalar(number)
    }
}
