/// Reads the texts of some documents and notes where each word stands.
struct TextPass: Sendable {
    /// Words as `folded`, a zero byte, `exact`: so they sort by the folded form first.
    private(set) var words = StringTable()
    /// For each occurrence, by document, field and position.
    private(set) var occurrenceWords: [UInt32] = []
    private(set) var tags: [UInt16] = []
    /// For each document, occurrences up to its end.
    private(set) var ends: [Int] = []
    /// For each document and field, document by document, words there, at most 255.
    private(set) var lengths: [UInt8] = []

    /// - Parameters:
    ///   - documents: all of them.
    ///   - order: which of them to read, in this order.
    init(_ documents: [SearchDocument], _ order: ArraySlice<UInt32>, fields: Int) {
        var scanner = WordScanner()
        var room = WordRoom()
        // Words are eight bytes long; growing to that size again and again would touch twice the memory.
        let size = order.prefix(200).reduce(0) { $0 + documents[Int($1)].texts.reduce(0) { $0 + $1.text.utf8.count } } / max(min(order.count, 200), 1)
        tags.reserveCapacity(order.count * (size / 7 + 1))
        occurrenceWords.reserveCapacity(order.count * (size / 7 + 1))
        ends.reserveCapacity(order.count)
        lengths.reserveCapacity(order.count * fields)
        for document in order {
            let texts = documents[Int(document)].texts
            for field in 0..<fields {
                var (length, position) = (0, 0)
                for place in texts.indices where texts[place].field.index == field {
                    texts[place].text.withBytes { bytes in
                        let count = scanner.scan(bytes) { found in
                            occurrenceWords.append(words.number(of: room.compose(found.folded, found.exact)))
                            tags.append(Postings.tag(field: field, position: position + found.position))
                        }
                        length += count
                        // One position is left free, so that no phrase reaches from one text into the next.
                        position += count + 1
                    }
                }
                lengths.append(UInt8(min(length, 255)))
            }
            ends.append(tags.count)
        }
    }
}

/// Memory in which a word is put together.
private struct WordRoom {
    private var memory = Memory(count: 1024)

    /// Both forms, a zero byte between them; they stand until the next word is put together.
    @inline(__always) mutating func compose(_ folded: Fixed<UInt8>, _ exact: Fixed<UInt8>) -> Fixed<UInt8> {
        let count = folded.count + 1 + exact.count
        if count > memory.bytes.count { memory = Memory(count: 2 * count) }
        let room = memory.bytes.bindMemory(to: UInt8.self)
        for place in folded.indices { room[place] = folded[place] }
        room[folded.count] = 0
        for place in exact.indices { room[folded.count + 1 + place] = exact[place] }
        return Fixed(rebasing: UnsafeBufferPointer(room)[..<count])
    }
}
