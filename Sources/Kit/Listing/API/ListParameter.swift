import API
import Search

/// A parameter of the API of a list: what it asks for, and how it is described. Requests are read by this table, the description is printed from it.
struct ListParameter: Sendable {
    enum Sense: Sendable {
        case words
        /// Narrows what is found; may repeat.
        case filter(ListFacet)
        /// A circle: its middle and how far it reaches.
        case near, radius
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
    /// Its things lie on the ground: a circle can be asked for, and what is nearest to its middle.
    let isPlaced: Bool

    /// - Parameter isPlaced: the schema of the index says that documents have places.
    package init(_ facets: [ListFacet], _ orders: [ListOrder], isPlaced: Bool = false) {
        (self.facets, self.isPlaced) = (facets, isPlaced)
        self.orders = orders + (isPlaced ? [ListOrder("distance", "odleglosc", "odległości, najbliższe najpierw", .distance)] : [])
    }

    /// The facets replies count and tables cross.
    var counted: [ListFacet] { facets.filter(\.isCounted) }

    var filters: [ListParameter] {
        let words = APIEndpoint.Parameter(
            "q", "Słowa w dowolnej odmianie; „fraza w cudzysłowie”.", .text(longest: ListParameter.longestWords))
        return [ListParameter(sense: .words, described: words)]
            + facets.map { facet in
                let meaning = "\(facet.title): \(facet.meaning). Może się powtarzać: wystarczy jedna z wartości."
                return ListParameter(sense: .filter(facet), described: .init(facet.name, meaning, facet.shape, repeatable: true))
            } + (isPlaced ? circle : [])
    }

    private var circle: [ListParameter] {
        let middle = """
            Środek koła: szerokość i długość w stopniach (WGS 84), w Polsce, np. 53.01,18.60. Z kilku miejsc liczy się najbliższe; gdzie znamy tylko \
            gminę, punkt wewnątrz niej; co nie ma punktu, wypada.
            """
        return [
            ListParameter(sense: .near, described: .init("near", middle, .pattern("^[0-9]{2}([.][0-9]{1,9})?,[0-9]{2}([.][0-9]{1,9})?$"))),
            ListParameter(
                sense: .radius,
                described: .init(
                    "radius", "Promień koła w pełnych kilometrach, od 1 do 100; bez niego 10. Tylko razem z near.", .integer(Vicinity.radii))),
        ]
    }

    var list: [ListParameter] {
        let codes = [ListSearch.relevance] + orders.map(\.code)
        let nearest = isPlaced ? "; distance (najbliższe najpierw) tylko razem z near" : ""
        let usual = "Kolejność; bez niej trafność, gdy są słowa, inaczej nazwa\(nearest). Równe wiersze stoją po nazwie, potem po numerze."
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
        let names = APIShape.choice(counted.map(\.name))
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
