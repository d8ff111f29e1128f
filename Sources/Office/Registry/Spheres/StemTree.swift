import Polish

/// Beginnings of words and whole words, found while a text is read once, letter by letter.
///
/// A stem is folded ASCII: `sport*` is every word that begins so, `chor` only that word.
struct StemTree: Sendable {
    /// Number of a stem: equal stems share one.
    typealias Stem = Int16

    private struct Node: Sendable {
        var beginning: Stem = -1
        var whole: Stem = -1
    }

    private var numbers: [String: Stem] = [:]
    /// For each node the node behind each letter; 0 is none, because nothing leads back to the root.
    private var next = [Int16](repeating: 0, count: Letters.count)
    private var nodes = [Node()]

    var count: Int { numbers.count }

    /// - Returns: the number of the stem; nil when the tree is full or the stem holds anything but letters, digits and `*` at its end.
    mutating func add(_ stem: String) -> Stem? {
        if let known = numbers[stem] { return known }
        let isBeginning = stem.hasSuffix("*")
        var node = 0
        for byte in (isBeginning ? stem.dropLast() : stem[...]).utf8 {
            let letter = byte < 0x80 ? Letters.ascii[Int(byte)] : Letters.gap
            guard letter < Letters.count, nodes.count < Int(Stem.max) else { return nil }
            let place = node * Letters.count + Int(letter)
            if next[place] == 0 {
                next[place] = Int16(nodes.count)
                nodes.append(Node())
                next.append(contentsOf: repeatElement(0, count: Letters.count))
            }
            node = Int(next[place])
        }
        let number = Stem(numbers.count)
        if isBeginning { nodes[node].beginning = number } else { nodes[node].whole = number }
        numbers[stem] = number
        return number
    }

    /// The words of a text with the stems each begins with or is.
    func read(_ text: String) -> FoundWords {
        var text = text
        return text.withUTF8 { bytes in
            next.withUnsafeBufferPointer { next in
                nodes.withUnsafeBufferPointer { nodes in
                    var reader = Reader(next: next, nodes: nodes, bytes: bytes)
                    reader.run()
                    return reader.found
                }
            }
        }
    }

    private struct Reader {
        let next: UnsafeBufferPointer<Int16>
        let nodes: UnsafeBufferPointer<Node>
        let bytes: UnsafeBufferPointer<UInt8>
        var found: FoundWords
        private let ascii = Letters.ascii
        private var isInWord = false
        private var node = 0
        /// The word so far is the beginning of some stem.
        private var isAlive = false
        private var isQuoted = false

        init(next: UnsafeBufferPointer<Int16>, nodes: UnsafeBufferPointer<Node>, bytes: UnsafeBufferPointer<UInt8>) {
            (self.next, self.nodes, self.bytes, found) = (next, nodes, bytes, FoundWords(room: bytes.count / 5 + 1))
        }

        mutating func run() {
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if byte < 0x80 {
                    let letter = ascii[Int(byte)]
                    if letter == Letters.gap { gap(at, isQuote: byte == UInt8(ascii: "\"")) } else { take(letter, at) }
                    at += 1
                } else {
                    at += takeLong(at)
                }
            }
            gap(at, isQuote: false)
        }

        /// A letter or sign beyond ASCII. - Returns: how many bytes it has.
        private mutating func takeLong(_ at: Int) -> Int {
            let lead = bytes[at]
            let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, bytes.count - at)
            switch (lead, length) {
            case (0xC3...0xC9, 2):
                let (first, second) = Letters.latin[Int(lead - 0xC3) << 6 | Int(bytes[at + 1] & 0x3F)]
                if first == Letters.gap {
                    gap(at, isQuote: false)
                } else {
                    take(first, at)
                    if second != Letters.gap { take(second, at) }
                }
            case (0xCC...0xCD, 2):
                // A loose accent: the letter before it goes on.
                break
            case (0xC2, 2):
                gap(at, isQuote: bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB)
            case (0xE2, 3) where bytes[at + 1] == 0x80:
                gap(at, isQuote: (0x98...0x9F).contains(bytes[at + 2]))
            default:
                if fold(String(decoding: bytes[at..<at + length], as: UTF8.self)).isEmpty {
                    gap(at, isQuote: false)
                } else {
                    take(Letters.foreign, at)
                }
            }
            return length
        }

        private mutating func take(_ letter: UInt8, _ at: Int) {
            if !isInWord {
                (isInWord, node, isAlive) = (true, 0, true)
                found.begin(at, isQuoted: isQuoted)
                isQuoted = false
            }
            guard isAlive else { return }
            node = letter < Letters.count ? Int(next[node * Letters.count + Int(letter)]) : 0
            isAlive = node != 0
            if isAlive, nodes[node].beginning >= 0 { found.stems.append(nodes[node].beginning) }
        }

        private mutating func gap(_ at: Int, isQuote: Bool) {
            if isInWord {
                if isAlive, nodes[node].whole >= 0 { found.stems.append(nodes[node].whole) }
                found.end(at)
                isInWord = false
            }
            isQuoted = isQuoted || isQuote
        }
    }
}

/// The words of one text, in order.
struct FoundWords {
    private struct Word {
        let start: Int32
        var end: Int32
        /// Where its own stems begin among all.
        let stems: Int32
        let isQuoted: Bool
    }

    /// Stems of all words one after another.
    var stems: [StemTree.Stem] = []
    private var words: [Word] = []

    init(room: Int) {
        words.reserveCapacity(room)
        stems.reserveCapacity(room)
    }

    var count: Int { words.count }

    /// Byte offsets of a word in the text.
    func bounds(of word: Int) -> Range<Int> { Int(words[word].start)..<Int(words[word].end) }

    /// A quotation mark stands right before the word.
    func isQuoted(_ word: Int) -> Bool { words[word].isQuoted }

    func stems(of word: Int) -> Range<Int> { Int(words[word].stems)..<(word + 1 < words.count ? Int(words[word + 1].stems) : stems.count) }

    func holds(_ stem: StemTree.Stem, at word: Int) -> Bool {
        for place in stems(of: word) where stems[place] == stem { return true }
        return false
    }

    fileprivate mutating func begin(_ at: Int, isQuoted: Bool) {
        words.append(
            Word(
                start: Int32(truncatingIfNeeded: at), end: Int32(truncatingIfNeeded: at), stems: Int32(truncatingIfNeeded: stems.count),
                isQuoted: isQuoted))
    }

    fileprivate mutating func end(_ at: Int) { words[words.count - 1].end = Int32(truncatingIfNeeded: at) }
}

/// Letters as the tree counts them: a–z, 0–9. Folding is ``Polish``'s own, looked up once.
private enum Letters {
    static let count = 36
    static let foreign: UInt8 = 254
    static let gap: UInt8 = 255

    static let ascii: [UInt8] = (0..<128 as Range<UInt8>).map { byte in
        switch byte {
        case 0x61...0x7A: byte - 0x61
        case 0x41...0x5A: byte - 0x41
        case 0x30...0x39: byte - 0x30 + 26
        default: gap
        }
    }

    /// U+00C0 to U+027F: one letter or two (`æ`).
    static let latin: [(UInt8, UInt8)] = (0xC0..<0x280 as Range<UInt32>).map { value in
        let folded = Unicode.Scalar(value).map { Array(fold(String($0)).utf8) } ?? []
        guard let first = folded.first else { return (gap, gap) }
        guard first < 0x80 else { return (foreign, gap) }
        return (ascii[Int(first)], folded.count > 1 && folded[1] < 0x80 ? ascii[Int(folded[1])] : gap)
    }
}
