import Search
import Testing
import Values

@Suite struct SearchPropertyTests {
    @Test(arguments: 0..<40) func `what is found and counted equals a look at every document`(seed: Int) {
        var world = SmallWorld(seed: UInt64(seed))
        var naive = NaiveIndex(schema: SmallWorld.schema, lexicon: SmallWorld.lexicon)
        let documents = world.documents(world.dice.below(120))
        for document in documents { naive.documents[document.id] = document }
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: documents)
        for _ in 0..<60 { check(world.query(), index.snapshot, naive) }
    }

    @Test(arguments: 0..<40) func `it still does after writes, removals and merges in any order`(seed: Int) {
        var world = SmallWorld(seed: 1000 + UInt64(seed))
        var naive = NaiveIndex(schema: SmallWorld.schema, lexicon: SmallWorld.lexicon)
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon)
        for _ in 0..<40 {
            let batch = world.batch(ids: 60)
            index.apply(batch)
            naive.apply(batch)
            if world.dice.chance(30) { index.maintain() }
            if world.dice.chance(5) { index.compact() }
            #expect(index.snapshot.documentCount == naive.documents.count)
            for _ in 0..<2 { check(world.query(), index.snapshot, naive) }
        }
    }

    @Test(arguments: 0..<20) func `a quoted phrase is found where its words follow each other in one text, and nowhere else`(seed: Int) {
        var world = SmallWorld(seed: 2000 + UInt64(seed))
        let documents = world.documents(100)
        let index = SearchIndex(SmallWorld.schema, lexicon: SmallWorld.lexicon, documents: documents)
        for _ in 0..<100 {
            let phrase = world.phrase(3)
            let sought = words(of: phrase).map(\.folded)
            if sought.isEmpty { continue }
            let expected = documents.filter { document in
                document.texts.contains { text in
                    let folded = words(of: text.text).map(\.folded)
                    return folded.indices.contains { folded[$0...].starts(with: sought) }
                }
            }
            var query = SearchQuery(today: SmallWorld.today)
            (query.text, query.limit) = ("\"\(phrase)\"", 1000)
            #expect(Set(index.snapshot.find(query).hits.map(\.id)) == Set(expected.map(\.id)), "\(phrase)")
        }
    }

    private func check(_ query: SearchQuery, _ snapshot: SearchSnapshot, _ naive: NaiveIndex) {
        let expected = naive.matches(query)
        let result = snapshot.find(query)
        #expect(result.total == expected.count, "\(query)")
        #expect(Set(result.hits.map(\.id)) == Set(expected.map(\.id)), "\(query)")
        #expect(result.hits.count == expected.count)
        for facet in SmallWorld.schema.facets.indices.map({ Slot<SearchSchema.Facet>($0) }) {
            let counts = Dictionary((result.facets?[facet] ?? []).map { ($0.value, $0.count) }) { $0 + $1 }
            #expect(counts == naive.counts(query, facet), "facet \(facet.index) of \(query)")
        }
        checkOrders(query, snapshot, expected, naive)
        checkCross(query, snapshot, expected, naive)
        var seen: [Int64] = []
        snapshot.each(query) { seen.append($0.id) }
        #expect(seen.sorted() == expected.map(\.id).sorted())
        var numbered: [Int64] = []
        for (index, word) in snapshot.bits(query).enumerated() {
            for bit in 0..<64 where word >> UInt64(bit) & 1 == 1 { numbered.append(snapshot.hit(number: index << 6 | bit)?.id ?? -1) }
        }
        #expect(numbered.sorted() == expected.map(\.id).sorted(), "\(query)")
    }

    private func checkOrders(_ query: SearchQuery, _ snapshot: SearchSnapshot, _ expected: [SearchDocument], _ naive: NaiveIndex) {
        var query = query
        // The list comes by name and then id, and Swift's sort keeps that where keys are equal.
        let since = { (document: SearchDocument) in document.orders.first?.value }
        let byName = expected.map(\.id)
        let newest = expected.sorted { (since($0) ?? .min) > (since($1) ?? .min) }.map(\.id)
        let oldest = expected.sorted { (since($0) ?? .max) < (since($1) ?? .max) }.map(\.id)
        let gminas = { (document: SearchDocument) in
            let code = naive.values(of: document, SmallWorld.gmina, query.today).first ?? "none"
            return code == "none" ? "~" : String(code.reversed())
        }
        let byGmina = expected.sorted { gminas($0) < gminas($1) }.map(\.id)
        for (order, ids) in [
            (SearchQuery.Order.name, byName), (.number(SmallWorld.since, descending: true), newest),
            (.number(SmallWorld.since, descending: false), oldest), (.facet(SmallWorld.gmina), byGmina),
        ] {
            query.order = order
            #expect(snapshot.find(query).hits.map(\.id) == ids, "\(query)")
        }
        query.order = .distance
        let away = { (document: SearchDocument) in
            query.near.map { near in document.places.map { (near.centre.metres(to: $0) * 100).rounded() }.min() ?? .infinity } ?? 0
        }
        #expect(snapshot.find(query).hits.map(\.id) == expected.sorted { away($0) < away($1) }.map(\.id), "\(query)")
        query.order = .relevance
        let whole = snapshot.find(query).hits
        let places = Dictionary(uniqueKeysWithValues: byName.enumerated().map { ($1, $0) })
        for (one, next) in zip(whole, whole.dropFirst()) {
            #expect(one.score > next.score || one.score == next.score && (places[one.id] ?? 0) < (places[next.id] ?? 0))
        }
        // Pages put together are the whole: nothing twice, nothing lost.
        query.limit = 7
        var paged: [Int64] = []
        for offset in stride(from: 0, to: expected.count + 7, by: 7) {
            query.offset = offset
            paged += snapshot.find(query).hits.map(\.id)
        }
        #expect(paged == whole.map(\.id))
    }

    private func checkCross(_ query: SearchQuery, _ snapshot: SearchSnapshot, _ expected: [SearchDocument], _ naive: NaiveIndex) {
        for (rows, columns) in [
            (SmallWorld.gmina, SmallWorld.sphere), (SmallWorld.sphere, SmallWorld.sign), (SmallWorld.form, SmallWorld.gmina),
            (SmallWorld.sphere, SmallWorld.sphere),
        ] {
            guard let table = snapshot.cross(rows: rows, columns: columns, query) else {
                Issue.record("no table")
                continue
            }
            var cells: [String: [String: Int]] = [:]
            var (rowTotals, columnTotals): ([String: Int], [String: Int]) = ([:], [:])
            for document in expected {
                for column in naive.values(of: document, columns, query.today) { columnTotals[column, default: 0] += 1 }
                for row in naive.values(of: document, rows, query.today) {
                    rowTotals[row, default: 0] += 1
                    for column in naive.values(of: document, columns, query.today) { cells[row, default: [:]][column, default: 0] += 1 }
                }
            }
            #expect(table.total == expected.count)
            for (place, row) in table.rows.enumerated() {
                #expect(Int(table.rowTotals[place]) == rowTotals[row] ?? 0)
                for column in table.columns { #expect(table.count(row, column) == cells[row]?[column] ?? 0) }
            }
            for (place, column) in table.columns.enumerated() { #expect(Int(table.columnTotals[place]) == columnTotals[column] ?? 0) }
            #expect(cells.keys.allSatisfy(table.rows.contains))
        }
    }
}
