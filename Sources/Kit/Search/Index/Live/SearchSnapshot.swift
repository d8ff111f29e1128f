import Synchronization
import Values

/// One state of the index, which does not change any more. Ask it as often as you like, from any thread.
package final class SearchSnapshot: Sendable {
    package let schema: SearchSchema
    let lexicon: Lexicon
    let codes: FacetCodes
    let layout: CountLayout
    let parts: [Part]
    let ranking: Ranking
    /// How far in its source the index was, as the last batch said.
    package let position: Int64
    /// Documents in it.
    package let documentCount: Int
    let weights: Weights
    let desk: ScratchDesk
    private let lastViews = Mutex<(today: Day, views: [PartView])?>(nil)

    init(_ schema: SearchSchema, lexicon: Lexicon, codes: FacetCodes, parts: [Part], position: Int64, desk: ScratchDesk) {
        (self.schema, self.lexicon, self.codes, self.parts, self.position, self.desk) = (schema, lexicon, codes, parts, position, desk)
        let count = parts.reduce(0) { $0 + $1.liveCount }
        documentCount = count
        layout = CountLayout(codes)
        ranking = Ranking(parts)
        let averages = schema.fields.indices.map { field in
            Float(parts.reduce(0) { $0 + $1.lengthSums[field] }) / Float(max(count, 1))
        }
        weights = Weights(schema, averages: averages, documents: count)
    }

    func views(on today: Day) -> [PartView] {
        if let last = lastViews.withLock({ $0 }), last.today == today { return last.views }
        let views = parts.map { PartView($0, $0.segment.view(schema, today: today), layout) }
        lastViews.withLock { $0 = (today, views) }
        return views
    }

    /// Computes beforehand what the first query of a day and the first mistyped word would wait for: some ten milliseconds, on whatever thread calls.
    package func prepare(today: Day) {
        _ = views(on: today)
        for part in parts { part.segment.typos.prepare(part.segment.words) }
    }

    /// The values of a facet by their numbers, `none` first. In later states more follow, none moves.
    package func values(of facet: Slot<SearchSchema.Facet>) -> [String] {
        codes.names.indices.contains(facet.index) ? codes.names[facet.index] : []
    }

    /// A document by its id.
    package func document(id: Int64) -> SearchHit? {
        for part in parts {
            if let place = part.segment.place(of: id), part.live[place] { return SearchHit(id: id, score: 0, segment: part.segment, place: place) }
        }
        return nil
    }

    /// Bytes held for documents and words, without the lexicon.
    package var byteCount: Int { parts.reduce(0) { $0 + $1.segment.byteCount + $1.live.words.count * 8 + ($1.liveStarts?.count ?? 0) * 4 } }
}
