/// The text of a query, understood: what has to match in each part.
struct Question {
    enum Text {
        /// No words: everything matches.
        case none
        /// An identifier; for each part the places it leads to.
        case places([[UInt32]])
        case plan(Plan)
    }

    private(set) var text = Text.none
    private(set) var identifier: String?
    /// Entries of postings looked at.
    private(set) var work = 0

    /// Leaves for each part what matches the words in its scratch memory.
    /// - Parameter counts: set to how many match in each part.
    init(_ query: SearchQuery, in snapshot: SearchSnapshot, _ scratches: [Scratch], counts: inout [Int]) {
        let words = QueryText(query.text)
        if words.pieces.isEmpty { return }
        for identifier in snapshot.schema.identifiers(query.text) {
            let places = snapshot.parts.map { part in
                Array(Set(part.segment.places(identifiedBy: identifier).filter { part.live[Int($0)] })).sorted()
            }
            if places.allSatisfy(\.isEmpty) { continue }
            (text, self.identifier) = (.places(places), identifier)
            for (part, places) in places.enumerated() {
                for (entry, place) in places.enumerated() { (scratches[part].list[entry], scratches[part].scores[entry]) = (place, 1) }
                counts[part] = places.count
            }
            return
        }
        let weights = snapshot.weights
        let strict = Plan(words, query.lastWord, in: snapshot)
        let beginnings = query.lastWord == .whole ? SearchQuery.LastWord.whole : .beginning
        let wide = { Plan(words, beginnings, in: snapshot) }
        let widest = { Plan(words, beginnings, allowingTypos: true, in: snapshot) }
        // From what was said to what may have been meant; the first that finds anything is taken, however little.
        let plans: [() -> Plan?] = [
            { strict }, { words.endsInWord && query.lastWord == .beginningIfUnknown ? wide() : nil }, { wide().loosened }, widest,
            { widest().loosened },
        ]
        for plan in plans {
            guard let plan = plan() else { continue }
            for number in snapshot.parts.indices {
                var matcher = Matcher(snapshot.parts[number], number: number, weights, scratches[number], snapshot.desk)
                matcher.match(plan.units)
                work += matcher.work
                counts[number] = matcher.count
                scratches[number].releaseBits()
            }
            if counts.contains(where: { $0 > 0 }) {
                text = .plan(plan)
                return
            }
        }
        text = .plan(strict)
    }
}
