/// Writes values one after another into bytes, as ``PayloadReader`` reads them back.
package struct PayloadWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Begins anew, in the same memory.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    package mutating func put(_ number: Int) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Nil and the empty text are one.
    package mutating func put(_ text: String?) { put(text ?? "") }

    package mutating func put(_ number: Double) { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
}

/// Reads what ``PayloadWriter`` wrote, in the same order.
package struct PayloadReader {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package mutating func number() -> Int {
        var (result, shift): (UInt, UInt) = (0, 0)
        while at < bytes.count, shift < 64 {
            let byte = bytes[at]
            at += 1
            result |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(bitPattern: result)
    }

    package mutating func text() -> String {
        let count = min(number(), bytes.count - at)
        guard count > 0 else { return "" }
        defer { at += count }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
    }

    package mutating func textOrNil() -> String? {
        let text = text()
        return text.isEmpty ? nil : text
    }

    package mutating func real() -> Double {
        guard at + 8 <= bytes.count else { return .nan }
        defer { at += 8 }
        return Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }
}
