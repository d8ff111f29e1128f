extension FacetColumn {
    /// - Parameter values: for each document the number of its value, 0 for none.
    init(single values: [UInt32], codes: Int, on shelf: inout Shelf) {
        let column = shelf.put(values)
        let sets = ValueSets(of: values.count, values: codes, on: &shelf) { document, body in body(column[document]) }
        self.init(codes: column, setStarts: shelf.put([]), members: shelf.put([]), stamps: shelf.put([]), sets: sets)
    }

    /// - Parameters:
    ///   - numbers: for each document the number of its set, 0 for none.
    ///   - sets: numbers of values in order; the set `n` is `sets[n - 1]`. Several may be equal, and some nobody's.
    init(many numbers: [UInt32], sets: [[UInt32]], codes: Int, on shelf: inout Shelf) {
        // Sets of one size stand together, so that a loop over all of them always knows how long the next one is.
        let different = Set(FacetColumn.used(numbers, of: sets)).subtracting([[]]).sorted {
            $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
        }
        let known = Dictionary(uniqueKeysWithValues: ([[]] + different).enumerated().map { ($1, UInt32($0)) })
        let starts = different.reduce(into: [0, 0] as [UInt32]) { $0.append($0[$0.count - 1] + UInt32($1.count)) }
        let members = different.flatMap { $0 }
        let places = [0] + sets.map { known[$0] ?? 0 }
        let column = shelf.put(numbers.map { places[Int($0)] })
        let (fixedStarts, fixedMembers) = (shelf.put(starts), shelf.put(members))
        let valueSets = ValueSets(of: column.count, values: codes, on: &shelf) { document, body in
            let set = Int(column[document])
            if set == 0 { body(0) } else { for member in Int(starts[set])..<Int(starts[set + 1]) { body(members[member]) } }
        }
        self.init(codes: column, setStarts: fixedStarts, members: fixedMembers, stamps: shelf.put([]), sets: valueSets)
    }

    /// - Parameters:
    ///   - numbers: for each document the number of its stamp, 0 for none.
    ///   - stamps: the stamp `n` is `stamps[n - 1]`. Several may be equal, and some nobody's.
    init(dated numbers: [UInt32], stamps: [Int64], on shelf: inout Shelf) {
        let different = Set(FacetColumn.used(numbers, of: stamps)).sorted()
        let known = Dictionary(uniqueKeysWithValues: different.enumerated().map { ($1, UInt32($0) + 1) })
        let places = [0] + stamps.map { known[$0] ?? 0 }
        self.init(
            codes: shelf.put(numbers.map { places[Int($0)] }), setStarts: shelf.put([]), members: shelf.put([]), stamps: shelf.put(different),
            sets: ValueSets(of: 0, values: 0, on: &shelf) { _, _ in })
    }

    private static func used<Element>(_ numbers: [UInt32], of things: [Element]) -> [Element] {
        var isUsed = [Bool](repeating: false, count: things.count + 1)
        for number in numbers { isUsed[Int(number)] = true }
        return things.indices.filter { isUsed[$0 + 1] }.map { things[$0] }
    }
}

extension ValueSets {
    /// - Parameter each: calls its closure with every value of a document, 0 for none.
    init(of documents: Int, values: Int, on shelf: inout Shelf, each: (Int, (UInt32) -> Void) -> Void) {
        let totals = shelf.room(values, filled: Int32(0))
        for document in 0..<documents { each(document) { totals[Int($0)] += 1 } }
        let words = (documents + 63) / 64
        let starts = shelf.room(values + 1, filled: UInt32(0))
        let bitmapStarts = shelf.room(values, filled: Int32(-1))
        var bitmapWords = 0
        for value in 0..<values {
            // A bitmap is smaller than the list from one document in 32 on, and faster from far fewer.
            let isDense = Int(totals[value]) * 128 >= documents && totals[value] > 0
            starts[value + 1] = starts[value] + (isDense ? 0 : UInt32(totals[value]))
            if isDense {
                bitmapStarts[value] = Int32(bitmapWords)
                bitmapWords += words
            }
        }
        let places = shelf.room(Int(starts[values]), of: UInt32.self)
        let bitmaps = shelf.room(bitmapWords, filled: UInt64(0))
        var next = Array(starts)
        for document in 0..<documents {
            each(document) { value in
                let value = Int(value)
                if bitmapStarts[value] >= 0 {
                    bitmaps[Int(bitmapStarts[value]) + document >> 6] |= 1 << UInt64(document & 63)
                } else {
                    places[Int(next[value])] = UInt32(document)
                    next[value] += 1
                }
            }
        }
        self.init(
            starts: Fixed(starts), places: Fixed(places), bitmapStarts: Fixed(bitmapStarts), bitmaps: Fixed(bitmaps), totals: Fixed(totals))
    }
}

extension FacetGroup {
    /// Puts facets together as long as their combinations stay few; those that have too many by themselves stand in no group. Facets of many
    /// values stand alone.
    static func groups(of columns: [FacetColumn], dated: [Bool], documents: Int, on shelf: inout Shelf) -> [FacetGroup] {
        var drafts: [Draft] = []
        var alone: [FacetGroup] = []
        for facet in columns.indices where !dated[facet] {
            let column = columns[facet].codes
            let codes = Int(column.max() ?? 0) + 1
            if columns[facet].isMany {
                if codes <= FacetGroup.mostAlone {
                    alone.append(
                        FacetGroup(facets: [facet], combinations: shelf.put(column.map { UInt16($0) }), codes: shelf.put(Array(0..<UInt32(codes)))))
                }
                continue
            }
            let joined = drafts.indices.lazy.compactMap { place in drafts[place].adding(facet, column).map { (place, $0) } }.first
            if let (place, draft) = joined {
                drafts[place] = draft
            } else if let draft = Draft(documents: documents).adding(facet, column) {
                drafts.append(draft)
            }
        }
        return alone
            + drafts.map { draft in
                FacetGroup(facets: draft.facets, combinations: shelf.put(draft.combinations), codes: shelf.put(draft.codes.flatMap { $0 }))
            }
    }

    private struct Draft {
        var facets: [Int] = []
        var combinations: [UInt16]
        var codes: [[UInt32]] = [[]]

        init(documents: Int) { combinations = [UInt16](repeating: 0, count: documents) }

        /// Nil as soon as there are too many combinations.
        func adding(_ facet: Int, _ column: Fixed<UInt32>) -> Draft? {
            var joined = self
            joined.facets.append(facet)
            joined.codes = []
            let width = Int(column.max() ?? 0) + 1
            // A table of all pairs instead of a dictionary; where it would be large there are too many combinations anyway.
            guard codes.count * width <= 1 << 22 else { return nil }
            var known = [UInt16](repeating: .max, count: codes.count * width)
            for document in combinations.indices {
                let pair = Int(combinations[document]) * width + Int(column[document])
                if known[pair] == .max {
                    guard joined.codes.count < FacetGroup.most else { return nil }
                    known[pair] = UInt16(joined.codes.count)
                    joined.codes.append(codes[Int(combinations[document])] + [column[document]])
                }
                joined.combinations[document] = known[pair]
            }
            return joined
        }
    }
}
