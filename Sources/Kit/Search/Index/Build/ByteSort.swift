/// Sorts numbers by the byte strings they stand for, eight bytes at a time: names begin alike ("stowarzyszenie …") and would be compared over
/// and over from their first letter.
struct ByteSort {
    private struct Item {
        var head: UInt64
        let number: UInt32
    }

    private let bytes: (UInt32) -> Fixed<UInt8>
    private let tie: (UInt32, UInt32) -> Bool

    /// - Parameters:
    ///   - numbers: what to sort.
    ///   - bytes: the string of a number; no string may hold a zero byte that another of them does not have at the same place.
    ///   - tie: whether the first of two numbers with equal strings comes first.
    static func sorted(_ numbers: [UInt32], by bytes: (UInt32) -> Fixed<UInt8>, tie: (UInt32, UInt32) -> Bool) -> [UInt32] {
        withoutActuallyEscaping(bytes) { bytes in
            withoutActuallyEscaping(tie) { tie in
                let sort = ByteSort(bytes: bytes, tie: tie)
                var items = numbers.map { Item(head: 0, number: $0) }
                items.withUnsafeMutableBufferPointer { sort.sort($0, from: 0) }
                return items.map(\.number)
            }
        }
    }

    private init(bytes: @escaping (UInt32) -> Fixed<UInt8>, tie: @escaping (UInt32, UInt32) -> Bool) { (self.bytes, self.tie) = (bytes, tie) }

    /// All strings here are equal in their first `depth` bytes.
    private func sort(_ items: UnsafeMutableBufferPointer<Item>, from depth: Int) {
        if items.count < 12 { return insertionSort(items) }
        var longest = 0
        for place in items.indices {
            let string = bytes(items[place].number)
            longest = max(longest, string.count)
            items[place].head = head(of: string, at: depth)
        }
        if longest <= depth { return insertionSort(items) }
        var all = items
        all.sort { $0.head < $1.head }
        var start = 0
        while start < items.count {
            var end = start + 1
            while end < items.count, items[end].head == items[start].head { end += 1 }
            if end - start > 1 { sort(UnsafeMutableBufferPointer(rebasing: items[start..<end]), from: depth + 8) }
            start = end
        }
    }

    private func insertionSort(_ items: UnsafeMutableBufferPointer<Item>) {
        if items.count >= 12 {
            var all = items
            return all.sort { precedes($0.number, $1.number) }
        }
        for place in items.indices.dropFirst() {
            let item = items[place]
            var hole = place
            while hole > 0, precedes(item.number, items[hole - 1].number) {
                items[hole] = items[hole - 1]
                hole -= 1
            }
            items[hole] = item
        }
    }

    private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
        let order = compare(bytes(a), bytes(b))
        return order == 0 ? tie(a, b) : order < 0
    }

    private func head(of string: Fixed<UInt8>, at depth: Int) -> UInt64 {
        guard let base = string.baseAddress, string.count > depth else { return 0 }
        if string.count >= depth + 8 { return UnsafeRawPointer(base + depth).loadUnaligned(as: UInt64.self).bigEndian }
        var head: UInt64 = 0
        for place in depth..<string.count { head |= UInt64(string[place]) << UInt64(56 - 8 * (place - depth)) }
        return head
    }
}
