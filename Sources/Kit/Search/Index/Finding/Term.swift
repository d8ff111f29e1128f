/// Words of one part's vocabulary that stand beside each other and are found in the same way.
struct Form: Sendable {
    let words: Range<Int>
    let grade: Understanding.Grade
}

/// A word of a query and what of the vocabulary it stands for.
struct Term: Sendable {
    let word: Word
    let keys: [String]
    /// For each part.
    private(set) var forms: [[Form]]
    /// Live occurrences of all forms in all parts.
    private(set) var occurrences = 0

    /// What a term may be found by.
    struct Ways: OptionSet {
        let rawValue: Int
        static let lemmas = Ways(rawValue: 1)
        static let beginnings = Ways(rawValue: 2)
        /// When it is no word of any text by itself: only known by what it may be a form of, or not at all.
        static let beginningsIfUnknown = Ways(rawValue: 4)
        static let typosIfUnknown = Ways(rawValue: 8)
        static let typos = Ways(rawValue: 16)
    }

    init(_ word: Word, _ ways: Ways, in snapshot: SearchSnapshot) {
        self.word = word
        keys = ways.contains(.lemmas) ? snapshot.lexicon.keys(sought: word.exact, folded: word.folded) : []
        forms = snapshot.parts.map { _ in [] }
        addForms(snapshot, ways)
        let isWritten = forms.joined().contains { $0.grade == .exact || $0.grade == .folded }
        if ways.contains(.beginnings) || !isWritten && ways.contains(.beginningsIfUnknown) { addBeginnings(snapshot) }
        if ways.contains(.typos) || forms.allSatisfy(\.isEmpty) && ways.contains(.typosIfUnknown) { addTypos(snapshot) }
        occurrences = zip(snapshot.parts, forms).reduce(0) { sum, pair in
            sum + pair.1.reduce(0) { $0 + pair.0.occurrences(of: $1.words) }
        }
    }

    /// The best way the word is known; nil when nothing is.
    var grade: Understanding.Grade? { forms.lazy.flatMap { $0 }.map(\.grade).min() }

    /// Normal forms are gathered from all parts before they are sought in any: what a word stands for must not depend on how documents are parted.
    private mutating func addForms(_ snapshot: SearchSnapshot, _ ways: Ways) {
        var gatherers = snapshot.parts.map { FormGatherer($0) }
        let alike = snapshot.parts.map { part in word.folded.withBytes { part.segment.words.words(foldedAs: $0) } }
        // Who leaves out diacritics writes a form the lexicon does not know, yet the vocabulary does.
        var others: Set<String> = []
        let isGuessed = word.exact == word.folded && !snapshot.lexicon.knows(word.exact)
        for number in gatherers.indices {
            let words = gatherers[number].words
            let exact = alike[number].first { found in word.exact.withBytes { compare(words.exact[found], $0) == 0 } }
            if let exact { gatherers[number].add(exact, .exact) }
            for found in alike[number] {
                gatherers[number].add(found, .folded)
                if ways.contains(.lemmas) && found != exact { others.formUnion(gatherers[number].keys(of: found)) }
            }
            for key in keys { gatherers[number].add(wordsOf: key, isGuessed ? .foldedLemma : .lemma) }
        }
        for key in others { for number in gatherers.indices { gatherers[number].add(wordsOf: key, .foldedLemma) } }
        forms = gatherers.map(\.forms)
    }

    private mutating func addBeginnings(_ snapshot: SearchSnapshot) {
        // One letter begins a tenth of all words.
        guard word.folded.utf8.count >= 2 else { return }
        for (number, part) in snapshot.parts.enumerated() {
            let words = word.folded.withBytes { part.segment.words.words(beginningWith: $0) }
            if part.occurrences(of: words) > 0 { forms[number].append(Form(words: words, grade: .beginning)) }
        }
    }

    /// Takes the nearest words of all parts together: what a mistyped word may be must not depend on how documents are parted.
    private mutating func addTypos(_ snapshot: SearchSnapshot) {
        let found = snapshot.parts.map { part in
            part.segment.typos.candidates(for: word.folded, in: part.segment.words, limit: 1000).filter { part.occurrences(of: $0.words) > 0 }
        }
        guard let nearest = found.joined().map(\.distance).min() else { return }
        let texts = zip(snapshot.parts, found).map { part, candidates in
            candidates.filter { $0.distance == nearest }.map { (text: part.segment.words.folded.text($0.words.lowerBound), words: $0.words) }
        }
        let chosen = Set(Set(texts.joined().map(\.text)).sorted().prefix(Budget.typos))
        var gatherers = zip(snapshot.parts, forms).map { FormGatherer($0, $1) }
        var keys: Set<String> = []
        for number in gatherers.indices {
            for found in texts[number].filter({ chosen.contains($0.text) }).flatMap(\.words) {
                gatherers[number].add(found, .typo)
                keys.formUnion(gatherers[number].keys(of: found))
            }
        }
        for key in keys { for number in gatherers.indices { gatherers[number].add(wordsOf: key, .typo) } }
        forms = gatherers.map(\.forms)
    }
}

/// Gathers forms of one part, each word once, by the best grade, and no more than the budget allows.
private struct FormGatherer {
    private let part: Part
    let words: Vocabulary
    private(set) var forms: [Form]
    private var known: Set<Int>

    init(_ part: Part, _ forms: [Form] = []) {
        (self.part, words, self.forms) = (part, part.segment.words, forms)
        known = Set(forms.filter { $0.grade != .beginning }.flatMap(\.words))
    }

    mutating func add(_ word: Int, _ grade: Understanding.Grade) {
        guard forms.count < Budget.forms, part.occurrences(of: word..<word + 1) > 0, known.insert(word).inserted else { return }
        forms.append(Form(words: word..<word + 1, grade: grade))
    }

    /// Words that have a normal form.
    mutating func add(wordsOf key: String, _ grade: Understanding.Grade) {
        guard let key = words.key(key) else { return }
        for word in words.words(of: key) { add(Int(word), grade) }
    }

    /// The normal forms of a word that some live document has.
    func keys(of word: Int) -> [String] {
        part.occurrences(of: word..<word + 1) > 0 ? words.keys(of: word).map { words.keys.text(Int($0)) } : []
    }
}
