/// A segment within one state of the index: which of its documents still live, and what that does to its numbers.
struct Part: Sendable {
    let segment: Segment
    private(set) var live: Bitmap
    private(set) var liveCount: Int
    /// For each word, live occurrences of all words before it; nil while all documents live, when the postings themselves know.
    private(set) var liveStarts: [UInt32]?
    /// For each field, words of live documents.
    private(set) var lengthSums: [Int]

    init(_ segment: Segment) {
        self.segment = segment
        live = Bitmap(full: segment.count)
        liveCount = segment.count
        lengthSums = segment.lengths.map { $0.reduce(0) { $0 + Int($1) } }
    }

    var isWhole: Bool { liveCount == segment.count }

    /// Live occurrences of words that stand beside each other in the vocabulary.
    func occurrences(of words: Range<Int>) -> Int {
        if let liveStarts { return Int(liveStarts[words.upperBound] - liveStarts[words.lowerBound]) }
        return Int(segment.postings.starts[words.upperBound] - segment.postings.starts[words.lowerBound])
    }

    /// The same part without some documents; those that are dead already are passed over.
    func removing(_ places: [Int]) -> Part {
        var part = self
        let gone = Set(places).filter { live[$0] }
        if gone.isEmpty { return self }
        for place in gone { part.live.remove(place) }
        for place in gone {
            for field in lengthSums.indices { part.lengthSums[field] -= Int(segment.lengths[field][place]) }
        }
        part.liveCount = part.live.count
        part.countOccurrences()
        return part
    }

    /// Walks through all postings, a few milliseconds for millions: the writer's time, so that readers rank by what lives and by nothing else.
    private mutating func countOccurrences() {
        let postings = segment.postings
        var starts = [UInt32](repeating: 0, count: segment.words.count + 1)
        live.words.withUnsafeBufferPointer { live in
            var sum: UInt32 = 0
            for word in 0..<segment.words.count {
                for entry in Int(postings.starts[word])..<Int(postings.starts[word + 1]) {
                    let place = postings.places[entry]
                    sum += UInt32(truncatingIfNeeded: live[Int(place >> 6)] >> UInt64(place & 63) & 1)
                }
                starts[word + 1] = sum
            }
        }
        liveStarts = starts
    }
}
