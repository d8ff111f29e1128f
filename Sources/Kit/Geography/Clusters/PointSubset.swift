/// Which of the points of a ``ClusterIndex`` a question is about, by the numbers they were handed in with.
package struct PointSubset: Sendable {
    /// Bit `n & 63` of word `n >> 6` is point `n`; nil for all points.
    let words: [UInt64]?
    let count: Int

    package static let all = PointSubset(words: nil, count: .max)

    private init(words: [UInt64]?, count: Int) { (self.words, self.count) = (words, count) }

    /// - Parameter bits: bit `n & 63` of word `n >> 6` says whether point `n` belongs to it; words that are missing are zero.
    package init(bits: [UInt64]) { self.init(words: bits, count: bits.reduce(0) { $0 + $1.nonzeroBitCount }) }

    package init(numbers: some Sequence<Int>) {
        var words: [UInt64] = []
        for number in numbers {
            while words.count <= number >> 6 { words.append(0) }
            words[number >> 6] |= 1 << UInt64(number & 63)
        }
        self.init(bits: words)
    }
}
