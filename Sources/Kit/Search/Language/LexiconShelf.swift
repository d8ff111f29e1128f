/// Words with their lemmas, found by what they are, by what they are without diacritics, and by their stems. Once filled it does not change.
struct LexiconShelf: Sendable {
    private let exact: HashChains, folded: HashChains, stems: HashChains
    /// The words in UTF-8, one behind the other, and where each begins; one more than there are words.
    private let text: [UInt8], textStarts: [UInt32]
    /// Where the lemmas of a word begin in `numbers`, likewise.
    private let starts: [UInt32]
    private let numbers: [UInt32]
    private let names: [String]

    var count: Int { starts.count - 1 }

    /// - Parameter rows: of a word that comes twice the last counts.
    init(_ rows: [(word: String, lemmas: [String])]) {
        var (exact, folded) = (HashChains(capacity: rows.count), HashChains(capacity: rows.count))
        var (stems, lemmas) = (HashChains(capacity: rows.count * 2), HashChains(capacity: rows.count))
        var (text, textStarts, starts, numbers, names): ([UInt8], [UInt32], [UInt32], [UInt32], [String]) = ([], [0], [0], [], [])
        text.reserveCapacity(rows.count * 11)
        textStarts.reserveCapacity(rows.count + 1)
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
                numbers.append(UInt32(number))
            }
            starts.append(UInt32(numbers.count))
            var word = entry.word
            word.withUTF8 { word in
                text.append(contentsOf: word)
                exact.insert(row, under: HashChains.hash(word))
                _ = scanner.scan(word) { found in
                    folded.insert(row, under: HashChains.hash(found.folded))
                    LightStemmer.withStems(of: found.folded) { stems.insert(row, under: HashChains.hash($0)) }
                }
            }
            textStarts.append(UInt32(text.count))
        }
        (self.exact, self.folded, self.stems, self.text, self.textStarts) = (exact, folded, stems, text, textStarts)
        (self.starts, self.numbers, self.names) = (starts, numbers, names)
    }

    /// What it was filled with.
    var rows: [(word: String, lemmas: [String])] {
        (0..<count).map { row in
            (word: String(decoding: text[Int(textStarts[row])..<Int(textStarts[row + 1])], as: UTF8.self), lemmas: lemmas(row))
        }
    }

    /// The lemmas of a word, nil when it is not here.
    func lemmas(of word: UInt64) -> [String]? { exact.first(under: word).map { lemmas($0) } }

    /// The lemmas of the words that look like this without diacritics.
    func lemmas(folded word: UInt64) -> [String] { lemmas(folded, word) }

    /// The lemmas of the words that have this stem.
    func lemmas(stem: UInt64) -> [String] { lemmas(stems, stem) }

    private func lemmas(_ table: HashChains, _ hash: UInt64) -> [String] {
        var found: [String] = []
        table.forEach(under: hash) { found += lemmas($0) }
        return found
    }

    private func lemmas(_ row: Int) -> [String] { numbers[Int(starts[row])..<Int(starts[row + 1])].map { names[Int($0)] } }
}
