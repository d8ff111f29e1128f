/// Codes of facets of some documents, numbered within this pass.
struct FacetPass: Sendable {
    /// For each facet: its codes as they came; the number of a code is its place + 1.
    private(set) var names: [[String]]
    /// For each facet, for each document: how many values, and the values one after another.
    private(set) var counts: [[UInt32]]
    private(set) var values: [[UInt32]]
    /// For each facet, for each document: the stamp of a dated facet.
    private(set) var stamps: [[Int64?]]
    let documentCount: Int

    /// - Parameters:
    ///   - documents: all of them.
    ///   - order: which of them to read, in this order.
    init(_ documents: [SearchDocument], _ order: ArraySlice<UInt32>, _ schema: SearchSchema) {
        let facets = schema.facets.count
        documentCount = order.count
        names = Array(repeating: [], count: facets)
        counts = Array(repeating: [], count: facets)
        values = Array(repeating: [], count: facets)
        stamps = Array(repeating: [], count: facets)
        let kinds = schema.facets.map { facet in
            switch facet.values {
            case .single: FacetKind.single
            case .many: FacetKind.many
            case .dated: FacetKind.dated
            }
        }
        var numbers = [[String: UInt32]](repeating: [:], count: facets)
        var document = 0
        for number in order {
            let source = Int(number)
            for facet in 0..<facets {
                if kinds[facet] == .dated { stamps[facet].append(nil) } else { counts[facet].append(0) }
            }
            for (slot, code) in documents[source].facets where slot.index < facets && kinds[slot.index] != .dated && code != SearchSchema.none {
                let facet = slot.index
                if kinds[facet] == .single && counts[facet][document] == 1 { continue }
                let number: UInt32
                if let known = numbers[facet][code] {
                    number = known
                } else {
                    names[facet].append(code)
                    number = UInt32(names[facet].count)
                    numbers[facet][code] = number
                }
                values[facet].append(number)
                counts[facet][document] += 1
            }
            for (slot, stamp) in documents[source].stamps
            where slot.index < facets && kinds[slot.index] == .dated && stamps[slot.index][document] == nil {
                stamps[slot.index][document] = stamp
            }
            document += 1
        }
    }

    /// The values of a facet for each document, numbered by `codes`; each once and in order.
    func numbered(_ facet: Int, by codes: inout FacetCodes) -> [[UInt32]] {
        let numbers = names[facet].map { codes.add($0, to: facet) }
        var read = 0
        return counts[facet].map { count in
            defer { read += Int(count) }
            if count == 0 { return [] }
            let list = values[facet][read..<read + Int(count)].map { numbers[Int($0) - 1] }
            return count == 1 ? list : Array(Set(list)).sorted()
        }
    }
}

enum FacetKind { case single, many, dated }

extension SearchSchema.Facet {
    var kind: FacetKind {
        switch values {
        case .single: .single
        case .many: .many
        case .dated: .dated
        }
    }
}
