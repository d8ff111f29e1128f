import Logging
import Polish
import Search
import Web

/// A list without anybody: what was understood of the words, which words are near, and what each filter costs.
struct NothingFound: Sendable {
    /// A way on, with the number of bodies it leads to.
    private struct Way: Sendable {
        let words: String, search: OrganisationSearch, count: Int
    }

    private let search: OrganisationSearch
    private let understood: [Understanding.Word]
    private let nearest: [Way]
    private let looser: [Way]
    private let filterCount: Int

    /// The index is asked at most so often for nearest words.
    private static let mostNearest = 10
    /// So many filters are tried one by one.
    private static let mostLoosened = 20

    init(_ search: OrganisationSearch, _ understood: Understanding, _ chosen: ChosenFilters, _ shelf: RegistryDesk.Shelf) {
        (self.search, self.understood, filterCount) = (search, understood.words, chosen.filters.count)
        func way(_ words: String, _ search: OrganisationSearch) -> Way { Way(words: words, search: search, count: shelf.count(search)) }
        let misses = understood.words.filter { $0.grade == nil && ($0.role == .sought || $0.role == .phrase) }
        nearest = misses.flatMap { miss in miss.nearest.map { (miss.text, $0) } }.prefix(NothingFound.mostNearest).compactMap { miss, near in
            search.words.replacing(word: miss, with: near).map { way($0, search.with(\.words, $0)) }
        }
        var ways =
            understood.words.count < 2
            ? []
            : misses.prefix(NothingFound.mostNearest).compactMap { miss in
                search.words.replacing(word: miss.text, with: "").map { way("bez słowa „\(miss.text)”", search.with(\.words, $0.trimmed)) }
            }
        ways += chosen.filters.prefix(NothingFound.mostLoosened).map { way("bez filtra „\($0.words)”", $0.without) }
        if let words = chosen.words, !chosen.filters.isEmpty { ways.append(way("bez słów \(words.words)", words.without)) }
        if chosen.filters.count > 1, !search.words.isEmpty {
            ways.append(way("same słowa, bez żadnego filtra", search.unfiltered.with(\.words, search.words).with(\.kinds, .every)))
        }
        // What would give nobody either is no way on.
        looser = ways.filter { $0.count > 0 }
    }

    var html: HTML {
        let asked: String = search.words.isEmpty ? "Nie ma organizacji o takich cechach." : "Nie znaleźliśmy organizacji dla „\(search.words)”."
        return """
            <div class="empty stack">
            <p><strong>\(asked)</strong></p>
            \(when: !nearest.isEmpty, "<div class=\"stack tight\"><h2>Czy chodziło o</h2>\(list(nearest))</div>")
            \(when: !understood.isEmpty, "<div class=\"stack tight\"><h2>Jak czytamy te słowa</h2><ul>\(each: understood, word)</ul></div>")
            \(when: !looser.isEmpty, "<div class=\"stack tight\"><h2>Co można odpuścić</h2>\(list(looser))</div>")
            <p><a class="btn second" href="\(path: RegistryAddress.list(OrganisationSearch()))">Pokaż wszystkie organizacje</a></p>
            </div>
            """
    }

    private func list(_ ways: [Way]) -> HTML {
        func way(_ way: Way) -> HTML {
            "<li><a href=\"\(path: RegistryAddress.list(way.search))\">\(way.words)</a><span class=\"n\">\(number(way.count))</span></li>"
        }
        return "<ul class=\"counted\">\(each: ways, way)</ul>"
    }

    private func word(_ word: Understanding.Word) -> HTML { "<li>„\(word.text)” – \(NothingFound.explained(word))</li>" }

    private static func explained(_ word: Understanding.Word) -> String {
        switch (word.role, word.grade) {
        case (.stopWord, _): "pomijamy, bo stoi w bardzo wielu nazwach"
        case (.loosened, _): "pomijamy jako słowo formy prawnej"
        case (.overBudget, _): "pomijamy, bo słów jest za dużo"
        case (.sought, nil), (.phrase, nil): "tego słowa nie ma w żadnym wpisie"
        case (.sought, .typo), (.phrase, .typo): "znamy podobne słowa, ale nie razem z resztą"
        case (.sought, .beginning), (.phrase, .beginning): "znamy słowa, które tak się zaczynają, ale nie razem z resztą"
        case (.sought, _): "znamy to słowo, także w odmianie, ale nie razem z resztą"
        case (.phrase, _): "znamy to słowo, ale nie obok pozostałych z cudzysłowu"
        }
    }

    /// For those who write names and synonyms: what people looked for in vain. Words and the number of filters, and nothing of who asked: no
    /// address, no browser, no number of the request.
    func note(in log: Logger) {
        guard !search.words.isEmpty else { return }
        log.info("nothing found", metadata: ["words": "\(search.words)", "filters": "\(filterCount)"])
    }
}

extension RegistryDesk.Shelf {
    /// How many bodies a search finds; nothing else of them.
    func count(_ search: OrganisationSearch) -> Int {
        var query = search.query(sample: sample, today: today)
        (query.offset, query.limit, query.countsFacets) = (0, 0, false)
        return view.snapshot.find(query).total
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }

    /// The text with its first such word replaced; nil when it has none.
    ///
    /// - Parameter word: in lower case.
    fileprivate func replacing(word: String, with other: String) -> String? {
        guard let found = Search.words(of: self).first(where: { $0.exact == word }) else { return nil }
        let bytes = Array(utf8)
        return String(decoding: bytes[..<found.range.lowerBound] + Array(other.utf8) + bytes[found.range.upperBound...], as: UTF8.self)
    }
}
