import Foundation

extension Segment {
    /// Builds a segment on all cores.
    /// - Parameters:
    ///   - documents: each id once; in any order.
    ///   - codes: grows by the values that are new.
    static func build(_ documents: [SearchDocument], _ schema: SearchSchema, lexicon: Lexicon, codes: inout FacetCodes) -> Segment {
        let order = placesByName(documents)
        let shares = shares(of: documents.count)
        let texts = inParallel(shares.count) { TextPass(documents, order[shares[$0]], fields: schema.fields.count) }
        let passes = inParallel(shares.count) { FacetPass(documents, order[shares[$0]], schema) }

        // Facets know nothing of the rest.
        let start = codes
        let (rest, facets) = both {
            (TextPiece(texts, shares, lexicon), RowPiece(documents, order, schema))
        } and: {
            FacetPiece(passes, schema, start)
        }
        let (words, rows) = rest
        codes = facets.codes
        var shelf = words.shelf
        for memory in rows.shelf.memories + facets.shelf.memories { shelf.keep(memory) }
        return Segment(
            ids: order.map { documents[Int($0)].id }, names: rows.names, payloads: rows.payloads, identifiers: rows.identifiers,
            numbers: rows.numbers, orders: rows.orders,
            lengths: schema.fields.indices.map { field in
                shelf.put(texts.flatMap { text in text.ends.indices.map { text.lengths[$0 * schema.fields.count + field] } })
            }, facets: facets.facets, groups: facets.groups, words: words.vocabulary, postings: words.postings, shelf)
    }

    /// What follows from the other columns is added here, for built and for merged segments alike.
    convenience init(
        ids: [Int64], names: Strings, payloads: Strings, identifiers: Identifiers, numbers: [Fixed<Double>], orders: [Fixed<Int64>],
        lengths: [Fixed<UInt8>], facets: [FacetColumn], groups: [FacetGroup], words: Vocabulary, postings: Postings, _ shelf: Shelf
    ) {
        var shelf = shelf
        let byID = shelf.put((0..<UInt32(ids.count)).sorted { ids[Int($0)] < ids[Int($1)] })
        let fixedIDs = shelf.put(ids)
        self.init(
            shelf: shelf, ids: fixedIDs, byID: byID, names: names, payloads: payloads, identifiers: identifiers.strings,
            identified: identifiers.places, numbers: numbers, orders: orders, lengths: lengths, facets: facets, groups: groups, words: words,
            postings: postings)
    }

    private static func placesByName(_ documents: [SearchDocument]) -> [UInt32] {
        var table: [UInt8] = []
        var starts = [0]
        for document in documents.indices {
            table.append(contentsOf: documents[document].order.utf8)
            starts.append(table.count)
        }
        return table.withUnsafeBufferPointer { bytes in
            ByteSort.sorted(Array(0..<UInt32(documents.count))) { number in
                Fixed(rebasing: bytes[starts[Int(number)]..<starts[Int(number) + 1]])
            } tie: {
                documents[Int($0)].id < documents[Int($1)].id
            }
        }
    }
}

/// Identifiers in order, and the place of the document each leads to.
///
/// Unchecked, because pointers are: the memory is written in here and never again, and the shelf it stands on is held by whoever holds this.
struct Identifiers: @unchecked Sendable {
    let strings: Strings
    let places: Fixed<UInt32>

    init(_ pairs: [(String, Int)], on shelf: inout Shelf) {
        let texts = Shelf.strings(pairs.count) { pairs[$0].0.withBytes($1) }
        let sorted = withExtendedLifetime(texts.shelf) {
            ByteSort.sorted(Array(0..<UInt32(pairs.count))) {
                texts.strings[Int($0)]
            } tie: {
                pairs[Int($0)].1 < pairs[Int($1)].1
            }
        }
        strings = shelf.strings(sorted.count) { pairs[Int(sorted[$0])].0.withBytes($1) }
        places = shelf.put(sorted.map { UInt32(pairs[Int($0)].1) })
    }
}

extension Postings {
    /// Joins what the passes noted: each word's occurrences by document.
    init(_ texts: [TextPass], places: [[UInt32]], shares: [Range<Int>], words: Int, on shelf: inout Shelf) {
        // For each pass, where its occurrences of a word begin: after those of the passes before it.
        var next = texts.map { _ in [UInt32](repeating: 0, count: words) }
        let counts = inParallel(texts.count) { pass in
            var counts = [UInt32](repeating: 0, count: words)
            for word in texts[pass].occurrenceWords { counts[Int(places[pass][Int(word)])] += 1 }
            return counts
        }
        let starts = shelf.room(words + 1, of: UInt32.self)
        var sum: UInt32 = 0
        for word in 0..<words {
            starts[word] = sum
            for pass in texts.indices {
                next[pass][word] = sum
                sum += counts[pass][word]
            }
        }
        starts[words] = sum
        // Of each word every pass has a stretch of its own, from its `next` up to that of the pass after it: no place is written twice.
        let targets = Shared((shelf.room(Int(sum), of: UInt32.self), shelf.room(Int(sum), of: UInt16.self)))
        let first = next
        _ = inParallel(texts.count) { pass in
            var next = first[pass]
            let text = texts[pass]
            var document = 0
            for occurrence in text.tags.indices {
                while occurrence >= text.ends[document] { document += 1 }
                let word = Int(places[pass][Int(text.occurrenceWords[occurrence])])
                targets.value.0[Int(next[word])] = UInt32(shares[pass].lowerBound + document)
                targets.value.1[Int(next[word])] = text.tags[occurrence]
                next[word] += 1
            }
        }
        self.init(starts: Fixed(starts), places: Fixed(targets.value.0), tags: Fixed(targets.value.1))
    }
}

extension FacetPass {
    /// The value of a facet for each document, numbered by `codes`; 0 for none.
    func singles(_ facet: Int, by codes: inout FacetCodes) -> [UInt32] {
        let numbers = [0] + names[facet].map { codes.add($0, to: facet) }
        var read = 0
        return counts[facet].map { count in
            guard count > 0 else { return 0 }
            read += 1
            return numbers[Int(values[facet][read - 1])]
        }
    }
}
