/// Bytes of a Protocol Buffers message, written front to back.
struct ProtobufWriter {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func number(_ field: Int, _ value: UInt64) {
        varint(UInt64(field << 3))
        varint(value)
    }

    /// A signed number so that small ones stay short: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    mutating func signed(_ value: Int) { varint(UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))) }

    mutating func double(_ field: Int, _ value: Double) {
        varint(UInt64(field << 3 | 1))
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift))) }
    }

    mutating func message(_ field: Int, _ content: [UInt8]) {
        varint(UInt64(field << 3 | 2))
        varint(UInt64(content.count))
        bytes += content
    }

    mutating func text(_ field: Int, _ text: String) {
        varint(UInt64(field << 3 | 2))
        varint(UInt64(text.utf8.count))
        bytes += text.utf8
    }

    /// Whole numbers in a row without their field before each.
    mutating func packed(_ field: Int, _ values: [UInt32]) {
        var length = 0
        for value in values { length += value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5 }
        varint(UInt64(field << 3 | 2))
        varint(UInt64(length))
        for value in values { varint(UInt64(value)) }
    }
}
