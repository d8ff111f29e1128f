import Listing
import Polish
import Reference
import Search
import Values
import Web

/// `/organizacje`: words, filters with their counts, and the list.
struct OrganisationListPage: Sendable {
    let search: OrganisationSearch
    let rows: [Row]
    let total: Int
    let sample: Bool
    private let filters: OrganisationFilters
    let chosen: ChosenFilters
    /// What to say when nothing was found.
    let nothing: NothingFound?

    struct Row: Sendable {
        let address: RegistryAddress
        let name: String, hits: [Range<Int>], place: String?, around: String, form: String?
        let status: Status?, placing: Placing, statedOn: Day?
        /// From the middle of the circle asked for.
        let distance: HTML?
    }

    init(_ search: OrganisationSearch, _ shelf: RegistryDesk.Shelf, _ labels: FacetLabels) {
        let result = shelf.find(search)
        let listed = result.hits.map(ListedOrganisation.init)
        let marker = search.words.isEmpty ? nil : result.understood.marker()
        (self.search, total) = (search, result.total)
        let seats = labels.seats(in: shelf.view)
        rows = listed.map { Row($0, shelf, marker, seats: seats, near: search.near) }
        sample = shelf.sample && listed.contains(where: \.isSample)
        chosen = ChosenFilters(search, shelf.view)
        filters = OrganisationFilters(search, result.facets, chosen: chosen.filters.count, shelf, labels)
        nothing = result.total == 0 ? NothingFound(search, result.understood, chosen, shelf) : nil
    }

    var page: Page {
        Page(
            title: title, description: "Lista organizacji społecznych z rejestrów publicznych, z wyszukiwaniem po nazwie.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje")], section: "organizacje", sample: sample, isSearch: true,
            files: ["place.js"], policy: PagePolicy(asksPlace: true), body: html)
    }

    var title: String { search.words.isEmpty ? "Organizacje" : "Organizacje: „\(search.words)”" }

    private var html: HTML {
        """
        <div class="stack">
        <h1>\(title)</h1>
        <div class="cols aside-start">
        \(filters.sheet)
        <div class="stack">
        \(head)
        \(nothing?.html ?? (rows.isEmpty ? behindTheEnd : table))
        \(when: !rows.isEmpty, foot)
        </div></div></div>
        """
    }

    private var head: HTML {
        let count = Plural("organizacja", "organizacje", "organizacji").of(total)
        return """
            <div class="stack tight">
            <div class="bar wide"><p role="status"><strong>\(count)</strong>\(when: total > search.perPage, "\(shown)")</p>
            \(when: total > 0, "<p class=\"tools\"><a class=\"btn second slim\" href=\"\(path: RegistryAddress.cross(OrganisationCross(search)))\">Zestawienie</a></p>")</div>
            \(search.near.map { _ in "<p class=\"small quiet\">\(PlaceFinding.organisations(.none).remark)</p>" })
            \(chosen.chips(none: search.unfiltered) { .list($0) })
            \(when: total > 1, order)
            </div>
            """
    }

    /// A control of the form beside the list, with a button of its own: an arrow key in a list of choices must not lead away.
    private var order: HTML {
        let offered = search.offeredOrders
        let (usual, chosen) = (offered[0], search.ordered)
        func option(_ order: OrganisationSearch.Order) -> HTML {
            let isChosen = order == chosen
            return "<option value=\"\(order == usual ? "" : order.slug)\"\(when: isChosen, " selected")>\(order.label)</option>"
        }
        return """
            <p class="bar tools small"><label for="kolejnosc">Kolejność według</label>\
            <select class="slim" id="kolejnosc" name="kolejnosc" form="filtry">\(each: offered, option)</select>\
            <button class="btn second slim" form="filtry">Ułóż</button></p>
            """
    }

    /// Which of them are on this page.
    private var shown: HTML? {
        guard !rows.isEmpty else { return nil }
        let first = (search.page - 1) * search.perPage + 1
        return "<span class=\"quiet\">, pozycje \(number(first))–\(number(first + rows.count - 1))</span>"
    }

    var table: HTML {
        let first = (search.page - 1) * search.perPage + 1
        return DataTable(
            "Organizacje \(number(first))–\(number(first + rows.count - 1)) z \(number(total))",
            columns: [
                .init("Organizacja") { "<a href=\"\(path: $0.address)\">\(marked($0.name, $0.hits))</a>" },
                .init("Siedziba") { row in
                    let place: HTML = row.place.map { "\($0)" } ?? "<i class=\"none\">\(row.placing.label)</i>"
                    return "\(place)\(when: !row.around.isEmpty, sub("\(row.around)"))\(row.distance.map(sub))"
                },
                .init("Forma prawna", label: "Forma") { $0.form.map { "\($0)" } ?? unknown },
                .init("Wpis · dzień źródła", label: "Wpis") { row in
                    "\(row.status.map { StatusPill($0).html } ?? unknown)\(row.statedOn.map { sub(day($0)) })"
                },
            ], rows: rows, style: .flow
        ).html
    }

    private var foot: HTML {
        func size(_ size: Int) -> HTML {
            if size == search.perPage { return "<strong>\(size)</strong>" }
            return "<a href=\"\(path: RegistryAddress.list(search.with(\.perPage, size)))\">\(size)<span class=\"out\"> na stronie</span></a>"
        }
        func file(_ kind: ExportFormat) -> HTML { "<a href=\"\(path: RegistryAddress.file(search, kind))\">\(kind.title)</a>" }
        return """
            <div class="bar wide">
            \(Pagination(page: search.page, total: total, perPage: search.perPage) { [search] in RegistryAddress.list(search.on(page: $0)) }.html)
            \(when: total > 20, "<p class=\"small\">Na stronie: \(each: OrganisationSearch.perPageChoices, by: " · ", size)</p>")
            </div>
            <p class="small tools">Pobierz tę listę: \(each: ExportFormat.allCases, by: " · ", file) · \
            <a href="\(path: RegistryAddress.embedding(search))">Umieść na swojej stronie</a></p>
            """
    }

    private var behindTheEnd: HTML {
        emptyState(
            "Na tej stronie listy nic już nie ma.", why: "Lista ma \(Plural("pozycję", "pozycje", "pozycji").of(total)).",
            wayOn: ("Pokaż początek listy", RegistryAddress.list(search.on(page: 1))))
    }
}

extension OrganisationListPage.Row {
    /// - Parameters:
    ///   - marker: of what was sought.
    ///   - seats: words of gminas that are known already.
    ///   - near: the circle asked for.
    init(
        _ row: ListedOrganisation, _ shelf: RegistryDesk.Shelf, _ marker: HitMarker? = nil, seats: [Teryt: SeatWords] = [:],
        near: Vicinity? = nil
    ) {
        let seat = row.gmina.flatMap { seats[$0] ?? SeatWords($0, in: shelf.territory) }
        self.init(
            address: .organisation(row.id, slug: row.slug), name: row.name, hits: marker?.marks(in: row.name) ?? [],
            place: row.locality ?? seat?.label, around: seat?.around(row.locality) ?? "", form: row.form.flatMap { shelf.forms[$0]?.label },
            status: row.status, placing: row.placing, statedOn: row.statedOn, distance: near.flatMap(row.distance))
    }
}

/// Status as a word and a shape.
struct StatusPill {
    private let status: Status
    init(_ status: Status) { self.status = status }

    var html: HTML {
        switch status {
        case .registered: StatusPill.registered
        case .suspended: StatusPill.suspended
        case .liquidation: StatusPill.liquidation
        case .bankruptcy: StatusPill.bankruptcy
        case .struckOff: StatusPill.struckOff
        }
    }

    private static let registered = Pill(Status.registered.label, .ok).html
    private static let suspended = Pill(Status.suspended.label, .warn).html
    private static let liquidation = Pill(Status.liquidation.label, .warn).html
    private static let bankruptcy = Pill(Status.bankruptcy.label, .warn).html
    private static let struckOff = Pill(Status.struckOff.label, .err).html
}
