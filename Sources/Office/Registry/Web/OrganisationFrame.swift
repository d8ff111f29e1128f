import Application
import Polish
import Web

/// The list of organisations in a frame of another site: `/organizacje/na-strone` hands out the code, `/ramka/organizacje` is what stands in it.
enum OrganisationFrame {
    static func routes(_ desk: RegistryDesk, _ labels: FacetLabels) -> [Route] {
        let settings = desk.services.settings
        return [
            .get("/organizacje/na-strone", for: .everyone, examples: ["/organizacje/na-strone?forma=kgw"]) { visit in
                let search = try OrganisationSearch(visit.query)
                let list = OrganisationListPage(search, try desk.shelf, labels)
                let frame = visit.origin(base: settings["base-url"]) + RegistryAddress.frame(search).path
                return .page(
                    EmbeddingPage(
                        list.frameTitle, frame: frame, height: 720, whole: RegistryAddress.list(search), section: "organizacje",
                        crumb: Crumb("Organizacje", RegistryAddress.list(search).path), framedBy: try settings.frameSites
                    ).page)
            },
            .get("/ramka/organizacje", for: .everyone, examples: ["/ramka/organizacje?forma=kgw"]) { visit in
                let (search, shelf) = (try OrganisationSearch(visit.query), try desk.shelf)
                let list = OrganisationListPage(search, shelf, labels)
                let view = LeanView(
                    list.frameTitle, whole: RegistryAddress.list(search), day: shelf.counts(search).newest, sample: list.sample, body: list.lean)
                return .page(view.page(site: "Pożytek, " + settings["region"], framedBy: try settings.frameSites))
            },
        ]
    }
}

extension OrganisationListPage {
    /// With what the list is narrowed by, which no form beside it says.
    fileprivate var frameTitle: String {
        let chosen = chosen.filters.map(\.words)
        return chosen.isEmpty ? title : title + ": " + chosen.joined(separator: ", ")
    }

    fileprivate var lean: HTML {
        let count = Plural("organizacja", "organizacje", "organizacji").of(total)
        return """
            <p><strong>\(count)</strong>\(when: total > rows.count, ", pierwsze \(number(rows.count))")</p>
            \(rows.isEmpty ? emptyState("Nie ma organizacji o takich cechach.") : table)
            \(when: total > rows.count, "<p><a href=\"\(path: RegistryAddress.list(search))\">Cała lista</a></p>")
            """
    }
}
