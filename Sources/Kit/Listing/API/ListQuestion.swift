import API
import Search
import Values
import Web

/// What a program asked a list. No filter is hidden: what is not named does not narrow, nor does what a page leaves out by itself.
package struct ListQuestion: Sendable {
    private(set) var words = ""
    /// Codes by facet; of one facet any, of several facets all.
    private(set) var choices: [Slot<SearchSchema.Facet>: [String]] = [:]
    private(set) var near: Vicinity?
    private(set) var order: SearchQuery.Order?
    private(set) var page = 1
    private(set) var perPage = 20
    private(set) var rows: ListFacet?, columns: ListFacet?

    /// The filters of the list and nothing else, as other views of the same things take them.
    package init(filters query: Query, _ terms: ListTerms) throws(APIFaults) { try self.init(query, terms.filters, terms.orders) }

    /// An address that takes no parameters.
    package init(nothing query: Query) throws(APIFaults) { try self.init(query, [], []) }

    /// A parameter without a value counts as not given.
    ///
    /// - Parameter allowed: what the address takes.
    init(_ query: Query, _ allowed: [ListParameter], _ orders: [ListOrder]) throws(APIFaults) {
        var wrong = APIFaults()
        var known: Set<String> = []
        var given: Set<String> = []
        for name in query.names where known.insert(name).inserted {
            guard let parameter = allowed.first(where: { $0.name == name }) else {
                wrong.add(name, "nie ma takiego parametru")
                continue
            }
            let values = query.all(name).filter { !$0.isEmpty }
            if values.isEmpty { continue }
            given.insert(name)
            if values.count > 1, !parameter.described.isRepeatable {
                wrong.add(name, "może stać tylko raz")
            } else if let message = read(parameter.sense, values, orders, allowed) {
                wrong.add(name, message)
            }
        }
        readNear(query, allowed, &wrong)
        for parameter in allowed where parameter.described.isRequired && !given.contains(parameter.name) {
            wrong.add(parameter.name, "jest wymagany")
        }
        if page.multipliedReportingOverflow(by: perPage).partialValue > ListParameter.deepest {
            wrong.add("page", "page × per_page może wynosić najwyżej \(ListParameter.deepest)")
        }
        if !wrong.faults.isEmpty { throw wrong }
    }

    /// Two parameters are one question.
    private mutating func readNear(_ query: Query, _ allowed: [ListParameter], _ wrong: inout APIFaults) {
        guard allowed.contains(where: { if case .near = $0.sense { true } else { false } }) else { return }
        func given(_ name: String) -> String? { query.all(name).first { !$0.isEmpty } }
        let (place, radius) = (given("near"), given("radius"))
        let read = Vicinity.read(place: place, radius: radius)
        near = read.vicinity
        for fault in read.faults { wrong.add(fault.part == .place ? "near" : "radius", fault.message) }
        if place == nil, radius != nil, read.faults.isEmpty { wrong.add("radius", "ma sens tylko razem z near") }
        if place == nil, order == .distance { wrong.add("sort", "distance ma sens tylko razem z near") }
    }

    /// - Returns: what is wrong with the values; nil when they were taken in.
    private mutating func read(
        _ sense: ListParameter.Sense, _ values: [String], _ orders: [ListOrder], _ allowed: [ListParameter]
    ) -> String? {
        switch sense {
        case .words:
            guard values[0].unicodeScalars.count <= ListParameter.longestWords else { return "najwyżej \(ListParameter.longestWords) znaków" }
            words = values[0]
        case .filter(let facet):
            var codes: [String] = []
            for value in values {
                guard let code = facet.code(value) else { return "nie znamy wartości „\(value.prefix(40))”" }
                if !codes.contains(code) { codes.append(code) }
            }
            choices[facet.slot] = codes
        case .near, .radius: break
        case .sort:
            let known = orders.first { $0.code == values[0] }?.order ?? (values[0] == ListSearch.relevance ? .relevance : nil)
            guard let known else { return ([ListSearch.relevance] + orders.map(\.code)).joined(separator: ", ") }
            order = known
        case .page:
            guard let number = Int(values[0]), (1...ListParameter.deepest).contains(number) else { return "liczba od 1" }
            page = number
        case .perPage:
            guard let number = Int(values[0]), (1...ListParameter.mostPerPage).contains(number) else {
                return "liczba od 1 do \(ListParameter.mostPerPage)"
            }
            perPage = number
        case .rows, .columns:
            let facets = allowed.compactMap { if case .filter(let facet) = $0.sense, facet.isCounted { facet } else { nil } }
            guard let facet = facets.first(where: { $0.name == values[0] }) else { return facets.map(\.name).joined(separator: ", ") }
            if case .rows = sense { rows = facet } else { columns = facet }
        }
        return nil
    }

    /// As the index is asked.
    package func query(today: Day) -> SearchQuery {
        var query = SearchQuery(today: today)
        query.text = words
        query.filters = choices.sorted { $0.key.index < $1.key.index }.map { .init($0.key, $0.value) }
        query.near = near?.circle
        query.order = order ?? (words.isEmpty ? .name : .relevance)
        (query.offset, query.limit) = ((page - 1) * perPage, perPage)
        return query
    }
}

extension Listing {
    /// The filters of a page as the API names them: what the page leaves out without saying so stands there too.
    package func apiQuery(_ search: ListSearch) -> Query {
        var pairs: [(String, String)] = search.words.isEmpty ? [] : [("q", search.words)]
        let silent = hidden.filter { search.choices[$0.facet] == nil }
        for facet in facets {
            let codes = (search.choices[facet.slot] ?? []) + silent.filter { $0.facet == facet.slot }.flatMap(\.values)
            pairs += codes.map { (facet.name, $0) }
        }
        if let near = search.near { pairs += [("near", near.place), ("radius", String(near.kilometres))] }
        return Query(pairs)
    }
}
