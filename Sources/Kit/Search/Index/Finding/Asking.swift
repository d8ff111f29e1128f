import Values

extension SearchSnapshot {
    /// Answers a query. Costs at most what ``Budget`` allows, whatever the query says.
    package func find(_ query: SearchQuery) -> SearchResult {
        withFinder(query) { $0.result() }
    }

    /// The best documents for what somebody has typed so far.
    package func suggest(
        _ text: String, filters: [SearchQuery.Filter] = [], near: SearchQuery.Circle? = nil, today: Day, limit: Int = 10
    ) -> [SearchHit] {
        var query = SearchQuery(today: today)
        (query.text, query.filters, query.near, query.limit) = (text, filters, near, limit)
        (query.lastWord, query.countsFacets) = (.beginning, false)
        return find(query).hits
    }

    /// Calls `body` with every document that matches, in no order, without scores; offset and limit do not count.
    package func each(_ query: SearchQuery, _ body: (SearchHit) -> Void) {
        withFinder(query) { finder in
            finder.eachPart { number, matches in
                let segment = parts[number].segment
                matches.each { place, _ in
                    body(SearchHit(id: segment.ids[Int(place)], score: 0, segment: segment, place: Int(place)))
                    return true
                }
            }
        }
    }

    /// Counts the matching documents by two facets. Values that do not occur have rows and columns as well.
    package func cross(rows: Slot<SearchSchema.Facet>, columns: Slot<SearchSchema.Facet>, _ query: SearchQuery) -> CrossTable? {
        guard schema.facets.indices.contains(rows.index), schema.facets.indices.contains(columns.index) else { return nil }
        return withFinder(query) { CrossCounter(rows.index, columns.index, self).table($0, views(on: query.today)) }
    }

    /// Calls `body` for each part with the documents that match.
    func eachPart(_ query: SearchQuery, _ body: (Int, Matches) -> Void) { withFinder(query) { $0.eachPart(body) } }

    private func withFinder<Result>(_ query: SearchQuery, _ body: (Finder) -> Result) -> Result {
        let scratches = parts.map { desk.take($0.segment.count) }
        defer { scratches.forEach(desk.giveBack) }
        return body(Finder(self, query, scratches))
    }
}
