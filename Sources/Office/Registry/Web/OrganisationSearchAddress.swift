import Listing
import Reference
import Web

/// A search as it stands in the address of a page.
extension OrganisationSearch {
    /// - Throws: ``Problem/unprocessable(_:)`` naming every parameter that means nothing. Unknown parameters are passed over.
    package init(_ query: Query) throws(Problem) {
        var faults: [String] = []
        func read<Value>(_ name: String, _ hint: String, _ parse: (String) -> Value?) throws(Problem) -> Value? {
            guard let text = try query.single(name), !text.isEmpty else { return nil }
            if let value = parse(text) { return value }
            faults.append("Parametr „\(name)”: \(hint).")
            return nil
        }
        words = try read("q", "najwyżej \(OrganisationSearch.longestWords) znaków") { $0.count <= OrganisationSearch.longestWords ? $0 : nil } ?? ""
        for facet in RegisterFacet.allCases where facet != .kind {
            var codes: [String] = []
            for slug in query.all(facet.parameter) where !slug.isEmpty {
                guard let code = facet.code(slug: slug) else {
                    faults.append("Parametr „\(facet.parameter)”: nie znamy wartości „\(slug.prefix(40))”.")
                    continue
                }
                if !codes.contains(code) { codes.append(code) }
            }
            if !codes.isEmpty { choices[facet] = codes }
        }
        let slugs = query.all(RegisterFacet.kind.parameter).filter { !$0.isEmpty }
        if let choice = KindChoice(slugs: slugs) {
            kinds = choice
        } else {
            faults.append("Parametr „rodzaj”: \(KindChoice.all.map(\.slug).joined(separator: ", ")).")
        }
        near = try Vicinity.read(query, &faults)
        order = try read("kolejnosc", Order.allCases.map(\.slug).joined(separator: ", "), Order.init(slug:))
        perPage = try read("na-stronie", "20, 50 albo 200") { Int($0).flatMap { OrganisationSearch.perPageChoices.contains($0) ? $0 : nil } } ?? 20
        page = try read("strona", "liczba od 1 do 100000") { Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil } } ?? 1
        if !faults.isEmpty { throw .unprocessable(faults) }
    }

    package var query: Query {
        var pairs: [(String, String)] = []
        if !words.isEmpty { pairs.append(("q", words)) }
        for facet in RegisterFacet.allCases {
            if !choices.isEmpty { for code in choices[facet] ?? [] { pairs.append((facet.parameter, facet.slug(code))) } }
            if facet == .kind, kinds != .counted { pairs += kinds.slugs.map { (facet.parameter, $0) } }
        }
        if let near { pairs += near.pairs }
        if let order { pairs.append(("kolejnosc", order.slug)) }
        if perPage != 20 { pairs.append(("na-stronie", String(perPage))) }
        if page > 1 { pairs.append(("strona", String(page))) }
        return Query(pairs)
    }
}
