import Reference
import Values

/// The rules that propose spheres of public tasks from what registers say of a body: its name, its aims, its legal form, and second its PKD classes.
///
///     let rules = try SphereRules.load(on: day)
///     rules.propose(name: "Uczniowski Klub Sportowy „Orlik”", aims: nil, pkd: [], form: nil).first?.sphere   // "17", "z nazwy"
package struct SphereRules: Sendable {
    /// A proposal needs as many points.
    static let enough = 10
    private static let proposals = 3
    private static let classProposals = 2
    /// Longer texts are read so far; what a body does stands at the beginning.
    private static let longestName = 1_000
    private static let longestAims = 20_000

    private let codes: [String]
    private let book: PhraseBook
    private let forms: [String: SphereSet]
    private let classes: [String: SphereSet]

    package init(_ rows: SphereRuleRows) {
        codes = Array(rows.spheres.prefix(SphereSet.most))
        let number = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        book = PhraseBook(rows.words, number: number)
        var forms: [String: SphereSet] = [:]
        for row in rows.words {
            for pattern in row.patterns where pattern.hasPrefix("form:") {
                forms[String(pattern.dropFirst(5)), default: SphereSet()].formUnion(SphereSet(row.spheres, number: number))
            }
        }
        self.forms = forms
        classes = Dictionary(
            rows.classes.map { ($0.code.filter(\.isNumber), SphereSet($0.spheres, number: number)) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: when a bundled file is missing or broken.
    package static func load(on day: Day) throws -> SphereRules { SphereRules(try SphereRuleRows.load(on: day)) }

    /// At most three spheres, the surest first: those of the name before those of the aims alone. PKD only strengthens what words have said; where they
    /// said nothing, it proposes at most two.
    ///
    /// - Parameters:
    ///   - pkd: classes as registers write them: `93.12.Z`, `9312Z`, `93`.
    ///   - form: code of a legal form.
    package func propose(name: String, aims: String?, pkd: [String], form: String?) -> [ProposedSphere] {
        let found = find(name, aims, pkd, form)
        return found.spheres.map { sphere in
            let evidence = ProposedSphere.Evidence(
                name: found.tally.hasName(sphere) ? found.name.quote(sphere, book) : [], aims: found.aims?.quote(sphere, book) ?? [],
                isForm: found.tally.hasForm(sphere), pkd: found.classes(of: sphere))
            return ProposedSphere(sphere: codes[sphere], score: max(found.tally.score(sphere), SphereRules.enough), evidence: evidence)
        }
    }

    /// The same in short: the codes, each with what stands in brackets behind it ("z nazwy i celów"). An import asks for every body.
    package func proposals(name: String, aims: String?, pkd: [String], form: String?) -> [(sphere: String, because: String)] {
        let found = find(name, aims, pkd, form)
        return found.spheres.map { sphere in
            let because = ProposedSphere.because(
                name: found.tally.hasName(sphere), form: found.tally.hasForm(sphere), aims: found.tally.hasAims(sphere),
                pkd: found.classes(of: sphere))
            return (codes[sphere], because)
        }
    }

    private func find(_ name: String, _ aims: String?, _ pkd: [String], _ form: String?) -> Found {
        var tally = SphereTally(spheres: codes.count)
        if let form, let spheres = forms[form] { tally.add(form: spheres) }
        let inName = Reading(beginning(of: name, SphereRules.longestName), book, isName: true)
        tally.add(name: inName.hits, book)
        let inAims = aims.map { Reading(beginning(of: $0, SphereRules.longestAims), book, isName: false) }
        if let inAims { tally.add(aims: inAims.hits, book) }
        let activities = pkd.compactMap(activity)
        var chosen = tally.best(SphereRules.proposals)
        if chosen.isEmpty { chosen = spheres(of: activities) }
        return Found(spheres: chosen, tally: tally, name: inName, aims: inAims, activities: activities)
    }

    private struct Found {
        /// By number, the surest first.
        let spheres: [Int]
        let tally: SphereTally
        let name: Reading
        let aims: Reading?
        let activities: [(code: String, spheres: SphereSet)]

        func classes(of sphere: Int) -> [String] { firstThree(activities.lazy.filter { $0.spheres.contains(sphere) }.map(\.code)) }
    }

    private func beginning(of text: String, _ length: Int) -> String { text.utf8.count > length ? String(text.prefix(length)) : text }

    private func spheres(of activities: [(code: String, spheres: SphereSet)]) -> [Int] {
        var found: [Int] = []
        for activity in activities { activity.spheres.each { if !found.contains($0) { found.append($0) } } }
        return Array(found.prefix(SphereRules.classProposals))
    }

    /// The class a code of PKD belongs to, and its spheres by the longest beginning that has a rule.
    private func activity(_ written: String) -> (code: String, spheres: SphereSet)? {
        var digits = String(written.prefix { $0.isNumber || $0 == "." || $0 == " " }.filter(\.isNumber).prefix(4))
        let code = digits.count > 2 ? "\(digits.prefix(2)).\(digits.dropFirst(2))" : digits
        while digits.count >= 2 {
            if let spheres = classes[digits] { return (code, spheres) }
            digits.removeLast()
        }
        return nil
    }
}

/// A text and the phrases found in it.
private struct Reading {
    let text: String
    let isName: Bool
    let words: FoundWords
    let hits: [PhraseBook.Hit]

    init(_ text: String, _ book: PhraseBook, isName: Bool) {
        (self.text, self.isName) = (text, isName)
        words = book.read(text)
        hits = book.hits(in: words, isName: isName)
    }

    /// The words that brought points to a sphere, as the text spells them, in lower case.
    func quote(_ sphere: Int, _ book: PhraseBook) -> [String] {
        let bytes = text.utf8
        return firstThree(
            hits.lazy.filter { hit in
                let phrase = book.phrases[hit.phrase]
                return phrase.spheres.contains(sphere) && (isName ? phrase.name : phrase.aims) > 0
            }.map { hit in
                let start = bytes.index(bytes.startIndex, offsetBy: words.bounds(of: hit.words.lowerBound).lowerBound)
                let end = bytes.index(bytes.startIndex, offsetBy: words.bounds(of: hit.words.upperBound - 1).upperBound)
                return text[start..<end].lowercased()
            })
    }
}

/// The first three different ones.
private func firstThree(_ texts: some Sequence<String>) -> [String] {
    var kept: [String] = []
    for text in texts where !kept.contains(text) {
        kept.append(text)
        if kept.count == 3 { break }
    }
    return kept
}
