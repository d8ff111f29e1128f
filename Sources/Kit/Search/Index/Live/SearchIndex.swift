import Synchronization
import Values

/// Documents held in memory for searching, counting and sorting. The database is the truth, this is a view of it.
///
/// Any number of readers take a ``snapshot`` and ask it; they never wait for a writer. Writers (``apply(_:)``, ``maintain()``) wait for each
/// other, yet a batch never waits for maintenance to end.
package final class SearchIndex: Sendable {
    /// Changes that become visible at once, together.
    package struct Batch: Sendable {
        /// New documents, and new versions of old ones; of several with one id the last counts.
        package var upserts: [SearchDocument] = []
        /// More of them. No id may come twice in these, nor among ``upserts`` as well.
        package var drafts: [DocumentDraft] = []
        /// Ids of documents that are gone; unknown ones are passed over. An id that is also an upsert stays.
        package var removals: [Int64] = []
        /// Lemmas of new words, as `LemmaFinder` gave them. They hold for words filed from then on.
        package var lemmas: [(word: String, lemmas: [String])] = []
        /// How far in the source the index then is; nil leaves it as it was.
        package var position: Int64?
        /// The day of the first question after it, for which everything is computed before the batch becomes visible; nil leaves that to the
        /// question.
        package var today: Day?

        package init() {}
    }

    private let state: Mutex<SearchSnapshot>
    private let writer = Mutex(())
    private let maintainer = Mutex(())

    /// Builds the index on all cores: about half a second for 160 000 documents of 25 words.
    /// - Parameter documents: in any order; of several with one id the last counts.
    package convenience init(_ schema: SearchSchema, lexicon: Lexicon, documents: [SearchDocument] = [], position: Int64 = 0) {
        self.init(schema, lexicon: lexicon, drafts: documents.lastOfEachID.drafts(schema), position: position)
    }

    /// - Parameter drafts: no id may come twice in them.
    package init(_ schema: SearchSchema, lexicon: Lexicon, drafts: [DocumentDraft], position: Int64) {
        var codes = FacetCodes(schema)
        let drafts = drafts.filter { !$0.isEmpty }
        let parts = drafts.isEmpty ? [] : [Part(.build(drafts, schema, lexicon: lexicon, codes: &codes))]
        codes.rank()
        state = Mutex(SearchSnapshot(schema, lexicon: lexicon, codes: codes, parts: parts, position: position, desk: ScratchDesk()))
    }

    init(_ snapshot: SearchSnapshot) { state = Mutex(snapshot) }

    /// The newest state.
    package var snapshot: SearchSnapshot { state.withLock { $0 } }

    /// Makes changes visible. Its cost is that of the batch and some milliseconds, however large the index.
    package func apply(_ batch: Batch) {
        writer.withLock { _ in
            let old = snapshot
            var (lexicon, codes) = (old.lexicon, old.codes)
            if !batch.lemmas.isEmpty { lexicon.learn(batch.lemmas) }
            let upserts = batch.upserts.lastOfEachID.drafts(old.schema) + batch.drafts.filter { !$0.isEmpty }
            let gone = batch.removals + upserts.flatMap(\.ids)
            var parts = old.parts.map { part in part.removing(gone.compactMap { part.segment.place(of: $0) }) }.filter { $0.liveCount > 0 }
            if !upserts.isEmpty {
                parts.append(Part(.build(upserts, old.schema, lexicon: lexicon, codes: &codes)))
                codes.rank()
            }
            publish(old, lexicon: lexicon, codes: codes, parts: parts, position: batch.position ?? old.position, today: batch.today)
        }
    }

    /// Whether ``maintain()`` would do anything.
    package var needsMaintenance: Bool { MergePolicy.choice(of: snapshot.parts) != nil }

    /// Joins small parts and lets go of dead documents; for a thread in the background, after batches. Batches go on meanwhile.
    /// - Parameter today: see ``Batch/today``.
    package func maintain(today: Day? = nil) {
        maintainer.withLock { _ in
            while let chosen = MergePolicy.choice(of: snapshot.parts) { merge(chosen, today: today) }
        }
    }

    /// Joins all parts into one without dead documents.
    package func compact() {
        maintainer.withLock { _ in
            let parts = snapshot.parts
            if parts.count > 1 || parts.contains(where: { !$0.isWhole }) { merge(Set(parts.indices)) }
        }
    }

    /// Only with the maintainer's lock: no other merge may change the parts meanwhile.
    private func merge(_ chosen: Set<Int>, today: Day? = nil) {
        let start = snapshot
        let old = start.parts.indices.filter(chosen.contains).map { start.parts[$0] }
        let merged = SegmentMerger(old, start.schema, lexicon: start.lexicon, codes: start.codes).segment()
        writer.withLock { _ in
            let now = snapshot
            var part = Part(merged)
            var rest: [Part] = []
            var died: [Int64] = []
            for current in now.parts {
                guard let before = old.first(where: { $0.segment === current.segment }) else {
                    rest.append(current)
                    continue
                }
                died += before.ids(notIn: current)
            }
            // A part that died out meanwhile is not among those of now.
            for before in old where !now.parts.contains(where: { $0.segment === before.segment }) { died += before.liveIDs }
            part = part.removing(died.compactMap { merged.place(of: $0) })
            let parts = ([part] + rest).filter { $0.liveCount > 0 }
            publish(now, lexicon: now.lexicon, codes: now.codes, parts: parts, position: now.position, today: today)
        }
    }

    private func publish(_ old: SearchSnapshot, lexicon: Lexicon, codes: FacetCodes, parts: [Part], position: Int64, today: Day?) {
        let new = SearchSnapshot(old.schema, lexicon: lexicon, codes: codes, parts: parts, position: position, desk: old.desk)
        if let today { new.prepare(today: today) }
        state.withLock { $0 = new }
    }
}

/// When parts are joined: readers ask each of them, so they must stay few; joining costs as much as the parts are large, so it must be seldom.
enum MergePolicy {
    static let mostSmall = 4

    /// The parts to join now; nil when all is well.
    static func choice(of parts: [Part]) -> Set<Int>? {
        guard let largest = parts.indices.max(by: { parts[$0].segment.count < parts[$1].segment.count }) else { return nil }
        let size = parts[largest].segment.count
        let small = parts.indices.filter { $0 != largest }
        let smallSize = small.reduce(0) { $0 + parts[$1].segment.count }
        let dead = size - parts[largest].liveCount
        if smallSize * 5 > size && !small.isEmpty || dead * 5 > size { return Set(parts.indices) }
        if small.count > mostSmall { return Set(small) }
        return nil
    }
}

extension Part {
    var liveIDs: [Int64] { (0..<segment.count).filter { live[$0] }.map { segment.ids[$0] } }

    /// Documents that live here and do not in a later state of the same part.
    func ids(notIn later: Part) -> [Int64] { (0..<segment.count).filter { live[$0] && !later.live[$0] }.map { segment.ids[$0] } }
}

extension [SearchDocument] {
    /// Drafts of them, made on all cores.
    fileprivate func drafts(_ schema: SearchSchema) -> [DocumentDraft] {
        if isEmpty { return [] }
        let shares = shares(of: count)
        return inParallel(shares.count) { DocumentDraft(self[shares[$0]], schema) }
    }

    /// Looks at ids only: copying a document counts references to all that it holds.
    fileprivate var lastOfEachID: [SearchDocument] {
        var last: [Int64: Int] = Dictionary(minimumCapacity: count)
        for place in indices { last[self[place].id] = place }
        return last.count == count ? self : indices.filter { last[self[$0].id] == $0 }.map { self[$0] }
    }
}
