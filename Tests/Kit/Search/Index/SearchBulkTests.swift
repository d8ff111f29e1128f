import Search
import Testing
import Values

/// Ways of counting and cutting that only many documents take: all cores, bitmaps, combinations, complements.
@Suite struct SearchBulkTests {
    /// Everything a query may ask of a document, looked up once.
    private struct Known {
        let document: SearchDocument
        let values: [Set<String>]
    }

    private static let schema = MadeCountry.schema

    private func known(_ documents: [SearchDocument]) -> [Known] {
        let naive = NaiveIndex(schema: SearchBulkTests.schema, lexicon: Lexicon())
        return documents.map { document in
            Known(
                document: document,
                values: MadeCountry.facets.indices.map { naive.values(of: document, Slot($0), MadeCountry.today) })
        }.sorted {
            $0.document.order == $1.document.order
                ? $0.document.id < $1.document.id : $0.document.order.utf8.lexicographicallyPrecedes($1.document.order.utf8)
        }
    }

    private func check(_ query: SearchQuery, _ snapshot: SearchSnapshot, _ all: [Known]) {
        let wanted = MadeCountry.facets.indices.map { facet -> Set<String>? in
            let own = query.filters.filter { $0.facet.index == facet }
            return own.isEmpty ? nil : Set(own.flatMap(\.values))
        }
        var counts = [[String: Int]](repeating: [:], count: wanted.count)
        var found: [SearchDocument] = []
        for known in all {
            let failed = wanted.indices.filter { wanted[$0]?.isDisjoint(with: known.values[$0]) ?? false }
            if failed.isEmpty { found.append(known.document) }
            for facet in wanted.indices where failed.isEmpty || failed == [facet] {
                for value in known.values[facet] { counts[facet][value, default: 0] += 1 }
            }
        }
        var query = query
        let result = snapshot.find(query)
        #expect(result.total == found.count)
        for facet in wanted.indices {
            let own = Dictionary((result.facets?[Slot(facet)] ?? []).map { ($0.value, $0.count) }) { $0 + $1 }
            #expect(own == counts[facet], "facet \(facet) of \(query)")
        }
        let newest = found.enumerated().sorted { one, other in
            let (a, b) = (one.element.orders.first?.value ?? .min, other.element.orders.first?.value ?? .min)
            return a == b ? one.offset < other.offset : a > b
        }.map(\.element.id)
        for (offset, limit) in [(0, 20), (found.count / 2, 7), (max(found.count - 3, 0), 20)] {
            (query.offset, query.limit) = (offset, limit)
            query.order = .name
            #expect(snapshot.find(query).hits.map(\.id) == found.map(\.id).dropFirst(offset).prefix(limit).map { $0 })
            query.order = .number(MadeCountry.since, descending: true)
            #expect(snapshot.find(query).hits.map(\.id) == Array(newest.dropFirst(offset).prefix(limit)))
        }
    }

    private func queries(_ country: inout MadeCountry) -> [SearchQuery] {
        var queries = (0..<5).flatMap { count in (0..<8).map { _ in country.query(filters: count) } }
        var many = SearchQuery(today: MadeCountry.today)
        many.filters = [.init(MadeCountry.facet("year"), (1989..<2010).map(String.init)), .init(MadeCountry.facet("contact"), ["yes", "no"])]
        queries.append(many)
        many.filters = [.init(MadeCountry.facet("gmina"), (0..<2000).map { "g\($0)" }), .init(MadeCountry.facet("sphere"), ["none", "s0"])]
        queries.append(many)
        return queries
    }

    @Test func `thousands of documents are counted and cut as a look at each of them does`() {
        var country = MadeCountry(seed: 11, words: 2000)
        let documents = country.documents(6000)
        let all = known(documents)
        let snapshot = SearchIndex(SearchBulkTests.schema, lexicon: Lexicon(), documents: documents).snapshot
        for query in queries(&country) { check(query, snapshot, all) }
    }

    @Test func `also with many dead documents, beside other parts, and after they are joined`() {
        var country = MadeCountry(seed: 12, words: 2000)
        var documents = Dictionary(uniqueKeysWithValues: country.documents(5000).map { ($0.id, $0) })
        let index = SearchIndex(SearchBulkTests.schema, lexicon: Lexicon(), documents: Array(documents.values))
        for round in 0..<3 {
            var batch = SearchIndex.Batch()
            batch.upserts =
                (0..<200).map { country.document(Int64(1 + round * 300 + $0)) } + (0..<50).map { country.document(Int64(9000 + round * 50 + $0)) }
            batch.removals = (2000..<2100).map { Int64($0 + round * 100) }
            index.apply(batch)
            for id in batch.removals { documents[id] = nil }
            for document in batch.upserts { documents[document.id] = document }
        }
        let all = known(Array(documents.values))
        let asked = queries(&country)
        for query in asked { check(query, index.snapshot, all) }
        index.compact()
        for query in asked { check(query, index.snapshot, all) }
    }
}
