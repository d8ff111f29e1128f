import Synchronization

/// The finder of mistyped words of one segment, made when the first mistyped word comes; a segment without mistypings never pays for it.
final class LazyTypos: Sendable {
    private struct Made {
        let finder: TypoFinder
        /// For each word of the finder, the first word of the vocabulary that folds to it.
        let firsts: [UInt32]
    }

    private let made = Mutex<Made?>(nil)

    /// Words of the vocabulary near `folded`, as ranges of words that fold alike, nearest first.
    func candidates(for folded: String, in words: Vocabulary, limit: Int) -> [(words: Range<Int>, distance: Int)] {
        let made = prepared(words)
        return made.finder.candidates(for: folded, limit: limit).map { candidate in
            let start = Int(made.firsts[candidate.index])
            let end = candidate.index + 1 < made.firsts.count ? Int(made.firsts[candidate.index + 1]) : words.count
            return (start..<end, candidate.distance)
        }
    }

    func prepare(_ words: Vocabulary) { _ = prepared(words) }

    private func prepared(_ words: Vocabulary) -> Made {
        if let made = made.withLock({ $0 }) { return made }
        var firsts: [UInt32] = []
        for word in 0..<words.count where word == 0 || compare(words.folded[word], words.folded[word - 1]) != 0 { firsts.append(UInt32(word)) }
        let new = Made(finder: TypoFinder(sorted: firsts.map { words.folded.text(Int($0)) }), firsts: firsts)
        // Two threads may make it at once; the later one's is as good.
        made.withLock { $0 = new }
        return new
    }
}
