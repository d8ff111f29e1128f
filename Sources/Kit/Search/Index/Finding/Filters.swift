/// The filters of a query, by number of facet and value.
struct Filters {
    /// The facets that are filtered, each once.
    let facets: [Int]
    /// For each of them the numbers of the chosen values; codes that nothing carries have none.
    let values: [[Int]]
    private let ranges: [SearchQuery.Range]
    /// Nil where no circle is asked for.
    private let disc: Disc?

    init(_ query: SearchQuery, in snapshot: SearchSnapshot) {
        var facets: [Int] = []
        var values: [Set<Int>] = []
        for filter in query.filters where snapshot.schema.facets.indices.contains(filter.facet.index) {
            let numbers = filter.values.compactMap { snapshot.codes.number(of: $0, in: filter.facet.index) }
            if let known = facets.firstIndex(of: filter.facet.index) {
                values[known].formUnion(numbers)
            } else {
                facets.append(filter.facet.index)
                values.append(Set(numbers))
            }
        }
        self.facets = facets
        self.values = values.map { $0.sorted() }
        ranges = query.ranges.filter { snapshot.schema.numbers.indices.contains($0.number.index) }
        disc = query.near.map(Disc.init)
    }

    var isEmpty: Bool { facets.isEmpty && !narrowsAll }

    /// For each filtered facet the documents of a part that pass.
    func sets(in view: PartView, _ scratch: Scratch) -> [Bits] {
        facets.indices.map { filter in
            let bits = scratch.bits(for: view.part.segment.count)
            bits.clear()
            for value in values[filter] { view.view.facets[facets[filter]].sets.add(value, to: bits) }
            return bits
        }
    }

    /// The live documents of a part that are within all ranges and the circle.
    func base(in part: Part, _ scratch: Scratch) -> Bits {
        let bits = scratch.bits(for: part.segment.count)
        part.live.words.withUnsafeBufferPointer { bits.copy($0) }
        for range in ranges {
            let numbers = part.segment.numbers[range.number.index]
            for word in bits.indices {
                var inside: UInt64 = 0
                for place in word << 6..<min(word << 6 + 64, numbers.count) {
                    let value = numbers[place]
                    inside |= (value >= range.values.lowerBound && value <= range.values.upperBound ? 1 : 0) << UInt64(place & 63)
                }
                bits[word] &= inside
            }
        }
        if let disc {
            let near = scratch.bits(for: part.segment.count)
            near.clear()
            part.segment.spots.add(in: disc, to: near)
            bits.intersect(Fixed(near))
        }
        return bits
    }

    /// Whether something narrows the counts of every facet.
    var narrowsAll: Bool { !ranges.isEmpty || disc != nil }
}
