/// Counts the values of documents of one part into the counts of the whole index.
///
/// Many documents are counted by combination, a group of facets at a time, and the combinations then added up; few are counted one by one.
struct FacetCounter {
    let view: PartView
    let layout: CountLayout
    let counts: UnsafeMutablePointer<Int32>
    let scratch: Scratch

    /// Counts documents for all facets but those that are skipped.
    /// - Parameter sign: -1 takes the documents away.
    func count(_ list: UnsafePointer<UInt32>, _ size: Int, skipping: [Int], sign: Int32) {
        for group in view.view.groups {
            let isWanted = group.facets.map { !skipping.contains($0) }
            if !isWanted.contains(true) { continue }
            if size > group.count { countMany(list, size, group, isWanted, sign) } else { countFew(list, size, group, isWanted, sign) }
        }
        for facet in view.view.ungrouped where !skipping.contains(facet) { count(list, size, facet: facet, sign: sign) }
    }

    /// Counts documents for one facet.
    func count(_ list: UnsafePointer<UInt32>, _ size: Int, facet: Int, sign: Int32) {
        let column = view.view.facets[facet]
        let target = counts + layout.starts[facet]
        if column.isMany {
            for entry in 0..<size { column.eachValue(ofCode: column.codes[Int(list[entry])]) { target[Int($0)] += sign } }
        } else {
            for entry in 0..<size { target[Int(column.codes[Int(list[entry])])] += sign }
        }
    }

    /// Counts the documents of a bitmap for one facet, value by value.
    func count(_ bits: Bits, facet: Int) {
        let sets = view.view.facets[facet].sets
        let target = counts + layout.starts[facet]
        for value in 0..<sets.count {
            var count = 0
            if sets.bitmapStarts[value] >= 0 {
                let start = Int(sets.bitmapStarts[value])
                for word in bits.indices { count += (bits[word] & sets.bitmaps[start + word]).nonzeroBitCount }
            } else {
                for entry in Int(sets.starts[value])..<Int(sets.starts[value + 1]) where bits.has(sets.places[entry]) { count += 1 }
            }
            target[value] += Int32(count)
        }
    }

    func addTotals(skipping: [Int]) {
        for facet in view.view.facets.indices where !skipping.contains(facet) { addTotals(facet: facet) }
    }

    func addTotals(facet: Int) {
        for place in layout.starts[facet]..<layout.starts[facet + 1] { counts[place] += view.totals[place] }
    }

    private func countMany(_ list: UnsafePointer<UInt32>, _ size: Int, _ group: FacetGroup, _ isWanted: [Bool], _ sign: Int32) {
        let combinations = group.combinations
        let count = group.count
        let (one, two) = (scratch.histogram, scratch.histogram + count)
        // Two counters side by side: adding to one number over and over would wait for itself.
        var entry = 0
        while entry + 1 < size {
            one[Int(combinations[Int(list[entry])])] += 1
            two[Int(combinations[Int(list[entry + 1])])] += 1
            entry += 2
        }
        if entry < size { one[Int(combinations[Int(list[entry])])] += 1 }
        for combination in 0..<count { one[combination] += two[combination] }
        let (facets, codes) = (group.facets.count, group.codes)
        for place in 0..<facets where isWanted[place] {
            let facet = group.facets[place]
            let (target, column) = (counts + layout.starts[facet], view.view.facets[facet])
            if column.isMany {
                for combination in 0..<count where one[combination] != 0 {
                    let found = Int32(truncatingIfNeeded: one[combination]) * sign
                    column.eachValue(ofCode: codes[combination * facets + place]) { target[Int($0)] += found }
                }
            } else {
                for combination in 0..<count {
                    target[Int(codes[combination * facets + place])] += Int32(truncatingIfNeeded: one[combination]) * sign
                }
            }
        }
        scratch.histogram.update(repeating: 0, count: 2 * count)
    }

    private func countFew(_ list: UnsafePointer<UInt32>, _ size: Int, _ group: FacetGroup, _ isWanted: [Bool], _ sign: Int32) {
        let facets = group.facets.count
        for place in 0..<facets where isWanted[place] {
            let facet = group.facets[place]
            let column = view.view.facets[facet]
            let target = counts + layout.starts[facet]
            for entry in 0..<size {
                let combination = Int(group.combinations[Int(list[entry])])
                column.eachValue(ofCode: group.codes[combination * facets + place]) { target[Int($0)] += sign }
            }
        }
    }
}
