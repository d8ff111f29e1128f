/// What was found. Holds on to the state of the index it was found in.
package struct SearchResult: Sendable {
    /// How many documents match, exactly.
    package let total: Int
    /// The asked page; empty when it lies past the end.
    package let hits: [SearchHit]
    /// Counts of every facet; nil when they were not asked for.
    package let facets: FacetCounts?
    package let understood: Understanding
    /// Entries of postings looked at; a measure of work that does not depend on the machine.
    package let work: Int
}

/// A document on the page.
package struct SearchHit: Sendable {
    package let id: Int64
    /// Greater is better; 0 where there were no words.
    package let score: Float
    let segment: Segment
    let place: Int

    /// As the document was handed in.
    package var payload: [UInt8] { Array(segment.payloads[place]) }
    /// The payload without a copy; the bytes are gone when the closure returns.
    package func withPayload<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(segment) { try body(UnsafeRawBufferPointer(segment.payloads[place])) }
    }
    /// Nil when the document has none.
    package func number(_ slot: Slot<SearchSchema.Number>) -> Double? {
        guard segment.numbers.indices.contains(slot.index) else { return nil }
        let value = segment.numbers[slot.index][place]
        return value.isNaN ? nil : value
    }
}

/// How many of the found documents have each value of each facet.
///
/// A count tells what choosing that value would give: the facet's own filter does not narrow it, all others do.
package struct FacetCounts: Sendable {
    package struct Count: Sendable, Hashable {
        package let value: String
        package let count: Int

        package init(value: String, count: Int) { (self.value, self.count) = (value, count) }
    }

    let codes: FacetCodes
    let layout: CountLayout
    /// By facet and number of the value.
    let counts: [Int32]

    /// Values that occur, `none` first, the others in no special order; empty for a facet the schema does not have.
    package subscript(facet: Slot<SearchSchema.Facet>) -> [Count] {
        guard codes.names.indices.contains(facet.index) else { return [] }
        let start = layout.starts[facet.index]
        return codes.names[facet.index].enumerated().compactMap { number, value in
            counts[start + number] > 0 ? Count(value: value, count: Int(counts[start + number])) : nil
        }
    }

    /// Calls `body` with the number of each value that occurs, as ``SearchSnapshot/values(of:)`` has it, and its count.
    package func each(_ facet: Slot<SearchSchema.Facet>, _ body: (Int, Int) -> Void) {
        guard codes.names.indices.contains(facet.index) else { return }
        let start = layout.starts[facet.index]
        for place in start..<layout.starts[facet.index + 1] where counts[place] > 0 { body(place - start, Int(counts[place])) }
    }

    /// The count of the value with this number; 0 for one that came later.
    package func count(_ facet: Slot<SearchSchema.Facet>, number: Int) -> Int {
        guard codes.names.indices.contains(facet.index) else { return 0 }
        let place = layout.starts[facet.index] + number
        return place < layout.starts[facet.index + 1] ? Int(counts[place]) : 0
    }

    /// 0 for a value that does not occur.
    package func count(_ facet: Slot<SearchSchema.Facet>, _ value: String) -> Int {
        guard codes.names.indices.contains(facet.index), let number = codes.number(of: value, in: facet.index) else { return 0 }
        return Int(counts[layout.starts[facet.index] + number])
    }
}

/// Two facets over the found documents, with all filters in force.
package struct CrossTable: Sendable {
    package let rows: [String]
    package let columns: [String]
    /// Row after row, `rows.count * columns.count` of them.
    package let cells: [Int32]
    /// Documents in each row and column; where a facet has many values this is less than the sum of cells, as each document counts once.
    package let rowTotals: [Int32]
    package let columnTotals: [Int32]
    package let total: Int

    /// 0 for values that do not occur.
    package func count(_ row: String, _ column: String) -> Int {
        guard let row = rows.firstIndex(of: row), let column = columns.firstIndex(of: column) else { return 0 }
        return Int(cells[row * columns.count + column])
    }
}
