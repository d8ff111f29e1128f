import Polish
import Search
import Values
import Web

/// A list in a frame of another site: `/dzialania/na-strone` hands out the code, `/ramka/dzialania` is what stands in it.
///
/// - Parameters:
///   - site: its name, for the source under the list.
///   - base: the site's own address; empty: whatever the visitor calls it.
///   - framedBy: see ``PagePolicy/framedBy``.
package func listFrameRoutes<Item: Sendable>(
    path: String, site: String, base: String, framedBy: @escaping @Sendable () throws -> [String],
    _ listing: @escaping @Sendable () throws -> Listing<Item>
) -> [Route] {
    [
        .get(path + "/na-strone", for: .everyone, examples: [path + "/na-strone"]) { visit in
            let listing = try listing()
            let search = try ListSearch(visit.query, listing.facets, listing.orders).on(page: 1)
            return .page(
                EmbeddingPage(
                    listing.frameTitle(search), frame: visit.origin(base: base) + listing.frame(search).path, height: 720,
                    whole: listing.address(search), section: listing.section, crumb: Crumb(listing.title, listing.address(search).path),
                    framedBy: try framedBy()
                ).page)
        },
        .get("/ramka" + path, for: .everyone, examples: ["/ramka" + path]) { visit in
            let listing = try listing()
            let search = try ListSearch(visit.query, listing.facets, listing.orders).on(page: 1)
            return .page(listing.lean(search).page(site: site, framedBy: try framedBy()))
        },
    ]
}

extension Listing {
    func embedding(_ search: ListSearch) -> PlainAddress { PlainAddress(asked(search.on(page: 1)).appended(to: path + "/na-strone")) }

    fileprivate func frame(_ search: ListSearch) -> PlainAddress { PlainAddress(asked(search).appended(to: "/ramka" + path)) }

    /// With what the list is narrowed by, which no form beside it says.
    fileprivate func frameTitle(_ search: ListSearch) -> String {
        let chosen = chosen(search).map(\.words)
        return chosen.isEmpty ? title : title + ": " + chosen.joined(separator: ", ")
    }

    fileprivate func lean(_ search: ListSearch) -> LeanView {
        let query = query(search)
        let result = snapshot.find(query)
        let rows = result.hits.map(item)
        let table: HTML =
            rows.isEmpty
            ? emptyState("Nie ma tu nic, co ma wszystkie te cechy.")
            : DataTable("\(title), pierwsze \(number(rows.count)) z \(number(result.total))", columns: columns(), rows: rows, style: .flow).html
        return LeanView(
            frameTitle(search), whole: address(search), day: today, sample: showsSample && result.total > 0,
            body: """
                <p><strong>\(noun.of(result.total))</strong>\(when: result.total > rows.count, ", pierwsze \(number(rows.count))")</p>
                \(remarks(snapshot, query))
                \(table)
                \(when: result.total > rows.count, "<p><a href=\"\(path: address(search))\">Cała lista</a></p>")
                """)
    }
}
