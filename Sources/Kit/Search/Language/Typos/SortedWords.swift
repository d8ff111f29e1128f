/// Words in the order of their bytes, one behind the other.
struct SortedWords: Sendable {
    let bytes: [UInt8]
    /// Where each word begins; one more than there are words.
    let starts: [UInt32]
    /// Which word of the vocabulary each is; nil when it is its own place.
    let originals: [UInt32]?

    var count: Int { starts.count - 1 }

    /// Bytes of the word at a place.
    func length(of word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

    init(sorted words: [String]) {
        var (bytes, starts): ([UInt8], [UInt32]) = ([], [0])
        bytes.reserveCapacity(words.count * 10)
        starts.reserveCapacity(words.count + 1)
        for word in words {
            bytes.append(contentsOf: word.utf8)
            starts.append(UInt32(bytes.count))
        }
        (self.bytes, self.starts, originals) = (bytes, starts, nil)
    }

    private init(bytes: [UInt8], starts: [UInt32], originals: [UInt32]) {
        (self.bytes, self.starts, self.originals) = (bytes, starts, originals)
    }

    /// The same words from back to front, in the order they then have.
    func reversed() -> SortedWords {
        // The first eight letters decide nearly always; they are compared as one number.
        var keys: [(letters: UInt64, word: UInt32)] = []
        keys.reserveCapacity(count)
        for word in 0..<count {
            var letters: UInt64 = 0
            for offset in 1...8 {
                let at = Int(starts[word + 1]) - offset
                letters = letters << 8 | (at >= Int(starts[word]) ? UInt64(bytes[at]) : 0)
            }
            keys.append((letters, UInt32(word)))
        }
        keys.sort { $0.letters != $1.letters ? $0.letters < $1.letters : isReversedLess(Int($0.word), Int($1.word)) }
        var (turned, turnedStarts): ([UInt8], [UInt32]) = ([], [0])
        turned.reserveCapacity(bytes.count)
        turnedStarts.reserveCapacity(starts.count)
        for key in keys {
            turned.append(contentsOf: reversed(Int(key.word)))
            turnedStarts.append(UInt32(turned.count))
        }
        return SortedWords(bytes: turned, starts: turnedStarts, originals: keys.map(\.word))
    }

    private func isReversedLess(_ left: Int, _ right: Int) -> Bool {
        reversed(left).lexicographicallyPrecedes(reversed(right))
    }

    private func reversed(_ word: Int) -> ReversedCollection<ArraySlice<UInt8>> { bytes[Int(starts[word])..<Int(starts[word + 1])].reversed() }

    /// Calls `note` with the words at most so many mistakes away, each with its place in the vocabulary.
    /// - Parameters:
    ///   - half: letters of the word that are its first half.
    ///   - inFirstHalf: mistakes it may have among those; one between the halves is of the second.
    func near(_ word: [UInt8], tolerance: Int, half: Int, inFirstHalf: Int, _ note: (Int, Int) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            starts.withUnsafeBufferPointer { starts in
                word.withUnsafeBufferPointer { word in
                    let depth = word.count + tolerance + 2
                    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: depth * (word.count + 1)) { rows in
                        let walk = TypoWalk(
                            bytes: bytes, starts: starts, word: word, tolerance: tolerance, half: half, inFirstHalf: inFirstHalf, rows: rows)
                        walk.run { index, distance in note(originals.map { Int($0[index]) } ?? index, distance) }
                    }
                }
            }
        }
    }
}
