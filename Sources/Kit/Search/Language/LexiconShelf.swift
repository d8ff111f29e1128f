/// Words with their lemmas, found by what they are, by what they are without diacritics, and by their stems. Once filled it does not change.
struct LexiconShelf: Sendable {
    private let exact: HashChains, folded: HashChains, stems: HashChains
    /// Where the lemmas of a word begin in `numbers`; one more than there are words.
    private let starts: [Int32]
    private let numbers: [Int32]
    private let names: [String]

    var count: Int { starts.count - 1 }

    init(_ rows: [(word: String, lemmas: [String])]) {
        var (exact, folded) = (HashChains(capacity: rows.count), HashChains(capacity: rows.count))
        var (stems, lemmas) = (HashChains(capacity: rows.count * 2), HashChains(capacity: rows.count))
        var (starts, numbers, names): ([Int32], [Int32], [String]) = ([0], [], [])
        starts.reserveCapacity(rows.count + 1)
        var scanner = WordScanner()
        for (row, entry) in rows.enumerated() {
            for lemma in entry.lemmas {
                let hash = HashChains.hash(lemma)
                let number = lemmas.first(under: hash) ?? names.count
                if number == names.count {
                    lemmas.insert(number, under: hash)
                    names.append(lemma)
                }
                numbers.append(Int32(number))
            }
            starts.append(Int32(numbers.count))
            var word = entry.word
            word.withUTF8 { word in
                exact.insert(row, under: HashChains.hash(word))
                _ = scanner.scan(word) { found in
                    folded.insert(row, under: HashChains.hash(found.folded))
                    LightStemmer.withStems(of: found.folded) { stems.insert(row, under: HashChains.hash($0)) }
                }
            }
        }
        (self.exact, self.folded, self.stems) = (exact, folded, stems)
        (self.starts, self.numbers, self.names) = (starts, numbers, names)
    }

    /// The lemmas of a word, nil when it is not here.
    func lemmas(of word: UInt64) -> [String]? { exact.first(under: word).map { names(of: $0) } }

    /// The lemmas of the words that look like this without diacritics.
    func lemmas(folded word: UInt64) -> [String] {
        var found: [String] = []
        folded.forEach(under: word) { found += names(of: $0) }
        return found
    }

    func lemmas(stem: UInt64) -> [String] {
        var found: [String] = []
        stems.forEach(under: stem) { found += names(of: $0) }
        return found
    }

    private func names(of row: Int) -> [String] { numbers[Int(starts[row])..<Int(starts[row + 1])].map { names[Int($0)] } }
}
