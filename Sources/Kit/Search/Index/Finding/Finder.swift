/// Answers one query: what matches, how it counts, and the page asked for.
struct Finder {
    private let snapshot: SearchSnapshot
    private let query: SearchQuery
    private let views: [PartView]
    private let scratches: [Scratch]
    private let filters: Filters
    private let question: Question
    /// For each part, how many documents match the words.
    private let textCounts: [Int]
    private let hasText: Bool

    init(_ snapshot: SearchSnapshot, _ query: SearchQuery, _ scratches: [Scratch]) {
        (self.snapshot, self.query, self.scratches) = (snapshot, query, scratches)
        views = snapshot.views(on: query.today)
        filters = Filters(query, in: snapshot)
        var counts = [Int](repeating: 0, count: snapshot.parts.count)
        question = Question(query, in: snapshot, scratches, counts: &counts)
        textCounts = counts
        if case .none = question.text { hasText = false } else { hasText = true }
    }

    func result() -> SearchResult {
        var counts = [Int32](repeating: 0, count: query.countsFacets ? snapshot.layout.count : 0)
        var cutter = PageCutter(offset: query.offset, limit: query.limit)
        var total = 0
        counts.withUnsafeMutableBufferPointer { counts in
            eachPart(counting: query.countsFacets ? counts.baseAddress : nil) { part, matches in
                total += matches.count
                PageOrder(query, hasText: hasText, snapshot, views[part], part, scratches[part]).add(matches, to: &cutter)
            }
        }
        let hits = cutter.page().map { key in
            let (part, place) = snapshot.ranking.document(rank: Int(key.rank))
            let segment = snapshot.parts[part].segment
            let score = hasText && query.order == .relevance ? Float(UInt32.max - UInt32(truncatingIfNeeded: key.first)) / Weights.scale : 0
            return SearchHit(id: segment.ids[place], score: score, segment: segment, place: place)
        }
        let facets = query.countsFacets ? FacetCounts(codes: snapshot.codes, layout: snapshot.layout, counts: counts) : nil
        return SearchResult(
            total: total, hits: hits, facets: facets, understood: Understanding(question, in: snapshot, isEmpty: total == 0),
            work: question.work)
    }

    /// Calls `body` for each part with the documents that match everything.
    func eachPart(counting counts: UnsafeMutablePointer<Int32>? = nil, _ body: (Int, Matches) -> Void) {
        for (number, view) in views.enumerated() {
            let scratch = scratches[number]
            let counter = counts.map { FacetCounter(view: view, layout: snapshot.layout, counts: $0, scratch: scratch) }
            let matches = hasText ? narrowList(number, view, scratch, counter) : narrowAll(view, scratch, counter)
            body(number, matches)
            scratch.releaseBits()
        }
    }

    /// With words: the list of what matches them is taken apart by how many filters each document fails.
    private func narrowList(_ number: Int, _ view: PartView, _ scratch: Scratch, _ counter: FacetCounter?) -> Matches {
        var kept = textCounts[number]
        if !filters.isEmpty {
            let sets = filters.sets(in: view, scratch)
            if filters.narrowsAll { kept = keep(kept, in: filters.base(in: view.part, scratch), scratch) }
            let nearCount: Int
            (kept, nearCount) = part(kept, by: sets, scratch)
            if let counter {
                for filter in sets.indices {
                    var count = 0
                    for entry in 0..<nearCount {
                        scratch.nearOne[count] = scratch.near[entry]
                        count += Int(scratch.nearFilters[entry]) == filter ? 1 : 0
                    }
                    counter.count(scratch.nearOne, count, facet: filters.facets[filter], sign: 1)
                }
            }
        }
        counter?.count(scratch.list, kept, skipping: [], sign: 1)
        return Matches(list: scratch.list, scores: scratch.scores, count: kept, bits: nil)
    }

    private func keep(_ count: Int, in bits: Bits, _ scratch: Scratch) -> Int {
        var kept = 0
        for entry in 0..<count {
            let place = scratch.list[entry]
            (scratch.list[kept], scratch.scores[kept]) = (place, scratch.scores[entry])
            kept += bits.has(place) ? 1 : 0
        }
        return kept
    }

    /// Leaves the documents that pass all filters in the list, and those that fail one of them alone in `near`.
    ///
    /// Every document is written to both and only counted where it belongs: a processor cannot guess which filters it passes, and would pay for it.
    private func part(_ count: Int, by sets: [Bits], _ scratch: Scratch) -> (kept: Int, near: Int) {
        var (kept, near) = (0, 0)
        sets.withUnsafeBufferPointer { sets in
            for entry in 0..<count {
                let place = scratch.list[entry]
                var (failures, failed) = (0, 0)
                for filter in 0..<sets.count {
                    let fails = sets[filter].has(place) ? 0 : 1
                    failures += fails
                    failed |= filter & -fails
                }
                (scratch.list[kept], scratch.scores[kept]) = (place, scratch.scores[entry])
                kept += failures == 0 ? 1 : 0
                (scratch.near[near], scratch.nearFilters[near]) = (place, UInt8(truncatingIfNeeded: failed))
                near += failures == 1 ? 1 : 0
            }
        }
        return (kept, near)
    }

    /// Without words: bitmaps, and counting whichever is less, what matches or what does not.
    private func narrowAll(_ view: PartView, _ scratch: Scratch, _ counter: FacetCounter?) -> Matches {
        let base = filters.base(in: view.part, scratch)
        if filters.isEmpty {
            counter?.addTotals(skipping: [])
            return Matches(list: nil, scores: nil, count: view.part.liveCount, bits: base)
        }
        let sets = filters.sets(in: view, scratch)
        let matching = scratch.bits(for: view.part.segment.count)
        matching.copy(Fixed(base))
        for set in sets { matching.intersect(Fixed(set)) }
        let count = matching.bitCount
        if let counter {
            for filter in sets.indices {
                let own = scratch.bits(for: view.part.segment.count)
                own.copy(Fixed(base))
                for other in sets.indices where other != filter { own.intersect(Fixed(sets[other])) }
                self.count(own, own.bitCount, view, scratch, counter, only: filters.facets[filter])
            }
            self.count(matching, count, view, scratch, counter, only: nil)
        }
        return Matches(list: nil, scores: nil, count: count, bits: matching)
    }

    private func count(_ bits: Bits, _ size: Int, _ view: PartView, _ scratch: Scratch, _ counter: FacetCounter, only facet: Int?) {
        let live = view.part.liveCount
        if size == live {
            if let facet { counter.addTotals(facet: facet) } else { counter.addTotals(skipping: filters.facets) }
            return
        }
        let fewer = min(size, live - size)
        if let facet, view.view.facets[facet].sets.scanCost(bits.count) < 2 * fewer { return counter.count(bits, facet: facet) }
        var (counted, sign) = (bits, Int32(1))
        if fewer < size {
            if let facet { counter.addTotals(facet: facet) } else { counter.addTotals(skipping: filters.facets) }
            counted = scratch.bits(for: view.part.segment.count)
            view.part.live.words.withUnsafeBufferPointer { counted.copy($0) }
            counted.subtract(Fixed(bits))
            sign = -1
        }
        let found = counted.places(into: scratch.list)
        if let facet {
            counter.count(scratch.list, found, facet: facet, sign: sign)
        } else {
            counter.count(scratch.list, found, skipping: filters.facets, sign: sign)
        }
    }
}

/// The documents of one part that match: a list with scores where there were words, else a bitmap.
struct Matches {
    let list: UnsafePointer<UInt32>?
    let scores: UnsafePointer<UInt32>?
    let count: Int
    let bits: Bits?

    /// Calls `body` with each place, in order, and its score, until it says false.
    @inline(__always) func each(_ body: (UInt32, UInt32) -> Bool) {
        if let list, let scores {
            for entry in 0..<count where !body(list[entry], scores[entry]) { return }
        } else if let bits {
            for place in bits.indices {
                var word = bits[place]
                while word != 0 {
                    if !body(UInt32(truncatingIfNeeded: place << 6 | word.trailingZeroBitCount), 0) { return }
                    word &= word - 1
                }
            }
        }
    }
}

extension ValueSets {
    /// Roughly the nanoseconds of counting a bitmap value by value.
    func scanCost(_ words: Int) -> Int {
        let dense = bitmapStarts.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
        return dense * words + places.count
    }
}
