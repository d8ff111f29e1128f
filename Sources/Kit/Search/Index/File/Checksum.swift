/// A sum over 64-bit words that no change of a single word leaves as it was: each step maps different states to different states.
///
/// Four lanes side by side, so that checking costs little more than reading the memory.
struct Checksum {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// - Parameter bytes: a multiple of 64 of them.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = lanes
        for place in stride(from: 0, to: bytes.count, by: 32) {
            a = (a ^ bytes.load(fromByteOffset: place, as: UInt64.self)) &* Checksum.factor
            b = (b ^ bytes.load(fromByteOffset: place + 8, as: UInt64.self)) &* Checksum.factor
            c = (c ^ bytes.load(fromByteOffset: place + 16, as: UInt64.self)) &* Checksum.factor
            d = (d ^ bytes.load(fromByteOffset: place + 24, as: UInt64.self)) &* Checksum.factor
            // The upper bits come down, else a flipped upper bit would stay where it is and could be flipped back.
            (a, b, c, d) = (a ^ a >> 32, b ^ b >> 32, c ^ c >> 32, d ^ d >> 32)
        }
        lanes = (a, b, c, d)
    }

    var value: UInt64 {
        [lanes.1, lanes.2, lanes.3].reduce(lanes.0) { ($0 &* Checksum.factor ^ $1) &* 0xBF58_476D_1CE4_E5B9 }
    }

    static func of(_ text: String) -> UInt64 {
        var bytes = Array(text.utf8)
        let length = UInt64(bytes.count)
        bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
        var sum = Checksum()
        let room = Memory(count: bytes.count)
        room.bytes.copyBytes(from: bytes)
        sum.add(UnsafeRawBufferPointer(rebasing: room.bytes[..<bytes.count]))
        return sum.value ^ length
    }
}
