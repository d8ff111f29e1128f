/// Words of a vocabulary near a mistyped one: letters added, left out, changed, two neighbours swapped.
///
///     TypoFinder(sorted: ["fundacja", "torun"]).candidates(for: "fudnacja")   // index 0, distance 1
///
/// The distance is that of optimal string alignment, in bytes: words are without diacritics, so a byte is a letter but in other alphabets.
///
/// Where a word has k mistakes, one half of it has few: the vocabulary is walked from the front with few mistakes in the first half, and from
/// the back with none in the second. Either walk leaves the crowd at the root behind at once.
package struct TypoFinder: Sendable {
    package struct Candidate: Hashable, Sendable {
        /// Place in the vocabulary.
        package let index: Int
        /// 1 or 2.
        package let distance: Int
    }

    private let forward: SortedWords, backward: SortedWords

    /// - Parameter words: without diacritics, in the order of their bytes, each once.
    package init(sorted words: [String]) {
        forward = SortedWords(sorted: words)
        backward = forward.reversed()
    }

    /// How many mistakes a word of so many letters may have: one from five, two from ten.
    package static func tolerance(letters: Int) -> Int { letters >= 10 ? 2 : letters >= 5 ? 1 : 0 }

    /// How far a word typed with so many letters may be from one of the vocabulary: a word of five letters that lost one has four.
    package static func tolerance(typed: Int, known: Int) -> Int { min(tolerance(letters: typed + 1), tolerance(letters: max(typed, known))) }

    /// The words at a distance of 1 up to the tolerance, nearest first, then in the order of the vocabulary; never the word itself.
    package func candidates(for folded: String, limit: Int = 20) -> [Candidate] {
        let tolerance = TypoFinder.tolerance(letters: folded.utf8.count + 1)
        guard tolerance > 0, folded.utf8.count <= WordScanner.longest * 4 else { return [] }
        let word = Array(folded.utf8)
        let half = word.count * 3 / 5
        var nearest: [Int: Int] = [:]
        let note = { (index: Int, distance: Int) in
            if distance > 0, distance <= TypoFinder.tolerance(typed: word.count, known: forward.length(of: index)) {
                nearest[index] = min(distance, nearest[index] ?? distance)
            }
        }
        forward.near(word, tolerance: tolerance, half: half, inFirstHalf: tolerance - 1, note)
        backward.near(word.reversed(), tolerance: tolerance, half: word.count - half, inFirstHalf: 0, note)
        let found = nearest.map { Candidate(index: $0.key, distance: $0.value) }
        return Array(found.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(limit))
    }
}
