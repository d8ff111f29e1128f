extension Understanding {
    init(_ question: Question, in snapshot: SearchSnapshot, isEmpty: Bool) {
        identifier = question.identifier
        self.snapshot = snapshot
        guard case .plan(let plan) = question.text else {
            terms = []
            return
        }
        let terms = plan.units.flatMap { $0.alternatives.flatMap(\.terms) }
        self.terms = terms
        let byWord = Dictionary(terms.map { ($0.word.exact, $0) }) { first, _ in first }
        words = plan.roles.map { word, role in
            let term = byWord[word.exact]
            let isUnknown = isEmpty && term != nil && term?.grade == nil
            return Word(text: word.exact, role: role, grade: term?.grade, nearest: isUnknown ? snapshot.words(near: word.folded) : [])
        }
    }
}

extension SearchSnapshot {
    /// Words of the vocabulary that share the longest beginning, at least three letters, with a word it does not have; the most frequent first.
    func words(near folded: String) -> [String] {
        var prefix = folded
        while prefix.utf8.count >= 3 {
            var found: [String: Int] = [:]
            for part in parts {
                let words = prefix.withBytes { part.segment.words.words(beginningWith: $0) }
                for word in words.prefix(1000) {
                    let count = part.occurrences(of: word..<word + 1)
                    if count > 0 { found[part.segment.words.exact.text(word), default: 0] += count }
                }
            }
            if !found.isEmpty { return found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key) }
            prefix.removeLast()
        }
        return []
    }
}
