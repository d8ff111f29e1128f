import Foundation
import Search
import Synchronization
import Testing
import Values

@Suite struct SearchPartTests {
    @Test(arguments: 0..<20) func `scores, counts and orders do not depend on how documents came`(seed: Int) {
        var world = SmallWorld(seed: 5000 + UInt64(seed))
        let documents = world.documents(80)
        let whole = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: documents)
        let parted = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon)
        // Each comes first as another, so that there are dead ones too.
        var batch = SearchIndex.Batch()
        batch.upserts = documents.map { world.document($0.id) } + (200..<230).map { world.document($0) }
        parted.apply(batch)
        for start in stride(from: 0, to: 80, by: 16) {
            var batch = SearchIndex.Batch()
            batch.upserts = Array(documents[start..<start + 16])
            parted.apply(batch)
        }
        batch = SearchIndex.Batch()
        batch.removals = Array(200..<230)
        parted.apply(batch)
        let queries = (0..<60).map { _ in world.query() }
        compare(whole, parted, queries)
        parted.maintain()
        compare(whole, parted, queries)
        parted.compact()
        compare(whole, parted, queries)
        #expect(parted.snapshot.byteCount <= whole.snapshot.byteCount + 64 * 1024)
    }

    /// Each draft numbers words, codes, sets and stamps in its own way.
    @Test(arguments: 0..<20) func `an index does not depend on how documents were dealt out to drafts`(seed: Int) {
        var world = SmallWorld(seed: 7000 + UInt64(seed))
        let documents = world.documents(120)
        let whole = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: documents)
        // One hand is larger than the others, and one stays empty.
        let hands = (0..<6).map { hand in documents.filter { min($0.id % 7, 4) == Int64(hand) } }
        let drafts = hands.map { DocumentDraft($0[...], SmallWorld.schema) }
        let dealt = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, drafts: drafts, position: 0)
        // The same in a batch, over documents that are older, on the caller's thread alone.
        let followed = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: documents.map { world.document($0.id) })
        var batch = SearchIndex.Batch()
        (batch.drafts, batch.today) = (drafts, SmallWorld.today)
        SearchWork.$staysOnThread.withValue(true) {
            followed.apply(batch)
            followed.maintain(today: SmallWorld.today)
        }
        let queries = (0..<60).map { _ in world.query() }
        compare(whole, dealt, queries)
        compare(whole, followed, queries)
        #expect(dealt.snapshot.byteCount == whole.snapshot.byteCount)
    }

    private func compare(_ one: SearchIndex, _ other: SearchIndex, _ queries: [SearchQuery]) {
        for query in queries { #expect(Answer(one.snapshot, query) == Answer(other.snapshot, query), "\(query)") }
    }

    @Test func `readers see whole batches while others write and join parts`() async {
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon)
        let flag = Flag()
        // Every batch moves all documents to the next value of the form: a reader must never see two values.
        @Sendable func batch(_ round: Int) -> SearchIndex.Batch {
            var batch = SearchIndex.Batch()
            for id in 0..<50 as Range<Int64> {
                var document = SearchDocument(id: id, order: "n\(id)")
                document.texts = [(0, "dom \(round)")]
                document.facets = [(SmallWorld.form, "f\(round)")]
                batch.upserts.append(document)
            }
            batch.position = Int64(round)
            return batch
        }
        index.apply(batch(0))
        var last: Int64 = 0
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    while !flag.isUp {
                        let snapshot = index.snapshot
                        var query = SearchQuery(today: SmallWorld.today)
                        query.text = "dom"
                        let result = snapshot.find(query)
                        let forms = result.facets?[SmallWorld.form] ?? []
                        #expect(forms == [FacetCounts.Count(value: "f\(snapshot.position)", count: 50)])
                        #expect(result.total == 50 && snapshot.documentCount == 50)
                        flag.count()
                        await Task.yield()
                    }
                }
            }
            group.addTask {
                while !flag.isUp {
                    index.maintain()
                    await Task.yield()
                }
            }
            var round: Int64 = 0
            while round < 200 || flag.counted < 50 && round < 20_000 {
                round += 1
                index.apply(batch(Int(round)))
                await Task.yield()
            }
            last = round
            flag.raise()
            for await _ in group {}
        }
        index.maintain()
        #expect(index.snapshot.position == last && flag.counted >= 50)
        #expect(!index.needsMaintenance)
    }

    @Test func `midnight changes what a day decides, without a rebuild`() throws {
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon)
        var document = SearchDocument(id: 1, order: "a")
        document.stamps = [(SmallWorld.sign, 19_900)]
        var batch = SearchIndex.Batch()
        batch.upserts = [document]
        index.apply(batch)
        for (day, value) in [(19_999, "new"), (20_000, "old"), (19_899, "none"), (19_900, "new")] {
            let result = index.snapshot.find(SearchQuery(today: Day(daysSince1970: day)))
            #expect(result.facets?[SmallWorld.sign] == [FacetCounts.Count(value: value, count: 1)])
        }
    }
}

/// All that a query answers, to be compared.
struct Answer: Equatable {
    let total: Int
    let hits: [String]
    let facets: [Set<FacetCounts.Count>]

    init(_ snapshot: SearchSnapshot, _ query: SearchQuery) {
        let result = snapshot.find(query)
        total = result.total
        hits = result.hits.map { "\($0.id) \($0.score) \(String(decoding: $0.payload, as: UTF8.self)) \($0.number(0) ?? -1)" }
        facets = SmallWorld.schema.facets.indices.map { Set(result.facets?[Slot($0)] ?? []) }
    }
}

private final class Flag: Sendable {
    private let state = Mutex((isUp: false, counted: 0))
    var isUp: Bool { state.withLock { $0.isUp } }
    var counted: Int { state.withLock { $0.counted } }
    func raise() { state.withLock { $0.isUp = true } }
    func count() { state.withLock { $0.counted += 1 } }
}
