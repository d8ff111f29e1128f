/// The texts of some documents as words, and where each stands.
struct TextDraft: Sendable {
    private(set) var found = Occurrences()
    /// For each document, occurrences up to its end.
    private(set) var ends: [Int] = []
    /// For each document and field, document by document, words there, at most 255.
    private(set) var lengths: [UInt8] = []
    let fields: Int
    private var scanner = WordScanner()
    /// The field of the last text, and the position behind it.
    private var field = 0, position = 0

    init(fields: Int) { self.fields = fields }

    mutating func begin() {
        for _ in 0..<fields { lengths.append(0) }
        (field, position) = (0, 0)
    }

    mutating func add(_ text: Fixed<UInt8>, to field: Int) {
        guard field < fields else { return }
        if field != self.field { (self.field, position) = (field, 0) }
        let count = TextDraft.scan(text, &scanner, into: &found, field: field, from: position)
        // One position is left free, so that no phrase reaches from one text into the next.
        position += count + 1
        let place = lengths.count - fields + field
        lengths[place] = UInt8(min(Int(lengths[place]) + count, 255))
    }

    mutating func end() { ends.append(found.tags.count) }

    private static func scan(
        _ text: Fixed<UInt8>, _ scanner: inout WordScanner, into occurrences: inout Occurrences, field: Int, from position: Int
    ) -> Int {
        scanner.scan(text) { occurrences.add($0, Postings.tag(field: field, position: position + $0.position)) }
    }
}

/// Words one after another, each numbered by what it is.
struct Occurrences: Sendable {
    /// Words as `folded`, a zero byte, `exact`: so they sort by the folded form first.
    private(set) var words = StringTable()
    /// For each occurrence, by document, field and position.
    private(set) var numbers: [UInt32] = []
    private(set) var tags: [UInt16] = []
    /// Room in which a word is put together.
    private var room = [UInt8](repeating: 0, count: 1024)

    @inline(__always) mutating func add(_ word: WordScanner.Found, _ tag: UInt16) {
        let (folded, exact) = (word.folded, word.exact)
        let count = folded.count + 1 + exact.count
        if count > room.count { room = [UInt8](repeating: 0, count: 2 * count) }
        let number = room.withUnsafeMutableBufferPointer { room in
            for place in folded.indices { room[place] = folded[place] }
            room[folded.count] = 0
            for place in exact.indices { room[folded.count + 1 + place] = exact[place] }
            return words.number(of: Fixed(rebasing: room[..<count]))
        }
        numbers.append(number)
        tags.append(tag)
    }
}
