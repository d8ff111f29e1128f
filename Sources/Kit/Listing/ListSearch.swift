import Search
import Web

/// What a visitor asked a list for. The same value is read from an address and printed back into links.
package struct ListSearch: Sendable, Equatable {
    package static let perPageChoices = [20, 50, 200]
    package static let longestWords = 200

    package var words = ""
    /// Codes by facet; of one facet any, of several facets all.
    package var choices: [Slot<SearchSchema.Facet>: [String]] = [:]
    /// Around which place; only of lists whose things lie on the ground.
    package var near: Vicinity?
    /// Code of a ``ListOrder``.
    package var order: String?
    package var page = 1
    package var perPage = 20

    package init() {}

    package func with<Value>(_ field: WritableKeyPath<ListSearch, Value>, _ value: Value) -> ListSearch {
        var copy = self
        copy[keyPath: field] = value
        copy.page = 1
        return copy
    }

    package func choosing(_ facet: Slot<SearchSchema.Facet>, _ codes: [String]) -> ListSearch {
        var copy = self
        copy.choices[facet] = codes.isEmpty ? nil : codes
        copy.page = 1
        return copy
    }

    func without(_ facet: Slot<SearchSchema.Facet>, _ code: String) -> ListSearch {
        choosing(facet, (choices[facet] ?? []).filter { $0 != code })
    }

    func on(page: Int) -> ListSearch {
        var copy = self
        copy.page = page
        return copy
    }

    /// - Throws: ``Problem/unprocessable(_:)`` naming every parameter that means nothing. Unknown parameters are passed over.
    ///
    /// - Parameter isPlaced: the list can be asked for what is near a place.
    package init(_ query: Query, _ facets: [ListFacet], _ orders: [ListOrder], isPlaced: Bool = false) throws(Problem) {
        var faults: [String] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = try query.single(name), !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            faults.append("Parametr „\(name)”: \(hint).")
            return nil
        }
        words = try read("q", "najwyżej \(ListSearch.longestWords) znaków") { $0.count <= ListSearch.longestWords ? $0 : nil } ?? ""
        for facet in facets {
            var codes: [String] = []
            for slug in query.all(facet.parameter) where !slug.isEmpty {
                guard let code = facet.code(slug: slug) else {
                    faults.append("Parametr „\(facet.parameter)”: nie znamy wartości „\(slug.prefix(40))”.")
                    continue
                }
                if !codes.contains(code) { codes.append(code) }
            }
            if !codes.isEmpty { choices[facet.slot] = codes }
        }
        order = try read("kolejnosc", (["trafnosc"] + orders.map(\.slug)).joined(separator: ", ")) { slug in
            slug == "trafnosc" ? ListSearch.relevance : orders.first { $0.slug == slug }?.code
        }
        if isPlaced { near = try Vicinity.read(query, &faults) }
        perPage = try read("na-stronie", "20, 50 albo 200") { Int($0).flatMap { ListSearch.perPageChoices.contains($0) ? $0 : nil } } ?? 20
        page = try read("strona", "liczba od 1 do 100000") { Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil } } ?? 1
        if order == ListSearch.relevance { order = nil }
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    static let relevance = "relevance"

    func query(_ facets: [ListFacet], orders: [ListOrder] = []) -> Query {
        var pairs: [(String, String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        for facet in facets { for code in choices[facet.slot] ?? [] { pairs.append((facet.parameter, facet.slug(code))) } }
        if let near { pairs += near.pairs }
        if let order, let known = orders.first(where: { $0.code == order }) { pairs.append(("kolejnosc", known.slug)) }
        if perPage != 20 { pairs.append(("na-stronie", String(perPage))) }
        if page > 1 { pairs.append(("strona", String(page))) }
        return Query(pairs)
    }
}
