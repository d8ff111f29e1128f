/// Finds documents of one part where words follow each other in one field.
struct PhraseMatcher {
    private let part: Part
    private let terms: [Term]
    private let forms: [[Form]]
    private let weights: Weights
    private(set) var work = 0

    init(_ part: Part, number: Int, _ terms: [Term], _ weights: Weights) {
        (self.part, self.terms, self.weights) = (part, terms, weights)
        forms = terms.map { $0.forms[number] }
    }

    /// Calls `found` for each place where the phrase stands; for a document as often as it does.
    ///
    /// Walks through the rarest word and looks up the others beside it.
    mutating func match(_ found: (UInt32, Float) -> Void) {
        guard let rarest = terms.indices.min(by: { terms[$0].occurrences < terms[$1].occurrences }) else { return }
        let postings = part.segment.postings
        let rarities = terms.map { weights.rarity(of: $0) * Weights.scale }
        for form in forms[rarest] {
            for entry in Int(postings.starts[form.words.lowerBound])..<Int(postings.starts[form.words.upperBound]) {
                work += 1
                let (place, tag) = (postings.places[entry], postings.tags[entry])
                let position = Int(tag) & Postings.lastPosition
                guard position < Postings.lastPosition, position >= rarest, position - rarest + terms.count <= Postings.lastPosition else { continue }
                var score = rarities[rarest] * Weights.weight(of: form.grade)
                var isWhole = true
                for other in terms.indices where other != rarest {
                    let sought = UInt16(Int(tag) + other - rarest)
                    guard let grade = grade(of: other, at: place, sought) else {
                        isWhole = false
                        break
                    }
                    score += rarities[other] * Weights.weight(of: grade)
                }
                guard isWhole else { continue }
                let field = Int(tag >> Postings.positionBits)
                let length = Int(part.segment.lengths[field][Int(place)])
                weights.withNorms { found(place, score * $0[field << 8 | length]) }
            }
        }
    }

    /// How the word stands exactly there; nil when it does not.
    private mutating func grade(of term: Int, at place: UInt32, _ tag: UInt16) -> Understanding.Grade? {
        let postings = part.segment.postings
        for form in forms[term] {
            work += 1
            let end = Int(postings.starts[form.words.upperBound])
            var (low, high) = (Int(postings.starts[form.words.lowerBound]), end)
            while low < high {
                let middle = (low + high) / 2
                if (postings.places[middle], postings.tags[middle]) < (place, tag) { low = middle + 1 } else { high = middle }
            }
            if low < end, postings.places[low] == place, postings.tags[low] == tag { return form.grade }
        }
        return nil
    }
}
