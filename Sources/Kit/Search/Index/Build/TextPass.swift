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

    init(_ documents: some Sequence<SearchDocument>, fields: Int) {
        var scanner = WordScanner()
        var composed: [UInt8] = []
        composed.reserveCapacity(1024)
        for document in documents {
            for field in 0..<fields {
                var position = 0
                var length = 0
                for entry in document.texts where entry.field.index == field {
                    entry.text.withBytes { bytes in
                        length += scanner.scan(bytes) { found in
                            composed.removeAll(keepingCapacity: true)
                            composed.append(contentsOf: found.folded)
                            composed.append(0)
                            composed.append(contentsOf: found.exact)
                            occurrenceWords.append(composed.withUnsafeBufferPointer { words.number(of: $0) })
                            tags.append(Postings.tag(field: field, position: position + found.position))
                        }
                    }
                    // One position is left free, so that no phrase reaches from one text into the next.
                    position = length + 1
                }
                lengths.append(UInt8(min(length, 255)))
            }
            ends.append(tags.count)
        }
    }
}
