/// What of a query has to be found together: a word, a phrase, or either of two ways to say the same.
struct Unit {
    /// One way to find a unit.
    enum Alternative {
        /// All of these words, anywhere.
        case all([Term])
        /// These words one after another.
        case phrase([Term])

        var terms: [Term] {
            switch self {
            case .all(let terms), .phrase(let terms): terms
            }
        }

        /// Entries of postings that have to be read at most.
        var cost: Int { terms.map(\.occurrences).min() ?? 0 }
    }

    var alternatives: [Alternative]
    /// How many words of the query it stands for.
    let words: Int
    /// A single word of the legal form.
    var isForm: Bool {
        guard alternatives.count == 1, case .all(let terms) = alternatives[0], terms.count == 1 else { return false }
        return FormWords.contains(keys: terms[0].keys)
    }
    var cost: Int { alternatives.reduce(0) { $0 + $1.cost } }
}

/// A query taken apart into units, all of which have to be found.
struct Plan {
    private(set) var units: [Unit] = []
    private(set) var roles: [(word: Word, role: Understanding.Role)] = []
    private let snapshot: SearchSnapshot
    private let text: QueryText
    private let lastWord: SearchQuery.LastWord

    /// - Parameters:
    ///   - lastWord: what the last word may be, when no gap and no quotation mark stand behind it.
    ///   - allowingTypos: also of words the vocabulary knows.
    init(_ text: QueryText, _ lastWord: SearchQuery.LastWord, allowingTypos: Bool = false, in snapshot: SearchSnapshot) {
        (self.snapshot, self.text, self.lastWord) = (snapshot, text, lastWord)
        var budget = Budget.words
        addPhrases(&budget)
        addWords(&budget, allowingTypos)
        units.sort { $0.cost < $1.cost }
    }

    /// The plan without words of the legal form; nil when there are none, or nothing else.
    var loosened: Plan? {
        let kept = units.filter { !$0.isForm }
        guard !kept.isEmpty, kept.count < units.count else { return nil }
        let gone = Set(units.filter(\.isForm).flatMap { $0.alternatives[0].terms.map(\.word.exact) })
        var plan = self
        plan.units = kept
        plan.roles = roles.map { gone.contains($0.word.exact) && $0.role == .sought ? ($0.word, .loosened) : $0 }
        return plan
    }

    private mutating func addPhrases(_ budget: inout Int) {
        let phrases = Dictionary(grouping: text.pieces.filter { $0.phrase != nil }) { $0.phrase ?? 0 }
        for (_, pieces) in phrases.sorted(by: { $0.key < $1.key }) {
            for piece in pieces.dropFirst(budget) { roles.append((piece.word, .overBudget)) }
            let words = pieces.prefix(budget).map(\.word)
            if words.isEmpty { continue }
            budget -= words.count
            for word in words { roles.append((word, .phrase)) }
            units.append(Unit(alternatives: [.phrase(words.map { Term($0, [], in: snapshot) })], words: words.count))
        }
    }

    private mutating func addWords(_ budget: inout Int, _ allowingTypos: Bool) {
        let all = text.pieces.filter { $0.phrase == nil }.map(\.word)
        let hasPhrase = !units.isEmpty
        let isTelling = all.map { !StopWords.contains($0.folded) }
        let keepsAll = !hasPhrase && !isTelling.contains(true)
        // Words are numbered before any is left out: an abbreviation may hold stop words.
        var known: Set<String> = []
        var sought: [Int] = []
        for (number, word) in all.enumerated() {
            if !isTelling[number] && !keepsAll {
                roles.append((word, .stopWord))
            } else if known.contains(word.exact) {
                continue
            } else if sought.count >= budget {
                roles.append((word, .overBudget))
            } else {
                known.insert(word.exact)
                sought.append(number)
                roles.append((word, .sought))
            }
        }
        budget -= sought.count
        var ways: Term.Ways = [.lemmas, .typosIfUnknown]
        if allowingTypos { ways.insert(.typos) }
        let last = text.endsInWord ? all.indices.last : nil
        var terms: [Int: Term] = [:]
        for number in sought {
            var own = ways
            if number == last {
                if lastWord == .beginning { own.insert(.beginnings) }
                if lastWord == .beginningIfUnknown { own.insert(.beginningsIfUnknown) }
            }
            terms[number] = Term(all[number], own, in: snapshot)
        }
        addUnits(all, sought, terms)
    }

    private mutating func addUnits(_ all: [Word], _ sought: [Int], _ terms: [Int: Term]) {
        let considered = Array(all.prefix(4 * Budget.words))
        let keys = considered.indices.map { number in
            terms[number]?.keys ?? snapshot.lexicon.keys(sought: considered[number].exact, folded: considered[number].folded)
        }
        var taken: Set<Int> = []
        let expansions = Abbreviations.expansions(of: considered.map(\.folded), keys: keys)
        // The longest first, and of those that overlap one alone.
        let ranges = Set(expansions.map(\.words)).sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
        for range in ranges.prefix(Budget.words) where taken.isDisjoint(with: range) {
            let own = range.compactMap { terms[$0] }
            if own.isEmpty { continue }
            var alternatives = [Unit.Alternative.all(own)]
            for expansion in expansions where expansion.words == range {
                let words = expansion.replacement.flatMap { Search.words(of: $0) }
                let terms = words.prefix(Budget.words).map { Term($0, [.lemmas], in: snapshot) }
                if !terms.isEmpty { alternatives.append(terms.count == 1 ? .all(terms) : .phrase(terms)) }
            }
            units.append(Unit(alternatives: alternatives, words: own.count))
            taken.formUnion(range)
        }
        for number in sought where !taken.contains(number) {
            if let term = terms[number] { units.append(Unit(alternatives: [.all([term])], words: 1)) }
        }
    }
}
