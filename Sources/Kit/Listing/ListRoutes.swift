import Values
import Web

/// The addresses of a list: the page, the cross table, and their files.
///
/// - Parameters:
///   - examples: questions that exist with the sample data: tests request each.
///   - listing: the list as it stands now.
package func listRoutes<Item: Sendable>(
    path: String, files: [ListFile], example: String, clock: Clock, _ listing: @escaping @Sendable () throws -> Listing<Item>
) -> [Route] {
    @Sendable func search(_ visit: Visit, _ listing: Listing<Item>) throws(Problem) -> ListSearch {
        try listing.search(visit.query)
    }
    @Sendable func marked(_ visit: Visit) -> Bool { visit.query.first("bom") == "tak" }
    return [
        .get(path, for: .everyone, examples: [path, path + example]) { visit in
            let listing = try listing()
            if let forwarding = listing.finding?.forwarding(visit) { return .redirect(to: forwarding) }
            return .page(ListPage(listing, try search(visit, listing)).page)
        },
        .get(path + "/zestawienie", for: .everyone, examples: [path + "/zestawienie"]) { .page(try ListCross(try listing(), $0.query).page) },
        .get(path + "/zestawienie.csv", for: .everyone, examples: [path + "/zestawienie.csv"]) { visit in
            let text = try ListCross(try listing(), visit.query).csv(byteOrderMark: marked(visit))
            return .file(name: "zestawienie.csv", type: ListFile.csv.type, bytes: Array(text.utf8))
        },
        .get(path + "/zestawienie.xlsx", for: .everyone, examples: [path + "/zestawienie.xlsx"]) { visit in
            .file(name: "zestawienie.xlsx", type: ListFile.xlsx.type, bytes: try ListCross(try listing(), visit.query).xlsx(now: clock.now()))
        },
    ]
        + files.map { kind in
            .get("\(path).\(kind.rawValue)", for: .everyone, examples: ["\(path).\(kind.rawValue)"]) { visit in
                let listing = try listing()
                return listing.file(kind, try search(visit, listing), byteOrderMark: marked(visit), now: clock.now())
            }
        }
}
