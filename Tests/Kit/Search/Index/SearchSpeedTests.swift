import Foundation
import Search
import Testing
import Values

/// Prints how fast the index is; fails only where it is slow beyond what a busy machine explains.
@Suite(.serialized) struct SearchSpeedTests {
    @Test func `160 000 documents are counted, found and suggested in the promised time`() throws {
        var country = MadeCountry(seed: 1)
        let documents = country.documents(160_000)
        let start = Stopwatch()
        let index = SearchIndex(MadeCountry.schema, lexicon: Lexicon(), documents: documents)
        print(String(format: "built from 160 000 documents: %.0f ms, %.0f ms of one processor", start.elapsed, start.processor))
        let snapshot = index.snapshot
        print("memory: \(snapshot.byteCount / 160_000) bytes a document")

        let path = FileManager.default.temporaryDirectory.appendingPathComponent("index-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writing = Stopwatch()
        try index.write(to: path)
        let reading = Stopwatch()
        let again = try #require(SearchIndex(from: path, MadeCountry.schema, lexicon: Lexicon()))
        _ = again.snapshot.find(SearchQuery(today: MadeCountry.today))
        print(String(format: "snapshot file: written in %.0f ms, first answer after %.0f ms", reading.start - writing.start, reading.elapsed))

        let unfiltered = measure("no filter, all facets", snapshot, (0..<400).map { _ in country.query(filters: 0) })
        for count in 1...4 {
            let filtered = measure("\(count) filters, all facets", snapshot, (0..<400).map { _ in country.query(filters: count) })
            #expect(filtered < 4)
        }
        let texts = measure("words, a filter, 20 rows, all facets", snapshot, (0..<400).map { _ in text(&country, filters: 1) })
        _ = measure("newest first, a filter", snapshot, (0..<400).map { _ in newest(&country) })
        _ = measure("mistyped words", snapshot, (0..<400).map { _ in mistyped(&country) })
        _ = measure("stowarzyszenie", snapshot, (0..<400).map { _ in form(&country) })
        for kilometres in [10.0, 100] {
            let queries = (0..<400).map { _ in around(&country, kilometres) }
            let near = measure("within \(Int(kilometres)) km, nearest first, all facets", snapshot, queries)
            #expect(near < 4)
        }
        #expect(unfiltered < 2)
        #expect(texts < 2)
        let crossings = (0..<20).map { _ in
            let watch = Stopwatch()
            _ = snapshot.cross(rows: MadeCountry.facet("gmina"), columns: MadeCountry.facet("sphere"), SearchQuery(today: MadeCountry.today))
            return watch.processor
        }.sorted()
        print(String(format: "gmina × sphere of all: p50 %.2f ms", crossings[10]))
        var batch = SearchIndex.Batch()
        batch.upserts = country.documents(500)
        let applying = Stopwatch()
        index.apply(batch)
        print(String(format: "a batch of 500 changes: %.0f ms", applying.elapsed))
        _ = measure("words, a filter, beside a small part", index.snapshot, (0..<400).map { _ in text(&country, filters: 1) })
    }

    private func text(_ country: inout MadeCountry, filters: Int) -> SearchQuery {
        var query = country.query(filters: filters)
        query.text = country.searchText()
        return query
    }

    private func around(_ country: inout MadeCountry, _ kilometres: Double) -> SearchQuery {
        var query = country.query(filters: 0)
        (query.near, query.order) = (country.circle(kilometres: kilometres), .distance)
        return query
    }

    private func mistyped(_ country: inout MadeCountry) -> SearchQuery {
        var query = text(&country, filters: 1)
        query.text.insert("q", at: query.text.index(query.text.startIndex, offsetBy: 2, limitedBy: query.text.endIndex) ?? query.text.endIndex)
        return query
    }

    private func newest(_ country: inout MadeCountry) -> SearchQuery {
        var query = country.query(filters: 1)
        query.order = .number(MadeCountry.since, descending: true)
        return query
    }

    private func form(_ country: inout MadeCountry) -> SearchQuery {
        var query = country.query(filters: 1)
        query.text = "stowarzyszenie"
        return query
    }

    /// Time of this thread on a processor, so that other work on the machine does not count.
    /// - Returns: the median in milliseconds.
    private func measure(_ what: String, _ snapshot: SearchSnapshot, _ queries: [SearchQuery]) -> Double {
        _ = snapshot.find(queries[0])
        let times = queries.map { query in
            let watch = Stopwatch()
            _ = snapshot.find(query)
            return watch.processor
        }.sorted()
        print(String(format: "%@: p50 %.3f, p90 %.3f, p99 %.3f ms", what, times[200], times[360], times[396]))
        return times[200]
    }
}

/// Milliseconds by the clock and on the processor since it was made.
struct Stopwatch {
    let start = Stopwatch.now(CLOCK_MONOTONIC)
    private let startOnThread = Stopwatch.now(CLOCK_THREAD_CPUTIME_ID)

    var elapsed: Double { Stopwatch.now(CLOCK_MONOTONIC) - start }
    /// Of this thread alone.
    var processor: Double { Stopwatch.now(CLOCK_THREAD_CPUTIME_ID) - startOnThread }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
