/// Keeps the documents of one page out of all that match, without sorting the rest.
struct PageCutter {
    /// What a document is sorted by; less is earlier. Ranks are unique, so no two are equal.
    struct Key {
        let first: UInt64
        let rank: UInt32

        @inline(__always) static func < (a: Key, b: Key) -> Bool { a.first == b.first ? a.rank < b.rank : a.first < b.first }
    }

    private let offset: Int
    private let limit: Int
    /// Keys up to the end of the page, where that is few; nil where all are kept and cut at the end.
    private let bound: Int?
    private var keys: [Key] = []
    /// Nothing behind it is on the page.
    private(set) var last = Key(first: .max, rank: .max)

    init(offset: Int, limit: Int) {
        (self.offset, self.limit) = (max(offset, 0), max(limit, 0))
        let end = self.offset.addingReportingOverflow(self.limit)
        bound = !end.overflow && end.partialValue <= 4096 ? end.partialValue : nil
        keys.reserveCapacity(bound.map { 2 * $0 + 64 } ?? 4096)
    }

    /// - Returns: whether the key may be on the page.
    @discardableResult
    @inline(__always) mutating func add(_ first: UInt64, _ rank: UInt32) -> Bool {
        let key = Key(first: first, rank: rank)
        if !(key < last) { return false }
        keys.append(key)
        if let bound, keys.count >= 2 * bound + 64 { shrink(to: bound) }
        return true
    }

    /// The keys of the page in order.
    mutating func page() -> [Key] {
        guard offset < keys.count, limit > 0 else { return [] }
        let end = min(keys.count, limit > keys.count - offset ? keys.count : offset + limit)
        keys.withUnsafeMutableBufferPointer { keys in
            keys.select(end, from: 0, to: keys.count)
            keys.select(offset, from: 0, to: end)
        }
        return keys[offset..<end].sorted { $0 < $1 }
    }

    private mutating func shrink(to bound: Int) {
        if bound == 0 {
            keys.removeAll()
            last = Key(first: 0, rank: 0)
            return
        }
        keys.withUnsafeMutableBufferPointer { $0.select(bound, from: 0, to: $0.count) }
        keys.removeLast(keys.count - bound)
        last = keys.reduce(keys[0]) { $0 < $1 ? $1 : $0 }
    }
}

extension UnsafeMutableBufferPointer<PageCutter.Key> {
    /// Puts the least `count` keys of the range first, in no order.
    func select(_ count: Int, from start: Int, to end: Int) {
        var (low, high) = (start, end)
        var rounds = 64
        while high - low > 1, count > low, count < high {
            rounds -= 1
            if rounds == 0 {
                self[low..<high].sort { $0 < $1 }
                return
            }
            let pivot = median(self[low], self[low + (high - low) / 2], self[high - 1])
            var (left, right) = (low, high - 1)
            while left <= right {
                while self[left] < pivot { left += 1 }
                while pivot < self[right] { right -= 1 }
                if left <= right {
                    swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if count <= right + 1 { high = right + 1 } else if count >= left { low = left } else { return }
        }
    }

    private func median(_ a: PageCutter.Key, _ b: PageCutter.Key, _ c: PageCutter.Key) -> PageCutter.Key {
        if a < b { return b < c ? b : a < c ? c : a }
        return a < c ? a : b < c ? c : b
    }
}
