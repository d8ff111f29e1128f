/// A part as it is on one day, with the counts of all its live documents.
struct PartView: Sendable {
    let part: Part
    let view: SegmentView
    /// Counts of all live documents, by facet and number of the value, laid out as `starts` says.
    let totals: [Int32]

    init(_ part: Part, _ view: SegmentView, _ layout: CountLayout) {
        (self.part, self.view) = (part, view)
        var totals = [Int32](repeating: 0, count: layout.count)
        for facet in view.facets.indices {
            for (value, total) in view.facets[facet].sets.totals.enumerated() { totals[layout.starts[facet] + value] = total }
        }
        if !part.isWhole {
            for place in 0..<part.segment.count where !part.live[place] {
                for facet in view.facets.indices {
                    let column = view.facets[facet]
                    column.eachValue(of: place) { totals[layout.starts[facet] + Int($0)] -= 1 }
                }
            }
        }
        self.totals = totals
    }
}

/// Where the counts of each facet begin in one list of all counts.
struct CountLayout: Sendable {
    /// One more than facets: the last is the length of the list.
    let starts: [Int]
    var count: Int { starts[starts.count - 1] }

    init(_ codes: FacetCodes) { starts = codes.names.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) } }
}

extension FacetColumn {
    /// Calls `body` with the number of each value of a document, 0 when it has none. Not for dated facets.
    @inline(__always) func eachValue(of place: Int, _ body: (UInt32) -> Void) { eachValue(ofCode: codes[place], body) }

    @inline(__always) func eachValue(ofCode code: UInt32, _ body: (UInt32) -> Void) {
        if !isMany {
            body(code)
        } else if code == 0 {
            body(0)
        } else {
            for member in Int(setStarts[Int(code)])..<Int(setStarts[Int(code) + 1]) { body(members[member]) }
        }
    }
}
