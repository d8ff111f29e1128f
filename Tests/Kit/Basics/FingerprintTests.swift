import Bytes
import Testing

@Suite struct FingerprintTests {
    @Test func `a fingerprint has 32 digits, and equal bytes have the same`() {
        let text = Array("Zażółć gęślą jaźń".utf8)
        #expect(Fingerprint.hex(of: text) == Fingerprint.hex(of: Array("Zażółć gęślą jaźń".utf8)))
        #expect(Fingerprint.hex(of: []).utf8.count == 32)
        #expect(Fingerprint.hex(of: text).allSatisfy { "0123456789abcdef".contains($0) })
    }

    /// Every length around the blocks it reads, every bit, and texts of zeros, which differ in nothing but their length.
    @Test func `one bit or one byte more or less makes another fingerprint`() {
        var known: Set<String> = []
        var count = 0
        for length in 0...70 {
            var bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37) }
            known.insert(Fingerprint.hex(of: bytes))
            known.insert(Fingerprint.hex(of: [UInt8](repeating: 0, count: length)))
            // The empty text, and the first byte of the others, which is 0.
            count += length < 2 ? 1 : 2
            for bit in 0..<length * 8 {
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                known.insert(Fingerprint.hex(of: bytes))
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                count += 1
            }
        }
        #expect(known.count == count)
    }
}
