import Synchronization

/// Documents that came together, in the order of their names; never changed once built.
///
/// A document is known by its place here, which therefore is its rank by name as well. Everything is a column over places. Safe to share: all of
/// it is `let`, ``Fixed`` memory with the shelf it stands on, and the lazy finder of mistyped words, which has a lock.
final class Segment: @unchecked Sendable {
    let shelf: Shelf
    let count: Int
    let ids: Fixed<Int64>
    /// Places in the order of ids.
    let byID: Fixed<UInt32>
    /// Names as sorted.
    let names: Strings
    let payloads: Strings
    /// Identifiers in order, and the place each leads to.
    let identifiers: Strings
    let identified: Fixed<UInt32>
    /// For each number of the schema; NaN for none.
    let numbers: [Fixed<Double>]
    /// For each order of the schema; `Int64.min` for none.
    let orders: [Fixed<Int64>]
    let spots: Spots
    /// For each field, words of the document there, at most 255.
    let lengths: [Fixed<UInt8>]
    let facets: [FacetColumn]
    let groups: [FacetGroup]
    let words: Vocabulary
    let postings: Postings
    let typos = LazyTypos()
    let lastView = Mutex<SegmentView?>(nil)

    init(
        shelf: Shelf, ids: Fixed<Int64>, byID: Fixed<UInt32>, names: Strings, payloads: Strings, identifiers: Strings,
        identified: Fixed<UInt32>, numbers: [Fixed<Double>], orders: [Fixed<Int64>], spots: Spots, lengths: [Fixed<UInt8>], facets: [FacetColumn],
        groups: [FacetGroup], words: Vocabulary, postings: Postings
    ) {
        (self.shelf, count, self.ids, self.byID, self.names, self.payloads) = (shelf, ids.count, ids, byID, names, payloads)
        (self.identifiers, self.identified, self.numbers, self.orders) = (identifiers, identified, numbers, orders)
        (self.spots, self.lengths, self.facets, self.groups, self.words, self.postings) = (spots, lengths, facets, groups, words, postings)
    }

    func place(of id: Int64) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if ids[Int(byID[middle])] < id { low = middle + 1 } else { high = middle }
        }
        guard low < count, ids[Int(byID[low])] == id else { return nil }
        return Int(byID[low])
    }

    func places(identifiedBy identifier: String) -> [UInt32] {
        identifier.withBytes { sought in
            var place = identifiers.lowerBound(sought)
            var found: [UInt32] = []
            while place < identifiers.count, compare(identifiers[place], sought) == 0 {
                found.append(identified[place])
                place += 1
            }
            return found
        }
    }

    /// Bytes held in memory.
    var byteCount: Int { shelf.memories.reduce(0) { $0 + $1.bytes.count } }
}

/// Where each word stands: its occurrences are those from `starts[word]` up to `starts[word + 1]`, by document, then by field and position.
/// Safe to share like all ``Fixed`` memory.
struct Postings: @unchecked Sendable {
    let starts: Fixed<UInt32>
    let places: Fixed<UInt32>
    /// The field in the upper three bits, the position in the rest.
    let tags: Fixed<UInt16>

    static let positionBits: UInt16 = 13
    /// Words behind this position of a field are found, but take no part in phrases.
    static let lastPosition = 1 << 13 - 1

    static func tag(field: Int, position: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: field) << positionBits | UInt16(truncatingIfNeeded: min(position, lastPosition))
    }
}

/// The different words of a segment, in the order of their folded form, then of the exact one: what begins alike stands together, and so do
/// its postings. Safe to share like all ``Fixed`` memory.
struct Vocabulary: @unchecked Sendable {
    let exact: Strings
    let folded: Strings
    /// Normal forms, sorted.
    let keys: Strings
    /// The keys of word `n` are `wordKeys[wordKeyStarts[n]..<wordKeyStarts[n + 1]]`, and the other way round.
    let wordKeyStarts: Fixed<UInt32>
    let wordKeys: Fixed<UInt32>
    let keyWordStarts: Fixed<UInt32>
    let keyWords: Fixed<UInt32>

    var count: Int { exact.count }

    func words(foldedAs sought: Fixed<UInt8>) -> Range<Int> {
        let start = folded.lowerBound(sought)
        var end = start
        while end < count, compare(folded[end], sought) == 0 { end += 1 }
        return start..<end
    }

    func words(beginningWith prefix: Fixed<UInt8>) -> Range<Int> {
        let start = folded.lowerBound(prefix)
        return start..<folded.end(ofPrefix: prefix, from: start)
    }

    func key(_ text: String) -> Int? {
        text.withBytes { sought in
            let place = keys.lowerBound(sought)
            return place < keys.count && compare(keys[place], sought) == 0 ? place : nil
        }
    }

    func keys(of word: Int) -> Slice<Fixed<UInt32>> { wordKeys[Int(wordKeyStarts[word])..<Int(wordKeyStarts[word + 1])] }
    func words(of key: Int) -> Slice<Fixed<UInt32>> { keyWords[Int(keyWordStarts[key])..<Int(keyWordStarts[key + 1])] }
}
