extension Segment {
    /// Builds a segment on all cores.
    /// - Parameters:
    ///   - drafts: their documents in any order, each id once.
    ///   - codes: grows by the values that are new.
    static func build(_ drafts: [DocumentDraft], _ schema: SearchSchema, lexicon: Lexicon, codes: inout FacetCodes) -> Segment {
        let texts = drafts.map(\.texts)
        let tables = texts.map(\.found.words)
        // The order of documents and that of words know nothing of each other.
        let (order, words) = both {
            DocumentOrder(drafts)
        } and: {
            WordPiece(tables, lexicon)
        }
        let start = codes
        let (postings, rest) = both {
            PostingPiece(texts, order, words)
        } and: {
            both {
                RowPiece(drafts, order, schema)
            } and: {
                FacetPiece(drafts.map(\.facets), order, schema, start)
            }
        }
        let (rows, facets) = rest
        codes = facets.codes
        var shelf = words.shelf
        for memory in rows.shelf.memories + facets.shelf.memories + postings.shelf.memories { shelf.keep(memory) }
        return Segment(
            ids: order.map { drafts[$0].ids[$1] }, names: rows.names, payloads: rows.payloads, identifiers: rows.identifiers,
            numbers: rows.numbers, orders: rows.orders, spots: rows.spots,
            lengths: schema.fields.indices.map { field in
                shelf.put(order.map { texts[$0].lengths[$1 * schema.fields.count + field] })
            }, facets: facets.facets, groups: facets.groups, words: words.vocabulary, postings: postings.postings, shelf)
    }

    /// What follows from the other columns is added here, for built and for merged segments alike.
    convenience init(
        ids: [Int64], names: Strings, payloads: Strings, identifiers: Identifiers, numbers: [Fixed<Double>], orders: [Fixed<Int64>],
        spots: Spots, lengths: [Fixed<UInt8>], facets: [FacetColumn], groups: [FacetGroup], words: Vocabulary, postings: Postings, _ shelf: Shelf
    ) {
        var shelf = shelf
        let byID = shelf.put((0..<UInt32(ids.count)).sorted { ids[Int($0)] < ids[Int($1)] })
        let fixedIDs = shelf.put(ids)
        self.init(
            shelf: shelf, ids: fixedIDs, byID: byID, names: names, payloads: payloads, identifiers: identifiers.strings,
            identified: identifiers.places, numbers: numbers, orders: orders, spots: spots, lengths: lengths, facets: facets, groups: groups,
            words: words, postings: postings)
    }
}

/// The documents of several drafts in the order of their names.
struct DocumentOrder: Sendable {
    /// For each place, the draft and the document there.
    let sources: [(draft: UInt32, document: UInt32)]
    /// For each draft, for each document, its place.
    let places: [[UInt32]]

    init(_ drafts: [DocumentDraft]) {
        let all = drafts.enumerated().flatMap { number, draft in draft.ids.indices.map { (draft: UInt32(number), document: UInt32($0)) } }
        var table: [UInt8] = []
        table.reserveCapacity(drafts.reduce(0) { $0 + $1.names.bytes.count })
        var starts = [0]
        starts.reserveCapacity(all.count + 1)
        for draft in drafts {
            let before = table.count
            table.append(contentsOf: draft.names.bytes)
            for end in draft.names.ends { starts.append(before + end) }
        }
        let sorted = table.withUnsafeBufferPointer { bytes in
            ByteSort.sorted(Array(0..<UInt32(all.count))) { number in
                Fixed(rebasing: bytes[starts[Int(number)]..<starts[Int(number) + 1]])
            } tie: { first, second in
                let (a, b) = (all[Int(first)], all[Int(second)])
                return drafts[Int(a.draft)].ids[Int(a.document)] < drafts[Int(b.draft)].ids[Int(b.document)]
            }
        }
        sources = sorted.map { all[Int($0)] }
        var places = drafts.map { [UInt32](repeating: 0, count: $0.count) }
        for (place, source) in sources.enumerated() { places[Int(source.draft)][Int(source.document)] = UInt32(place) }
        self.places = places
    }

    var count: Int { sources.count }

    func map<Element>(_ element: (_ draft: Int, _ document: Int) -> Element) -> [Element] {
        sources.map { element(Int($0.draft), Int($0.document)) }
    }
}

/// Identifiers in order, and the place of the document each leads to.
///
/// Unchecked, because pointers are: the memory is written in here and never again, and the shelf it stands on is held by whoever holds this.
struct Identifiers: @unchecked Sendable {
    let strings: Strings
    let places: Fixed<UInt32>

    /// - Parameters:
    ///   - texts: identifiers in any order.
    ///   - places: the place each leads to.
    init(_ texts: ByteRows, places unsorted: [UInt32], on shelf: inout Shelf) {
        let sorted = texts.bytes.withUnsafeBufferPointer { bytes in
            ByteSort.sorted(Array(0..<UInt32(texts.count))) { number in
                Fixed(rebasing: bytes[(number == 0 ? 0 : texts.ends[Int(number) - 1])..<texts.ends[Int(number)]])
            } tie: {
                unsorted[Int($0)] < unsorted[Int($1)]
            }
        }
        strings = shelf.strings(sorted.count) { texts.withBytes(Int(sorted[$0]), $1) }
        places = shelf.put(sorted.map { unsorted[Int($0)] })
    }
}
