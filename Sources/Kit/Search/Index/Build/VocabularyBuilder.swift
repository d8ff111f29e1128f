extension Vocabulary {
    /// - Parameters:
    ///   - union: words as `folded`, zero, `exact`, sorted.
    ///   - tables: where they stand.
    init(_ union: StringUnion, in tables: [StringTable], lexicon: Lexicon, on shelf: inout Shelf) {
        func part(_ place: Int, _ body: (_ folded: Fixed<UInt8>, _ exact: Fixed<UInt8>) -> Void) {
            let entry = union.entries[place]
            tables[entry.table].withBytes(entry.number) { bytes in
                let end = bytes.firstIndex(of: 0) ?? bytes.count
                body(Fixed(rebasing: bytes[..<end]), Fixed(rebasing: bytes[min(end + 1, bytes.count)...]))
            }
        }
        let count = union.entries.count
        let folded = shelf.strings(count) { place, body in part(place) { folded, _ in body(folded) } }
        let exact = shelf.strings(count) { place, body in part(place) { _, exact in body(exact) } }

        let shares = shares(of: count)
        let found = inParallel(shares.count) { KeyPass(shares[$0], exact, folded, lexicon) }
        let keyTables = found.map(\.keys)
        let keyUnion = StringUnion(keyTables)
        let keys = shelf.strings(keyUnion.entries.count) { place, body in
            let entry = keyUnion.entries[place]
            keyTables[entry.table].withBytes(entry.number, body)
        }

        let starts = shelf.room(count + 1, of: UInt32.self)
        let wordKeys = shelf.room(found.reduce(0) { $0 + $1.wordKeys.count }, of: UInt32.self)
        var (word, entry) = (0, 0)
        starts[0] = 0
        for (table, pass) in found.enumerated() {
            var read = 0
            for place in pass.counts.indices {
                for _ in 0..<pass.counts[place] {
                    wordKeys[entry] = keyUnion.places[table][Int(pass.wordKeys[read])]
                    (read, entry) = (read + 1, entry + 1)
                }
                word += 1
                starts[word] = UInt32(entry)
            }
        }
        let (keyWordStarts, keyWords) = shelf.turned(starts: Fixed(starts), entries: Fixed(wordKeys), values: keys.count)
        self.init(
            exact: exact, folded: folded, keys: keys, wordKeyStarts: Fixed(starts), wordKeys: Fixed(wordKeys), keyWordStarts: keyWordStarts,
            keyWords: keyWords)
    }
}

/// Normal forms of a range of words.
private struct KeyPass: Sendable {
    var keys = StringTable()
    var wordKeys: [UInt32] = []
    var counts: [Int] = []

    init(_ range: Range<Int>, _ exact: Strings, _ folded: Strings, _ lexicon: Lexicon) {
        for word in range {
            let found = lexicon.keys(of: exact.text(word), folded: folded.text(word))
            for key in found { wordKeys.append(keys.number(of: key)) }
            counts.append(found.count)
        }
    }
}

extension Shelf {
    /// Lists of values for each thing become lists of things for each value.
    mutating func turned(starts: Fixed<UInt32>, entries: Fixed<UInt32>, values: Int) -> (starts: Fixed<UInt32>, entries: Fixed<UInt32>) {
        let turnedStarts = room(values + 1, filled: UInt32(0))
        for value in entries { turnedStarts[Int(value) + 1] += 1 }
        for value in 0..<values { turnedStarts[value + 1] += turnedStarts[value] }
        let turned = room(entries.count, of: UInt32.self)
        var next = Array(turnedStarts)
        for thing in 0..<starts.count - 1 {
            for entry in Int(starts[thing])..<Int(starts[thing + 1]) {
                let value = Int(entries[entry])
                turned[Int(next[value])] = UInt32(thing)
                next[value] += 1
            }
        }
        return (Fixed(turnedStarts), Fixed(turned))
    }
}
