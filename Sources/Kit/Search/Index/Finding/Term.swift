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
        static let beginningsIfUnknown = Ways(rawValue: 4)
        static let typosIfUnknown = Ways(rawValue: 8)
        static let typos = Ways(rawValue: 16)
    }

    init(_ word: Word, _ ways: Ways, in snapshot: SearchSnapshot) {
        self.word = word
        keys = ways.contains(.lemmas) ? snapshot.lexicon.keys(sought: word.exact, folded: word.folded) : []
        forms = []
        forms = snapshot.parts.map { part in
            var gathered = FormGatherer(part)
            gathered.add(word, keys: keys, lemmas: ways.contains(.lemmas))
            return gathered.forms
        }
        let isUnknown = forms.allSatisfy(\.isEmpty)
        if ways.contains(.beginnings) || isUnknown && ways.contains(.beginningsIfUnknown) { addBeginnings(snapshot) }
        if ways.contains(.typos) || forms.allSatisfy(\.isEmpty) && ways.contains(.typosIfUnknown) { addTypos(snapshot) }
        occurrences = zip(snapshot.parts, forms).reduce(0) { sum, pair in
            sum + pair.1.reduce(0) { $0 + pair.0.occurrences(of: $1.words) }
        }
    }

    /// The best way the word is known; nil when nothing is.
    var grade: Understanding.Grade? { forms.lazy.flatMap { $0 }.map(\.grade).min() }

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
        for (number, part) in snapshot.parts.enumerated() {
            var gathered = FormGatherer(part, forms[number])
            let words = texts[number].filter { chosen.contains($0.text) }.flatMap(\.words)
            for word in words { gathered.add(word, .typo) }
            for word in words { gathered.addRelatives(of: word, .typo) }
            forms[number] = gathered.forms
        }
    }
}

/// Gathers forms of one part, each word once, by the best grade, and no more than the budget allows.
private struct FormGatherer {
    private let part: Part
    private let words: Vocabulary
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

    /// Words that share a normal form with one of the vocabulary.
    mutating func addRelatives(of word: Int, _ grade: Understanding.Grade) {
        for key in words.keys(of: word) { for relative in words.words(of: Int(key)) { add(Int(relative), grade) } }
    }

    mutating func add(_ sought: Word, keys: [String], lemmas: Bool) {
        let alike = sought.folded.withBytes { words.words(foldedAs: $0) }
        let exact = alike.first { word in sought.exact.withBytes { compare(words.exact[word], $0) == 0 } }
        if let exact { add(exact, .exact) }
        if lemmas {
            for key in keys.compactMap({ words.key($0) }) { for word in words.words(of: key) { add(Int(word), .lemma) } }
        }
        for word in alike { add(word, .folded) }
        // Who leaves out diacritics writes a form the lexicon does not know, yet the vocabulary does.
        if lemmas { for word in alike where word != exact { addRelatives(of: word, .folded) } }
    }
}
