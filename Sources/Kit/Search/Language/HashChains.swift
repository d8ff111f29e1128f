/// Numbers filed under hashes of 64 bits, for tables of words that are built at every start: a third of the time a dictionary of strings takes.
///
/// Equal hashes are taken for equal words. Two of a million different words share one with a probability of 3 in 10⁸; one word then brings along
/// the lemmas of another, nothing worse.
struct HashChains: Sendable {
    private var heads: [Int32]
    private var entries: [(hash: UInt64, item: Int32, next: Int32)] = []

    /// - Parameter capacity: how many numbers are expected; more become slow, not wrong.
    init(capacity: Int) {
        var size = 16
        while size < capacity { size *= 2 }
        heads = Array(repeating: -1, count: size)
        entries.reserveCapacity(capacity)
    }

    var count: Int { entries.count }

    mutating func insert(_ item: Int, under hash: UInt64) {
        let slot = Int(truncatingIfNeeded: hash) & (heads.count - 1)
        entries.append((hash, Int32(item), heads[slot]))
        heads[slot] = Int32(entries.count - 1)
    }

    /// The number filed last under a hash.
    func first(under hash: UInt64) -> Int? {
        var at = heads[Int(truncatingIfNeeded: hash) & (heads.count - 1)]
        while at >= 0 {
            let entry = entries[Int(at)]
            if entry.hash == hash { return Int(entry.item) }
            at = entry.next
        }
        return nil
    }

    /// All numbers filed under a hash, the last one first.
    func forEach(under hash: UInt64, _ body: (Int) -> Void) {
        var at = heads[Int(truncatingIfNeeded: hash) & (heads.count - 1)]
        while at >= 0 {
            let entry = entries[Int(at)]
            if entry.hash == hash { body(Int(entry.item)) }
            at = entry.next
        }
    }

    /// A hash of bytes whose lowest bits are as good as the others (multiply and fold, eight bytes at a time).
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at < bytes.count {
            var chunk: UInt64 = 0
            let end = min(at + 8, bytes.count)
            for index in at..<end { chunk = chunk << 8 | UInt64(bytes[index]) }
            hash = mixed(hash ^ chunk)
            at = end
        }
        return mixed(hash)
    }

    static func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { hash($0) }
    }

    @inline(__always) private static func mixed(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
