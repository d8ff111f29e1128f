import Search
import Testing

@Suite struct TyposTests {
    /// Optimal string alignment, straight from its definition.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
        for i in 0...left.count { table[i][0] = i }
        for j in 0...right.count { table[0][j] = j }
        for i in left.indices {
            for j in right.indices {
                var best = min(table[i][j + 1] + 1, table[i + 1][j] + 1, table[i][j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, table[i - 1][j - 1] + 1) }
                table[i + 1][j + 1] = best
            }
        }
        return table[left.count][right.count]
    }

    static func made(_ letters: ClosedRange<Int>, of alphabet: [UInt8], with random: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<Int.random(in: letters, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
    }

    static func mistyped(_ word: [UInt8], of alphabet: [UInt8], with random: inout some RandomNumberGenerator) -> [UInt8] {
        var word = word
        for _ in 0..<Int.random(in: 0...3, using: &random) where word.count > 2 {
            let at = Int.random(in: 0..<word.count - 1, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: word.remove(at: at)
            case 1: word.insert(alphabet.randomElement(using: &random)!, at: Int.random(in: 0...word.count, using: &random))
            case 2: word[at + 1] = alphabet.randomElement(using: &random)!
            default: word.swapAt(at, at + 1)
            }
        }
        return word
    }

    /// Few letters make words that are alike, so that every kind of mistake meets every place of a word.
    @Test(arguments: [(2, 1), (3, 2), (5, 3), (26, 4)])
    func `the walk finds what comparing with every word finds`(letters: Int, seed: UInt64) {
        var random = SeededRandom(seed)
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz".utf8.prefix(letters))
        var found = 0
        for _ in 0..<10 {
            let first = (0..<60).map { _ in TyposTests.made(1...14, of: alphabet, with: &random) }
            let made = first + first.flatMap { word in (0..<3).map { _ in TyposTests.mistyped(word, of: alphabet, with: &random) } }
            let words = Set(made.map { String(decoding: $0, as: UTF8.self) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let finder = TypoFinder(sorted: words)
            for query in made.prefix(120) {
                let all = words.indices.map { ($0, TyposTests.distance(query, Array(words[$0].utf8))) }
                let near = all.filter { place, distance in
                    distance > 0 && distance <= TypoFinder.tolerance(typed: query.count, known: words[place].utf8.count)
                }
                let expected = near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { [$0.0, $0.1] }
                let candidates = finder.candidates(for: String(decoding: query, as: UTF8.self), limit: .max)
                #expect(candidates.map { [$0.index, $0.distance] } == expected, "\(String(decoding: query, as: UTF8.self))")
                found += candidates.count
            }
        }
        #expect(found > 200)
    }

    @Test func `words of less than five letters have no typos, of ten and more two, swapped neighbours count once`() {
        let words = ["kot", "lipno", "stowarzyszenie", "torun"]
        let finder = TypoFinder(sorted: words)
        func near(_ word: String) -> [String] { finder.candidates(for: word).map { "\(words[$0.index]) \($0.distance)" } }
        #expect(near("kto") == [])
        #expect(near("lipon") == ["lipno 1"])
        #expect(near("lipmoo") == [])
        #expect(near("stowrazysznie") == ["stowarzyszenie 2"])
        #expect(near("torun") == [])
        // Four letters may be five of which one was lost, yet none that was changed.
        #expect(near("lipo") == ["lipno 1"])
        #expect(near("kota") == [])
        #expect(near("lino") == ["lipno 1"])
        #expect(near("tron") == [])
        #expect(near("lip") == [])
        #expect(near("") == [])
        #expect(near(String(repeating: "a", count: 10_000)) == [])
        #expect(TypoFinder(sorted: []).candidates(for: "torun").isEmpty)
    }

    @Test func `the limit keeps the nearest`() {
        let finder = TypoFinder(sorted: ["aaaaaaaaab", "aaaaaaaabb", "aaaaaaabaa"])
        #expect(finder.candidates(for: "aaaaaaaaaa", limit: 2).map(\.distance) == [1, 1])
        #expect(finder.candidates(for: "aaaaaaaaaa").map(\.distance) == [1, 1, 2])
    }
}

/// The same numbers for the same seed (SplitMix64), so that a failing case can be run again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
