/// Finds the documents of one part that match all units of a plan, and how well.
///
/// Unit after unit, the rarest first: its postings are read from end to end. From then on there are candidates, and a long list is not read
/// but looked into at their places.
struct Matcher {
    private let part: Part
    private let number: Int
    private let weights: Weights
    private let scratch: Scratch
    private let desk: ScratchDesk
    private let bits: Bits
    private(set) var work = 0
    /// How many candidates stand in `scratch.list` and `scratch.scores`.
    private(set) var count = 0
    private var isFirst = true

    /// - Parameter number: which of the snapshot's parts it is.
    init(_ part: Part, number: Int, _ weights: Weights, _ scratch: Scratch, _ desk: ScratchDesk) {
        (self.part, self.number, self.weights, self.scratch, self.desk) = (part, number, weights, scratch, desk)
        bits = scratch.bits(for: part.segment.count)
        bits.clear()
    }

    /// Leaves the matching places in order in `scratch.list`, their scores in `scratch.scores`, and how many in `count`.
    mutating func match(_ units: [Unit]) {
        for unit in units {
            for alternative in unit.alternatives { emit(alternative, of: unit) }
            if isFirst { gather() } else { narrow() }
            isFirst = false
            if count == 0 { return }
        }
    }

    private mutating func emit(_ alternative: Unit.Alternative, of unit: Unit) {
        let terms = alternative.terms
        if terms.isEmpty || terms.contains(where: { $0.forms[number].isEmpty }) { return }
        // What is said in more words than the query used must not weigh more for that.
        let share = terms.count > unit.words ? Float(unit.words) / Float(terms.count) : 1
        switch alternative {
        case .all where terms.count == 1:
            let rarity = weights.rarity(of: terms[0]) * share
            for form in terms[0].forms[number] { emit(form, rarity * Weights.weight(of: form.grade) * Weights.scale) }
        case .all:
            let units = terms.map { Unit(alternatives: [.all([$0])], words: 1) }.sorted { $0.cost < $1.cost }
            desk.withScratch(part.segment.count) { nested in
                var matcher = Matcher(part, number: number, weights, nested, desk)
                matcher.match(units)
                work += matcher.work
                for entry in 0..<matcher.count { emit(nested.list[entry], UInt32(Float(nested.scores[entry]) * share)) }
            }
        case .phrase:
            var phrase = PhraseMatcher(part, number: number, terms, weights)
            phrase.match { place, score in emit(place, UInt32(score * share)) }
            work += phrase.work
        }
    }

    @inline(__always) private func emit(_ place: UInt32, _ score: UInt32) {
        // A score of 0 would look like no match.
        let score = max(score, 1)
        if isFirst { bits.insert(place) } else if !bits.has(place) { return }
        if scratch.best[Int(place)] < score { scratch.best[Int(place)] = score }
    }

    private mutating func emit(_ form: Form, _ weight: Float) {
        let postings = part.segment.postings
        let range = Int(postings.starts[form.words.lowerBound])..<Int(postings.starts[form.words.upperBound])
        let canProbe = !isFirst && form.words.count == 1 && count * 16 < range.count
        weights.withNorms { norms in
            part.segment.lengths.withUnsafeBufferPointer { lengths in
                if canProbe {
                    probe(range, weight, norms, lengths)
                } else {
                    read(range, weight, norms, lengths)
                }
            }
        }
        work += canProbe ? count : range.count
    }

    /// Looks a long list of postings up at the places of the candidates.
    private func probe(_ range: Range<Int>, _ weight: Float, _ norms: Fixed<Float>, _ lengths: Fixed<Fixed<UInt8>>) {
        let postings = part.segment.postings
        var entry = range.lowerBound
        for candidate in 0..<count {
            let place = scratch.list[candidate]
            entry = postings.places.seek(place, from: entry, to: range.upperBound)
            if entry == range.upperBound { break }
            while entry < range.upperBound, postings.places[entry] == place {
                let field = Int(postings.tags[entry] >> Postings.positionBits)
                emit(place, UInt32(weight * norms[field << 8 | Int(lengths[field][Int(place)])]))
                entry += 1
            }
        }
    }

    /// Reads postings from end to end. What a word is worth in a field of each length is worked out beforehand: there are fewer lengths than
    /// postings, wherever it takes time.
    private func read(_ range: Range<Int>, _ weight: Float, _ norms: Fixed<Float>, _ lengths: Fixed<Fixed<UInt8>>) {
        let (places, tags, worth, best) = (part.segment.postings.places, part.segment.postings.tags, scratch.worth, scratch.best)
        let isTabled = range.count > lengths.count << 7
        if isTabled { for place in 0..<lengths.count << 8 { worth[place] = max(UInt32(weight * norms[place]), 1) } }
        for entry in range {
            let place = Int(places[entry])
            if isFirst { bits.insert(places[entry]) } else if !bits.has(places[entry]) { continue }
            let field = Int(tags[entry] >> Postings.positionBits)
            let norm = field << 8 | Int(lengths[field][place])
            let score = isTabled ? worth[norm] : max(UInt32(weight * norms[norm]), 1)
            if best[place] < score { best[place] = score }
        }
    }

    /// After the first unit: what is marked and lives are the candidates.
    private mutating func gather() {
        count = bits.places(into: scratch.list)
        var kept = 0
        part.live.words.withUnsafeBufferPointer { live in
            for entry in 0..<count {
                let place = scratch.list[entry]
                let score = scratch.best[Int(place)]
                scratch.best[Int(place)] = 0
                guard live[Int(place >> 6)] >> UInt64(place & 63) & 1 == 1 else { continue }
                (scratch.list[kept], scratch.scores[kept]) = (place, score)
                kept += 1
            }
            bits.intersect(live)
        }
        count = kept
    }

    /// After another unit: candidates it was not found in fall out.
    private mutating func narrow() {
        var kept = 0
        for entry in 0..<count {
            let place = scratch.list[entry]
            let score = scratch.best[Int(place)]
            scratch.best[Int(place)] = 0
            if score == 0 {
                bits[Int(place >> 6)] &= ~(1 << UInt64(place & 63))
            } else {
                (scratch.list[kept], scratch.scores[kept]) = (place, scratch.scores[entry] &+ score)
                kept += 1
            }
        }
        count = kept
    }
}

extension Fixed<UInt32> {
    /// The first entry from `start` on that is not less than `sought`, in steps that double: cheap when it is near.
    @inline(__always) func seek(_ sought: UInt32, from start: Int, to end: Int) -> Int {
        var (low, high, step) = (start, start, 1)
        while high < end, self[high] < sought {
            low = high + 1
            high += step
            step *= 2
        }
        high = Swift.min(high, end)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < sought { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
