import Search
import Values

/// The same promises kept in the slowest and plainest way: every question looks at every document.
struct NaiveIndex {
    let schema: SearchSchema
    let lexicon: Lexicon
    var documents: [Int64: SearchDocument] = [:]

    mutating func apply(_ batch: SearchIndex.Batch) {
        for id in batch.removals { documents[id] = nil }
        for document in batch.upserts { documents[document.id] = document }
    }

    /// Matching documents by name, then by id.
    func matches(_ query: SearchQuery, without facet: Slot<SearchSchema.Facet>? = nil) -> [SearchDocument] {
        let found = matches(text: query.text, query.lastWord)
        return found.filter { document in
            isNear(document, query.near)
                && query.ranges.allSatisfy { range in document.numbers.contains { $0.number == range.number && range.values.contains($0.value) } }
                && Set(query.filters.map(\.facet)).allSatisfy { filtered in
                    let wanted = Set(query.filters.filter { $0.facet == filtered }.flatMap(\.values))
                    return filtered == facet || !wanted.isDisjoint(with: values(of: document, filtered, query.today))
                }
        }.sorted { one, other in
            one.order == other.order ? one.id < other.id : one.order.utf8.lexicographicallyPrecedes(other.order.utf8)
        }
    }

    private func isNear(_ document: SearchDocument, _ circle: SearchQuery.Circle?) -> Bool {
        guard let circle else { return true }
        return document.places.contains { circle.centre.metres(to: $0) <= circle.metres }
    }

    /// The values of a document; `none` alone when it has no other.
    func values(of document: SearchDocument, _ facet: Slot<SearchSchema.Facet>, _ today: Day) -> Set<String> {
        var values: [String]
        switch schema.facets[facet.index].values {
        case .single: values = Array(document.facets.filter { $0.facet == facet && $0.code != "none" }.map(\.code).prefix(1))
        case .many: values = document.facets.filter { $0.facet == facet && $0.code != "none" }.map(\.code)
        case .dated(let names, let value):
            let stamp = document.stamps.first { $0.facet == facet }?.stamp
            values = stamp.flatMap { value($0, today) }.map { [names[$0]] } ?? []
        }
        if values.isEmpty { values = ["none"] }
        return Set(values)
    }

    func counts(_ query: SearchQuery, _ facet: Slot<SearchSchema.Facet>) -> [String: Int] {
        var counts: [String: Int] = [:]
        for document in matches(query, without: facet) { for value in values(of: document, facet, query.today) { counts[value, default: 0] += 1 } }
        return counts
    }

    /// All words must match; when none does so, the last may be a beginning, words of the legal form are let go, then mistypings allowed, then both.
    private func matches(text: String, _ lastWord: SearchQuery.LastWord) -> [SearchDocument] {
        let asked = words(of: text).map(\.exact).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if asked.isEmpty { return Array(documents.values) }
        let telling = asked.filter { !StopWords.contains($0) }
        let sought = telling.isEmpty ? asked : telling
        let last = text.last?.isLetter == true ? words(of: text).last?.exact : nil
        let vocabulary = Set(
            documents.values.flatMap { $0.texts.flatMap { words(of: $0.text) } }.map { Spelling(exact: $0.exact, folded: $0.folded) })
        let plain = sought.filter { !FormWords.contains(keys: keys(sought: $0)) }
        for (list, typos, reading) in [(sought, false, 0), (sought, false, 1), (plain, false, 1), (sought, true, 1), (plain, true, 1)]
        where !list.isEmpty {
            let lastWord = reading == 1 && lastWord == .beginningIfUnknown ? .beginning : lastWord
            let allForms = list.map { word in
                var known = forms(of: word, in: vocabulary)
                let folded = words(of: word)[0].folded
                let isWritten = vocabulary.contains { $0.folded == folded }
                if word == last && folded.utf8.count >= 2 && (lastWord == .beginning || lastWord == .beginningIfUnknown && !isWritten) {
                    known.formUnion(vocabulary.filter { $0.folded.hasPrefix(folded) })
                }
                if typos || known.isEmpty { known.formUnion(mistyped(folded, in: vocabulary)) }
                return Set(known.map(\.exact))
            }
            let found = documents.values.filter { document in
                let own = Set(document.texts.flatMap { words(of: $0.text) }.map(\.exact))
                return allForms.allSatisfy { !$0.isDisjoint(with: own) }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    struct Spelling: Hashable {
        let exact: String
        let folded: String
    }

    private func keys(sought word: String) -> [String] { lexicon.keys(sought: word, folded: words(of: word)[0].folded) }

    private func keys(of word: Spelling) -> Set<String> { Set(lexicon.keys(of: word.exact, folded: word.folded)) }

    private func forms(of word: String, in vocabulary: Set<Spelling>) -> Set<Spelling> {
        let folded = words(of: word)[0].folded
        let alike = vocabulary.filter { $0.folded == folded }
        var wanted = Set(keys(sought: word))
        for other in alike where other.exact != word { wanted.formUnion(keys(of: other)) }
        return alike.union(vocabulary.filter { !keys(of: $0).isDisjoint(with: wanted) })
    }

    /// The nearest words within the tolerance, and all that share a normal form with them.
    private func mistyped(_ folded: String, in vocabulary: Set<Spelling>) -> Set<Spelling> {
        let distances = vocabulary.map { ($0, distance(Array(folded.utf8), Array($0.folded.utf8))) }.filter { word, distance in
            distance > 0 && distance <= TypoFinder.tolerance(typed: folded.utf8.count, known: word.folded.utf8.count)
        }
        guard let nearest = distances.map(\.1).min() else { return [] }
        let chosen = Set(distances.filter { $0.1 == nearest }.map(\.0))
        let wanted = chosen.reduce(into: Set<String>()) { $0.formUnion(keys(of: $1)) }
        return chosen.union(vocabulary.filter { !keys(of: $0).isDisjoint(with: wanted) })
    }

    /// Letters added, left out or changed, two neighbours swapped; no letter twice.
    private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    rows[i][j] = i + j
                    continue
                }
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1) }
            }
        }
        return rows[a.count][b.count]
    }
}
