import API
import Listing
import Reference

/// A parameter of the API. Reading requests, the OpenAPI document and the page `/api` are all made of this one table.
enum APIParameter: Hashable, Sendable {
    case words
    /// Narrows what is found; may repeat.
    case filter(RegisterFacet)
    /// A circle: its middle and how far it reaches.
    case near, radius
    case sort, page, perPage
    /// The two facets of a cross table.
    case rows, columns

    static let filters: [APIParameter] = [.words] + RegisterFacet.allCases.map { .filter($0) } + [.near, .radius]
    static let list: [APIParameter] = filters + [.sort, .page, .perPage]
    static let cross: [APIParameter] = [.rows, .columns] + filters

    static let longestWords = 200
    static let mostPerPage = 200
    /// Of `page` × `per_page`: how deep into a list one may look.
    static let deepest = 2_000_000

    var name: String {
        switch self {
        case .words: "q"
        case .filter(let facet): facet.rawValue
        case .near: "near"
        case .radius: "radius"
        case .sort: "sort"
        case .page: "page"
        case .perPage: "per_page"
        case .rows: "rows"
        case .columns: "columns"
        }
    }

    var isRepeatable: Bool { if case .filter = self { true } else { false } }
    var isRequired: Bool { self == .rows || self == .columns }

    /// What it means and may be, for readers.
    var meaning: String {
        switch self {
        case .words: "Słowa nazwy, dawnych nazw, miejsc i celów, w dowolnej odmianie; „fraza w cudzysłowie”; numer KRS, NIP albo REGON."
        case .filter(let facet): "\(facet.title): \(APIParameter.values(of: facet)). Może się powtarzać: wystarczy jedna z wartości."
        case .near:
            """
            Środek koła: szerokość i długość w stopniach (WGS 84), w Polsce, np. 53.01,18.60. Odległość po kuli o średnim promieniu Ziemi. Podmiot \
            o położeniu przybliżonym (znamy tylko gminę) liczy się w punkcie wewnątrz gminy; podmiot bez położenia wypada.
            """
        case .radius: "Promień koła w pełnych kilometrach, od 1 do 100; bez niego 10. Tylko razem z near."
        case .sort:
            """
            Kolejność; bez niej trafność, gdy są słowa, inaczej nazwa; distance (najbliższe najpierw) tylko razem z near. Równe wiersze stoją \
            po nazwie, potem po numerze.
            """
        case .page: "Strona, od 1. Za końcem listy jest pusta; page × per_page nie może przekroczyć 2 000 000."
        case .perPage: "Ile na stronie, od 1 do 200."
        case .rows: "Cecha w wierszach."
        case .columns: "Cecha w kolumnach."
        }
    }

    var shape: APIShape {
        switch self {
        case .words: .text(longest: APIParameter.longestWords)
        case .filter(let facet): APIParameter.shape(of: facet)
        case .near: .pattern("^[0-9]{2}([.][0-9]{1,9})?,[0-9]{2}([.][0-9]{1,9})?$")
        case .radius: .integer(Vicinity.radii)
        case .sort: .choice(APIParameter.orders.map(\.code))
        case .page: .integer(1...APIParameter.deepest)
        case .perPage: .integer(1...APIParameter.mostPerPage)
        case .rows, .columns: .choice(RegisterFacet.allCases.map(\.rawValue))
        }
    }

    static let orders: [(code: String, order: OrganisationSearch.Order)] = [
        ("relevance", .relevance), ("name", .name), ("-since", .since), ("gmina", .gmina), ("distance", .distance),
    ]

    /// Codes of a facet that has a fixed list of them; nil where they come with the data.
    static func codes(of facet: RegisterFacet) -> [String]? {
        switch facet {
        case .kind: BodyKind.allCases.map(\.rawValue)
        case .status: Status.allCases.map(\.rawValue) + ["none"]
        case .signOfLife: SignAge.allCases.map(\.rawValue) + ["none"]
        case .taxShare: TaxShareStanding.allCases.map(\.rawValue)
        case .contact, .sample: ["yes", "no"]
        case .location: Precision.allCases.map(\.rawValue)
        case .placing: Placing.allCases.map(\.rawValue)
        case .powiat, .gmina, .sphere, .statedSphere, .form, .year, .source: nil
        }
    }

    private static func values(of facet: RegisterFacet) -> String {
        if let codes = codes(of: facet) { return codes.joined(separator: ", ") }
        return switch facet {
        case .powiat: "cztery cyfry TERYT albo none"
        case .gmina: "sześć cyfr TERYT, outside (poza wczytanym obszarem) albo none"
        case .sphere: "kod sfery z art. 4 ust. 1 (podanej albo proponowanej), np. 17, albo none"
        case .statedSphere: "kod sfery, którą podaje źródło, albo none"
        case .form: "kod formy prawnej, np. fundacja, albo none"
        case .year: "rok wpisu albo none"
        default: "kod źródła, np. krs, albo none"
        }
    }

    private static func shape(of facet: RegisterFacet) -> APIShape {
        if let codes = codes(of: facet) { return .choice(codes) }
        let pair = "(0[1-9]|[1-9][0-9])"
        return switch facet {
        case .powiat: .pattern("^(\(pair){2}|none)$")
        case .gmina: .pattern("^(\(pair){3}|outside|none)$")
        case .sphere, .statedSphere: .pattern("^[a-z0-9_-]{1,4}$")
        case .form: .pattern("^[a-z0-9_-]{1,40}$")
        case .year: .pattern("^([1-9][0-9]{0,3}|none)$")
        default: .pattern("^[a-z0-9_-]{1,60}$")
        }
    }
}
