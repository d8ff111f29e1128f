import Search

/// The filters of a list as pages and as programs call them, as a table in Markdown. Values not listed are codes that are the same in both.
package struct ListFilterTable: Sendable {
    private let title: String
    private let terms: ListTerms

    package init(_ title: String, _ terms: ListTerms) { (self.title, self.terms) = (title, terms) }

    package var markdown: String {
        """
        ## \(title)

        | page | API | what | repeats |
        | --- | --- | --- | --- |
        | `q` | `q` | words | no |
        \((terms.facets.map { "| `\($0.parameter)` | `\($0.name)` | \($0.title) | yes |" } + circle).joined(separator: "\n"))
        | `kolejnosc` | `sort` | order | no |
        | `strona` | `page` | page | no |
        | `na-stronie` | `per_page` | rows on a page | no |

        | page | API |
        | --- | --- |
        \(terms.facets.flatMap(values).joined(separator: "\n"))
        | `kolejnosc=trafnosc` | `sort=relevance` |
        \(terms.orders.map { "| `kolejnosc=\($0.slug)` | `sort=\($0.code)` |" }.joined(separator: "\n"))

        """
    }

    private var circle: [String] {
        guard terms.isPlaced else { return [] }
        return [
            "| `\(Vicinity.placeParameter)` | `near` | middle of a circle | no |",
            "| `\(Vicinity.radiusParameter)` | `radius` | how far it reaches, kilometres | no |",
        ]
    }

    private func values(_ facet: ListFacet) -> [String] {
        let codes = facet.values.map(\.code) + (facet.noneLabel == nil ? [] : [SearchSchema.none])
        return codes.map { "| `\(facet.parameter)=\(facet.slug($0))` | `\(facet.name)=\($0)` |" }
    }
}
