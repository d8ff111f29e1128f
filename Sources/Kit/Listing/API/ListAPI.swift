import API
import Web

/// The API of a list, described: its addresses, their parameters and the shapes of their replies are made of this one value.
package struct ListAPI: Sendable {
    /// What readers of the description are told.
    package struct Words: Sendable {
        let list: String, listMeaning: String, cross: String, crossMeaning: String

        /// - Parameters:
        ///   - list: heading: "Lista działań".
        ///   - cross: heading: "Zestawienie dwóch cech działań".
        package init(list: String, listMeaning: String, cross: String, crossMeaning: String) {
            (self.list, self.listMeaning, self.cross, self.crossMeaning) = (list, listMeaning, cross, crossMeaning)
        }
    }

    /// `/api/v1/activities`
    package let path: String
    package let terms: ListTerms
    private let one: String, many: String
    private let words: Words
    private let item: APIShape
    private let example: String, crossExample: String

    /// - Parameters:
    ///   - one: what a thing is called in names of shapes and operations: "Activity".
    ///   - example: behind the path of the list, with its `?`.
    package init(
        path: String, one: String, many: String, _ words: Words, terms: ListTerms, item: APIShape, example: String, crossExample: String
    ) {
        (self.path, self.one, self.many, self.words, self.terms, self.item) = (path, one, many, words, terms, item)
        (self.example, self.crossExample) = (example, crossExample)
    }

    package var list: APIEndpoint {
        APIEndpoint(
            path: path, operation: "list\(many)", title: words.list, meaning: words.listMeaning, parameters: terms.list.map(\.described),
            answer: "\(one)List", example: example)
    }

    package var cross: APIEndpoint {
        APIEndpoint(
            path: path + "/crosstab", operation: "cross\(many)", title: words.cross, meaning: words.crossMeaning,
            parameters: terms.cross.map(\.described), answer: "\(one)CrossTable", example: crossExample)
    }

    /// One thing by its number.
    package func single(title: String, meaning: String, answer: String, gone: String) -> APIEndpoint {
        APIEndpoint(
            path: path + "/{id}", operation: "get\(one)", title: title, meaning: meaning,
            places: [.init(name: "id", meaning: "Numer w serwisie.", shape: .integer(1...Int.max))], answer: answer,
            others: [(404, "Niczego nie ma pod tym numerem."), (410, gone)])
    }

    package var schemas: [(name: String, shape: APIShape)] {
        let facets = APIShape.object(terms.counted.map { ($0.name, .list(.named("FacetValue"))) })
        let side = APIShape.object([("facet", .choice(terms.counted.map(\.name))), ("values", .list(.named("FacetValue")))])
        return [
            (
                "\(one)List",
                .object([
                    ("total", .count), ("page", .integer()), ("per_page", .integer(1...ListParameter.mostPerPage)), ("facets", facets),
                    ("items", .list(.named(one))),
                ])
            ),
            (one, item),
            ("\(one)CrossTable", .object([("total", .count), ("rows", side), ("columns", side), ("cells", .list(.list(.count)))])),
        ]
    }

    /// Counts a request as one of the client's, where that is limited.
    package typealias Counting = @Sendable (Visit, () async throws -> Reply) async throws -> Reply

    /// The list and its cross table, answered from memory.
    ///
    /// - Parameter listing: the list as it stands now; what it hides from visitors is not hidden here.
    package func routes<Item: Sendable>(counted: @escaping Counting, _ listing: @escaping @Sendable () throws -> Listing<Item>) -> [Route] {
        let shelf = ListWordsShelf(listing)
        let orders = terms.orders
        func route(
            _ endpoint: APIEndpoint, _ allowed: [ListParameter], _ body: @escaping @Sendable (ListWords<Item>, ListQuestion) -> [UInt8]
        ) -> Route {
            .get(endpoint.path, for: .everyone, examples: [endpoint.path + endpoint.example]) { visit in
                try await counted(visit) {
                    let question: ListQuestion
                    do throws(APIFaults) { question = try ListQuestion(visit.query, allowed, orders) } catch { return error.reply }
                    let words = try shelf.current()
                    // A client that has this answer is told so before any work is done.
                    if let current = Reply.current(words.tag, for: visit) { return current }
                    var reply = Reply.content(body(words, question), type: "application/json")
                    reply.weakTag = words.tag
                    return reply
                }
            }
        }
        return [route(list, terms.list) { $0.list($1) }, route(cross, terms.cross) { $0.cross($1) }]
    }
}
