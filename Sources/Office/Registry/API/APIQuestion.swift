import Listing
import Reference
import Search
import Values
import Web

/// What a program asked for. No filter is hidden: what is not named does not narrow, neither kind, nor status, nor the sample.
package struct APIQuestion: Sendable, Equatable {
    var words = ""
    /// Codes by facet; of one facet any, of several facets all.
    var choices: [RegisterFacet: [String]] = [:]
    /// The circle asked for.
    var near: Vicinity?
    var order: OrganisationSearch.Order?
    var page = 1
    var perPage = 20
    var rows = RegisterFacet.powiat, columns = RegisterFacet.form

    /// Everything that is wrong with a request, by parameter.
    package struct Unreadable: Error, Equatable {
        fileprivate(set) var faults: [ProblemDocument.Fault] = []
    }

    /// The filters of the list and nothing else, as other views of the register take them.
    package init(filters query: Query) throws(Unreadable) { try self.init(query, APIParameter.filters) }

    /// A parameter without a value counts as not given.
    ///
    /// - Parameter allowed: what the address takes.
    init(_ query: Query, _ allowed: [APIParameter]) throws(Unreadable) {
        var wrong = Unreadable()
        var given: Set<APIParameter> = []
        for name in query.names.uniqued {
            guard let parameter = allowed.first(where: { $0.name == name }) else {
                wrong.faults.append(.init(String(name.prefix(60)), "nie ma takiego parametru"))
                continue
            }
            let values = query.all(name).filter { !$0.isEmpty }
            if values.isEmpty { continue }
            given.insert(parameter)
            if values.count > 1, !parameter.isRepeatable {
                wrong.faults.append(.init(name, "może stać tylko raz"))
            } else if let message = read(parameter, values) {
                wrong.faults.append(.init(name, message))
            }
        }
        readNear(query, allowed, &wrong)
        for parameter in allowed where parameter.isRequired && !given.contains(parameter) {
            wrong.faults.append(.init(parameter.name, "jest wymagany"))
        }
        if page.multipliedReportingOverflow(by: perPage).partialValue > APIParameter.deepest {
            wrong.faults.append(.init("page", "page × per_page może wynosić najwyżej \(APIParameter.deepest)"))
        }
        if !wrong.faults.isEmpty { throw wrong }
    }

    /// Two parameters are one question.
    private mutating func readNear(_ query: Query, _ allowed: [APIParameter], _ wrong: inout Unreadable) {
        func given(_ parameter: APIParameter) -> String? { allowed.contains(parameter) ? query.all(parameter.name).first { !$0.isEmpty } : nil }
        let (place, radius) = (given(.near), given(.radius))
        let read = Vicinity.read(place: place, radius: radius)
        near = read.vicinity
        wrong.faults += read.faults.map { .init(($0.part == .place ? APIParameter.near : .radius).name, $0.message) }
        if place == nil, radius != nil, read.faults.isEmpty { wrong.faults.append(.init(APIParameter.radius.name, "ma sens tylko razem z near")) }
        if place == nil, order == .distance { wrong.faults.append(.init(APIParameter.sort.name, "distance ma sens tylko razem z near")) }
    }

    /// - Returns: what is wrong with the values; nil when they were taken in.
    private mutating func read(_ parameter: APIParameter, _ values: [String]) -> String? {
        switch parameter {
        case .words:
            guard values[0].unicodeScalars.count <= APIParameter.longestWords else { return "najwyżej \(APIParameter.longestWords) znaków" }
            words = values[0]
        case .filter(let facet):
            var codes: [String] = []
            for value in values {
                guard let code = facet.code(value) else { return "nie znamy wartości „\(value.prefix(40))”" }
                if !codes.contains(code) { codes.append(code) }
            }
            choices[facet] = codes
        case .near, .radius: break
        case .sort:
            guard let known = APIParameter.orders.first(where: { $0.code == values[0] }) else {
                return APIParameter.orders.map(\.code).joined(separator: ", ")
            }
            order = known.order
        case .page:
            guard let number = Int(values[0]), (1...APIParameter.deepest).contains(number) else { return "liczba od 1" }
            page = number
        case .perPage:
            guard let number = Int(values[0]), (1...APIParameter.mostPerPage).contains(number) else {
                return "liczba od 1 do \(APIParameter.mostPerPage)"
            }
            perPage = number
        case .rows, .columns:
            guard let facet = RegisterFacet(rawValue: values[0]) else { return RegisterFacet.allCases.map(\.rawValue).joined(separator: ", ") }
            if parameter == .rows { rows = facet } else { columns = facet }
        }
        return nil
    }

    /// As the index is asked.
    package func query(today: Day) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = words
        (query.filters, query.near) = (filters, circle)
        query.order = (order ?? (words.isEmpty ? .name : .relevance)).search
        (query.offset, query.limit) = ((page - 1) * perPage, perPage)
        return query
    }

    var circle: SearchQuery.Circle? { near?.circle }
    var filters: [SearchQuery.Filter] { choices.map { .init($0.key.slot, $0.value) } }
}

extension [String] {
    /// Each once, in the order of their first coming.
    fileprivate var uniqued: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}

extension OrganisationSearch {
    /// The same filters as the API names them: what a page narrows without saying so stands there too.
    ///
    /// - Parameter sample: whether invented bodies are shown.
    package func apiQuery(sample: Bool) -> Query {
        var pairs: [(String, String)] = words.isEmpty ? [] : [("q", words)]
        for facet in RegisterFacet.allCases { for code in choices[facet] ?? [] { pairs.append((facet.rawValue, code)) } }
        if kinds != .every { pairs += kinds.all.map(\.rawValue).sorted().map { (RegisterFacet.kind.rawValue, $0) } }
        if let near { pairs += [(APIParameter.near.name, near.place), (APIParameter.radius.name, String(near.kilometres))] }
        if !sample, choices[.sample] == nil { pairs.append((RegisterFacet.sample.rawValue, "no")) }
        return Query(pairs)
    }
}
