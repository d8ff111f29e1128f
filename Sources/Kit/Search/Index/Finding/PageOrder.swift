/// Hands the documents of one part to a ``PageCutter`` with what they are sorted by.
struct PageOrder {
    private let order: SearchQuery.Order
    private let snapshot: SearchSnapshot
    private let view: PartView
    private let ranks: [UInt32]?
    /// For each document in the circle its distance in centimetres; nil unless that is the order.
    private let distances: UnsafeMutablePointer<UInt32>?

    init(_ query: SearchQuery, hasText: Bool, _ snapshot: SearchSnapshot, _ view: PartView, _ part: Int, _ scratch: Scratch) {
        order = query.order == .relevance && !hasText ? .name : query.order
        distances = query.order == .distance && query.near != nil ? scratch.distances : nil
        if let distances, let near = query.near { view.part.segment.spots.measure(in: Disc(near), into: distances) }
        (self.snapshot, self.view) = (snapshot, view)
        ranks = snapshot.ranking.ranks(ofPart: part)
    }

    func add(_ matches: Matches, to cutter: inout PageCutter) {
        if let ranks {
            ranks.withUnsafeBufferPointer { ranks in add(matches, to: &cutter) { ranks[Int($0)] } }
        } else {
            add(matches, to: &cutter) { $0 }
        }
    }

    @inline(__always) private func add(_ matches: Matches, to cutter: inout PageCutter, _ rank: (UInt32) -> UInt32) {
        switch order {
        case .relevance:
            matches.each { place, score in
                cutter.add(UInt64(UInt32.max - score), rank(place))
                return true
            }
        case .name:
            // Places come in the order of names: the first that is too late is the last to be looked at.
            matches.each { place, _ in cutter.add(0, rank(place)) }
        case .number(let slot, let descending):
            guard view.part.segment.orders.indices.contains(slot.index) else { return matches.each { place, _ in cutter.add(0, rank(place)) } }
            let numbers = view.part.segment.orders[slot.index]
            matches.each { place, _ in
                cutter.add(PageOrder.key(numbers[Int(place)], descending), rank(place))
                return true
            }
        case .distance:
            guard let distances else { return matches.each { place, _ in cutter.add(0, rank(place)) } }
            matches.each { place, _ in
                cutter.add(UInt64(distances[Int(place)]), rank(place))
                return true
            }
        case .facet(let slot):
            guard view.view.facets.indices.contains(slot.index) else { return matches.each { place, _ in cutter.add(0, rank(place)) } }
            let column = view.view.facets[slot.index]
            snapshot.codes.ranks[slot.index].withUnsafeBufferPointer { order in
                matches.each { place, _ in
                    var first = UInt32.max
                    column.eachValue(of: Int(place)) { first = min(first, order[Int($0)]) }
                    cutter.add(UInt64(first), rank(place))
                    return true
                }
            }
        }
    }

    /// Numbers as unsigned ones in the same order; a missing one is last both ways.
    @inline(__always) private static func key(_ number: Int64, _ descending: Bool) -> UInt64 {
        if number == .min { return .max }
        let ascending = UInt64(bitPattern: number) ^ 1 << 63
        return descending ? .max - ascending : ascending
    }
}
