/// Where each word of a segment stands. Unchecked like ``WordPiece``.
struct PostingPiece: @unchecked Sendable {
    private(set) var shelf = Shelf()
    let postings: Postings

    /// Joins what the drafts noted: each word's occurrences by document.
    init(_ texts: [TextDraft], _ order: DocumentOrder, _ words: WordPiece) {
        let count = words.vocabulary.count
        let shares = shares(of: order.count)
        // For each share of the documents, how often each word occurs there.
        let counts = inParallel(shares.count) { share in
            var counts = [UInt32](repeating: 0, count: count)
            PostingPiece.each(of: shares[share], texts, order, words) { word, _, _ in counts[word] += 1 }
            return counts
        }
        // For each share, where its occurrences of a word begin: after those of the shares before it.
        var first = shares.map { _ in [UInt32](repeating: 0, count: count) }
        let starts = shelf.room(count + 1, of: UInt32.self)
        var sum: UInt32 = 0
        for word in 0..<count {
            starts[word] = sum
            for share in shares.indices {
                first[share][word] = sum
                sum += counts[share][word]
            }
        }
        starts[count] = sum
        // Of each word every share has a stretch of its own, from its `first` up to that of the share after it: no place is written twice.
        let targets = Shared((shelf.room(Int(sum), of: UInt32.self), shelf.room(Int(sum), of: UInt16.self)))
        let firsts = first
        _ = inParallel(shares.count) { share in
            var next = firsts[share]
            PostingPiece.each(of: shares[share], texts, order, words) { word, place, tag in
                targets.value.0[Int(next[word])] = UInt32(place)
                targets.value.1[Int(next[word])] = tag
                next[word] += 1
            }
        }
        postings = Postings(starts: Fixed(starts), places: Fixed(targets.value.0), tags: Fixed(targets.value.1))
    }

    /// Every occurrence in some documents, by their places.
    @inline(__always) private static func each(
        of places: Range<Int>, _ texts: [TextDraft], _ order: DocumentOrder, _ words: WordPiece,
        _ body: (_ word: Int, _ place: Int, _ tag: UInt16) -> Void
    ) {
        for place in places {
            let source = order.sources[place]
            let (draft, document) = (Int(source.draft), Int(source.document))
            let range = (document == 0 ? 0 : texts[draft].ends[document - 1])..<texts[draft].ends[document]
            texts[draft].found.numbers.withUnsafeBufferPointer { numbers in
                texts[draft].found.tags.withUnsafeBufferPointer { tags in
                    words.places[draft].withUnsafeBufferPointer { known in
                        for entry in range { body(Int(known[Int(numbers[entry])]), place, tags[entry]) }
                    }
                }
            }
        }
    }
}
