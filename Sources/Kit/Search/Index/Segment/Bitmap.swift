/// One bit for each document of a segment.
struct Bitmap: Sendable {
    private(set) var words: [UInt64]

    /// All bits set.
    init(full count: Int) {
        words = [UInt64](repeating: ~0, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    }

    subscript(place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

    mutating func remove(_ place: Int) { words[place >> 6] &= ~(1 << UInt64(place & 63)) }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

/// Scratch memory read and written as bits; loops over it are simple enough for the compiler to make wide.
typealias Bits = UnsafeMutableBufferPointer<UInt64>

extension Bits {
    @inline(__always) func has(_ place: UInt32) -> Bool { self[Int(place >> 6)] >> UInt64(place & 63) & 1 == 1 }

    @inline(__always) func insert(_ place: UInt32) { self[Int(place >> 6)] |= 1 << UInt64(place & 63) }

    func clear() { update(repeating: 0) }

    func copy(_ other: Fixed<UInt64>) { for place in indices { self[place] = other[place] } }

    func unite(_ other: Fixed<UInt64>) { for place in indices { self[place] |= other[place] } }

    func intersect(_ other: Fixed<UInt64>) { for place in indices { self[place] &= other[place] } }

    func subtract(_ other: Fixed<UInt64>) { for place in indices { self[place] &= ~other[place] } }

    var bitCount: Int {
        var count = 0
        for word in self { count += word.nonzeroBitCount }
        return count
    }

    /// Writes the places of the bits into `list`, in order, and says how many there are.
    func places(into list: UnsafeMutablePointer<UInt32>) -> Int {
        var count = 0
        for place in indices {
            var word = self[place]
            let base = UInt32(truncatingIfNeeded: place) << 6
            while word != 0 {
                list[count] = base | UInt32(truncatingIfNeeded: word.trailingZeroBitCount)
                count += 1
                word &= word - 1
            }
        }
        return count
    }
}
