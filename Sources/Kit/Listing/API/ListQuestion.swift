import Search
import Web

/// What a program asked a list for. No filter is hidden: what is not named does not narrow.
struct ListQuestion: Sendable {
    private(set) var search = ListSearch()

    static let mostPerPage = 200
    /// Of `page` × `per_page`: how deep into a list one may look.
    static let deepest = 2_000_000

    /// Everything that is wrong with a request, by parameter.
    struct Unreadable: Error {
        fileprivate(set) var faults: [ProblemDocument.Fault] = []
    }

    /// A parameter without a value counts as not given.
    init(_ query: Query, _ facets: [ListFacet], _ orders: [ListOrder]) throws(Unreadable) {
        var wrong = Unreadable()
        var known: Set<String> = []
        for name in query.names where known.insert(name).inserted {
            let values = query.all(name).filter { !$0.isEmpty }
            let message: String?
            if let facet = facets.first(where: { $0.name == name }) {
                message = values.isEmpty ? nil : choose(facet, values)
            } else if ["q", "sort", "page", "per_page"].contains(name) {
                message = values.isEmpty ? nil : values.count > 1 ? "może stać tylko raz" : read(name, values[0], orders)
            } else {
                message = "nie ma takiego parametru"
            }
            if let message { wrong.faults.append(.init(String(name.prefix(60)), message)) }
        }
        let (depth, overflows) = search.page.multipliedReportingOverflow(by: search.perPage)
        if overflows || depth > ListQuestion.deepest { wrong.faults.append(.init("page", "page × per_page może wynosić najwyżej \(ListQuestion.deepest)")) }
        if !wrong.faults.isEmpty { throw wrong }
    }

    private mutating func choose(_ facet: ListFacet, _ values: [String]) -> String? {
        var codes: [String] = []
        for value in values {
            guard let code = facet.code(value) else { return "nie znamy wartości „\(value.prefix(40))”" }
            if !codes.contains(code) { codes.append(code) }
        }
        search.choices[facet.slot] = codes
        return nil
    }

    private mutating func read(_ name: String, _ value: String, _ orders: [ListOrder]) -> String? {
        switch name {
        case "q":
            guard value.unicodeScalars.count <= ListSearch.longestWords else { return "najwyżej \(ListSearch.longestWords) znaków" }
            search.words = value
        case "sort":
            guard value == ListSearch.relevance || orders.contains(where: { $0.code == value }) else {
                return ([ListSearch.relevance] + orders.map(\.code)).joined(separator: ", ")
            }
            search.order = value == ListSearch.relevance ? nil : value
        case "page":
            guard let number = Int(value), (1...ListQuestion.deepest).contains(number) else { return "liczba od 1" }
            search.page = number
        default:
            guard let number = Int(value), (1...ListQuestion.mostPerPage).contains(number) else { return "liczba od 1 do \(ListQuestion.mostPerPage)" }
            search.perPage = number
        }
        return nil
    }
}
