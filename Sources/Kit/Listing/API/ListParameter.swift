import API
import Search

/// A parameter of the API of a list: what it asks for, and how it is described. Requests are read by this table, the description is printed from it.
struct ListParameter: Sendable {
    enum Sense: Sendable {
        case words
        /// Narrows what is found; may repeat.
        case filter(ListFacet)
        case sort, page, perPage
        /// The two facets of a cross table.
        case rows, columns
    }

    let sense: Sense
    let described: APIEndpoint.Parameter
    var name: String { described.name }

    static let longestWords = ListSearch.longestWords
    static let mostPerPage = 200
    /// Of `page` × `per_page`: how deep into a list one may look.
    static let deepest = 2_000_000
}

/// Everything the API of one list can be asked, in English.
package struct ListTerms: Sendable {
    package let facets: [ListFacet]
    package let orders: [ListOrder]

    package init(_ facets: [ListFacet], _ orders: [ListOrder]) { (self.facets, self.orders) = (facets, orders) }

    var filters: [ListParameter] {
        let words = APIEndpoint.Parameter(
            "q", "Słowa w dowolnej odmianie; „fraza w cudzysłowie”.", .text(longest: ListParameter.longestWords))
        return [ListParameter(sense: .words, described: words)]
            + facets.map { facet in
                let meaning = "\(facet.title): \(facet.meaning). Może się powtarzać: wystarczy jedna z wartości."
                return ListParameter(sense: .filter(facet), described: .init(facet.name, meaning, facet.shape, repeatable: true))
            }
    }

    var list: [ListParameter] {
        let codes = [ListSearch.relevance] + orders.map(\.code)
        let usual = "Kolejność; bez niej trafność, gdy są słowa, inaczej nazwa. Równe wiersze stoją po nazwie, potem po numerze."
        return filters + [
            ListParameter(sense: .sort, described: .init("sort", usual, .choice(codes))),
            ListParameter(
                sense: .page,
                described: .init(
                    "page", "Strona, od 1. Za końcem listy jest pusta; page × per_page nie może przekroczyć 2 000 000.",
                    .integer(1...ListParameter.deepest))),
            ListParameter(
                sense: .perPage, described: .init("per_page", "Ile na stronie, od 1 do 200.", .integer(1...ListParameter.mostPerPage))),
        ]
    }

    var cross: [ListParameter] {
        let names = APIShape.choice(facets.map(\.name))
        return [
            ListParameter(sense: .rows, described: .init("rows", "Cecha w wierszach.", names, required: true)),
            ListParameter(sense: .columns, described: .init("columns", "Cecha w kolumnach.", names, required: true)),
        ] + filters
    }
}

extension ListFacet {
    /// What a value of the parameter looks like.
    var shape: APIShape {
        if !values.isEmpty { return .choice(values.map(\.code) + (noneLabel == nil ? [] : [SearchSchema.none])) }
        return pattern.map { .pattern($0) } ?? .text(longest: 80)
    }
}
