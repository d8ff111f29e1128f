/// The numbers of the values of each facet: 0 for none, others as they came. Grows, never shrinks, so that segments of different days agree.
struct FacetCodes: Sendable {
    /// For each facet the code of each number.
    private(set) var names: [[String]]
    private var numbers: [[String: Int]]
    /// For each facet the rank of each number, for sorting; `none` last.
    private(set) var ranks: [[UInt32]]
    private let sortKeys: [(@Sendable (String) -> String)?]

    init(_ schema: SearchSchema) {
        names = schema.facets.map { facet in
            if case .dated(let values, _) = facet.values { [SearchSchema.none] + values } else { [SearchSchema.none] }
        }
        numbers = names.map { Dictionary($0.enumerated().map { ($1, $0) }) { first, _ in first } }
        ranks = names.map { _ in [] }
        sortKeys = schema.facets.map(\.sortKey)
        rank()
    }

    func number(of code: String, in facet: Int) -> Int? { numbers[facet][code] }

    mutating func add(_ code: String, to facet: Int) -> UInt32 {
        if let number = numbers[facet][code] { return UInt32(number) }
        numbers[facet][code] = names[facet].count
        names[facet].append(code)
        return UInt32(names[facet].count - 1)
    }

    /// Orders what was added anew.
    mutating func rank() {
        for facet in names.indices where ranks[facet].count != names[facet].count {
            let keys = names[facet].map { sortKeys[facet]?($0) ?? $0 }
            let order = names[facet].indices.dropFirst().sorted { (keys[$0], names[facet][$0]) < (keys[$1], names[facet][$1]) }
            ranks[facet] = [UInt32](repeating: UInt32(names[facet].count), count: names[facet].count)
            for (rank, number) in order.enumerated() { ranks[facet][number] = UInt32(rank) }
        }
    }
}
