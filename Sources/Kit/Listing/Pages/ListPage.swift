import Polish
import Search
import Web

/// A list: words, filters with their counts, the table, and the same as files.
struct ListPage<Item: Sendable>: Sendable {
    private let listing: Listing<Item>
    private let search: ListSearch
    private let result: SearchResult
    private let items: [Item]
    private let remarks: HTML?

    init(_ listing: Listing<Item>, _ search: ListSearch) {
        (self.listing, self.search) = (listing, search)
        let query = listing.query(search)
        result = listing.snapshot.find(query)
        items = result.hits.map(listing.item)
        remarks = listing.remarks(listing.snapshot, query)
    }

    var page: Page {
        Page(
            title: title, description: listing.description, crumbs: [Crumb("Start", "/"), Crumb(listing.title)], section: listing.section,
            sample: listing.showsSample && result.total > 0, isSearch: true,
            files: listing.finding == nil ? [] : ["place.js"], policy: PagePolicy(asksPlace: listing.finding != nil), body: html)
    }

    private var title: String { search.words.isEmpty ? listing.title : "\(listing.title): „\(search.words)”" }

    private var html: HTML {
        let chosen = listing.chosen(search)
        return """
            <div class="stack">
            <h1>\(title)</h1>
            <div class="cols aside-start">
            \(ListFilters(listing, search, result.facets).sheet(chosen: chosen.count))
            <div class="stack">
            \(head)
            \(items.isEmpty ? nothing : table)
            \(when: !items.isEmpty, foot)
            </div></div></div>
            """
    }

    private var head: HTML {
        let cross = PlainAddress(listing.asked(search.with(\.perPage, 20)).appended(to: listing.path + "/zestawienie"))
        return """
            <div class="stack tight">
            <div class="bar wide"><p role="status"><strong>\(listing.noun.of(result.total))</strong>\(when: result.total > search.perPage, "\(shown)")</p>
            \(when: result.total > 0, "<p class=\"tools\"><a class=\"btn second slim\" href=\"\(path: cross)\">Zestawienie</a></p>")</div>
            \(remarks)\(when: search.near != nil, "\(listing.finding.map { "<p class=\"small quiet\">\($0.remark)</p>" })")
            \(listing.chips(search) { listing.address($0) })
            \(when: result.total > 1, order)
            </div>
            """
    }

    private var first: Int { (search.page - 1) * search.perPage + 1 }

    private var shown: HTML? {
        items.isEmpty ? nil : "<span class=\"quiet\">, pozycje \(number(first))–\(number(first + items.count - 1))</span>"
    }

    private var order: HTML {
        let offered = listing.offered(search)
        let (usual, chosen) = (offered[0].code, listing.order(of: search).code)
        func option(_ order: ListOrder) -> HTML {
            let isChosen = order.code == chosen
            return "<option value=\"\(order.code == usual ? "" : order.slug)\"\(when: isChosen, " selected")>\(order.label)</option>"
        }
        return """
            <p class="bar tools small"><label for="kolejnosc">Kolejność według</label>\
            <select class="slim" id="kolejnosc" name="kolejnosc" form="filtry">\(each: offered, option)</select>\
            <button class="btn second slim" form="filtry">Ułóż</button></p>
            """
    }

    private var table: HTML {
        DataTable(
            "\(listing.title) \(number(first))–\(number(first + items.count - 1)) z \(number(result.total))", columns: listing.columns(), rows: items,
            style: .flow
        ).html
    }

    private var foot: HTML {
        func size(_ size: Int) -> HTML {
            if size == search.perPage { return "<strong>\(size)</strong>" }
            return "<a href=\"\(path: listing.address(search.with(\.perPage, size)))\">\(size)<span class=\"out\"> na stronie</span></a>"
        }
        func file(_ kind: ListFile) -> HTML { "<a href=\"\(path: listing.address(search, kind))\">\(kind.title)</a>" }
        return """
            <div class="bar wide">
            \(Pagination(page: search.page, total: result.total, perPage: search.perPage) { [listing, search] in listing.address(search.on(page: $0)) }.html)
            \(when: result.total > 20, "<p class=\"small\">Na stronie: \(each: ListSearch.perPageChoices, by: " · ", size)</p>")
            </div>
            <p class="small tools">Pobierz tę listę: \(each: listing.fileKinds, by: " · ", file) · \
            <a href="\(path: listing.embedding(search))">Umieść na swojej stronie</a></p>
            \(listing.alsoOffered.map { "<p class=\"small\">\($0)</p>" })
            """
    }

    /// Nothing on this page: behind the end, or nothing at all, with what to let go.
    private var nothing: HTML {
        if result.total > 0 {
            return emptyState(
                "Na tej stronie listy nic już nie ma.", why: "Lista ma \(Plural("pozycję", "pozycje", "pozycji").of(result.total)).",
                wayOn: ("Pierwsza strona", listing.address(search.on(page: 1))))
        }
        let ways = listing.chosen(search).prefix(12).compactMap { chosen -> (words: String, search: ListSearch, count: Int)? in
            var query = listing.query(chosen.without)
            (query.limit, query.countsFacets) = (0, false)
            let count = listing.snapshot.find(query).total
            return count > 0 ? ("bez „\(chosen.words)”", chosen.without, count) : nil
        }
        func way(_ way: (words: String, search: ListSearch, count: Int)) -> HTML {
            "<li><a href=\"\(path: listing.address(way.search))\">\(way.words)</a><span class=\"n\">\(number(way.count))</span></li>"
        }
        return """
            <div class="empty stack"><p><strong>Nie ma tu nic, co ma wszystkie te cechy.</strong></p>
            \(when: !ways.isEmpty, "<div class=\"stack tight\"><h2>Co można odpuścić</h2><ul class=\"counted\">\(each: ways, way)</ul></div>")
            <p><a class="btn second" href="\(path: listing.address(ListSearch()))">Pokaż wszystko</a></p></div>
            """
    }
}
