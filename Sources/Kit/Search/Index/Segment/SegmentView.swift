import Synchronization
import Values

/// The facets of a segment as they are on one day: dated facets have become single values.
final class SegmentView: Sendable {
    let today: Day
    let facets: [FacetColumn]
    let groups: [FacetGroup]
    /// Which facets stand in no group.
    let ungrouped: [Int]
    private let shelf: Shelf

    init(_ segment: Segment, _ schema: SearchSchema, today: Day) {
        var shelf = Shelf()
        var dated = [Bool](repeating: true, count: schema.facets.count)
        facets = schema.facets.indices.map { facet in
            guard case .dated(let values, let value) = schema.facets[facet].values else { return segment.facets[facet] }
            dated[facet] = false
            let column = segment.facets[facet]
            let byStamp =
                [0]
                + column.stamps.map { stamp -> UInt32 in
                    guard let place = value(stamp, today), values.indices.contains(place) else { return 0 }
                    return UInt32(place) + 1
                }
            return FacetColumn(single: column.codes.map { byStamp[Int($0)] }, codes: values.count + 1, on: &shelf)
        }
        groups = segment.groups + FacetGroup.groups(of: facets, dated: dated, documents: segment.count, on: &shelf)
        let grouped = Set(groups.flatMap(\.facets))
        ungrouped = schema.facets.indices.filter { !grouped.contains($0) }
        self.today = today
        self.shelf = shelf
    }
}

extension Segment {
    /// Computed by the first query of a day; midnight costs that one some milliseconds.
    func view(_ schema: SearchSchema, today: Day) -> SegmentView {
        if let view = lastView.withLock({ $0 }), view.today == today { return view }
        let view = SegmentView(self, schema, today: today)
        lastView.withLock { $0 = view }
        return view
    }
}
