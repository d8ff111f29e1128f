import Application
import Listing
import Polish
import Registry
import Search
import Values
import Web

/// What the lists of activities and grants share.
struct DeedDesk: Sendable {
    private let live: LiveDeeds
    private let register: RegistryDesk
    private let clock: Clock

    init(_ services: Services) {
        live = services.models.model { LiveDeeds(services.database) }
        (register, clock) = (RegistryDesk(services: services), services.clock)
    }

    /// - Throws: ``Problem/unavailable(seconds:)`` until everything was loaded for the first time.
    private func around() throws -> (LiveDeeds.View, RegistryDesk.Shelf) {
        guard let view = live.view else { throw Problem.unavailable(seconds: 5) }
        return (view, try register.shelf)
    }

    @Sendable func activities() throws -> Listing<ListedDeed> {
        let (view, shelf) = try around()
        let facets = DeedFacets(view)
        var listing = Listing<ListedDeed>(
            path: "/dzialania", title: "Działania", description: "Co robią organizacje społeczne: gdzie, dla kogo i kiedy.", section: "dzialania",
            noun: Plural("działanie", "działania", "działań"), searchLabel: "Szukaj działania",
            searchHint: "Słowa tytułu, opisu, organizacji albo miejsca, w dowolnej odmianie, np. półkolonie skępe.", facets: facets.activities,
            orders: DeedFacets.activityOrders, columns: { DeedColumns(view).activities }, files: DeedColumns(view).activityFiles,
            item: ListedDeed.init, snapshot: view.activities,
            today: clock.today)
        listing.write = { [json = DeedJSON(view)] in json.activity($0, to: &$1) }
        finish(&listing, view, shelf)
        return listing
    }

    @Sendable func grants() throws -> Listing<ListedDeed> {
        let (view, shelf) = try around()
        var listing = Listing<ListedDeed>(
            path: "/dotacje", title: "Dotacje", description: "Pieniądze dla organizacji społecznych: kto, od kogo, na co i gdzie.",
            section: "dotacje",
            noun: Plural("dotacja", "dotacje", "dotacji"), searchLabel: "Szukaj dotacji",
            searchHint: "Słowa zadania, obdarowanego, dającego albo miejsca, w dowolnej odmianie, np. seniorzy lipno.",
            facets: DeedFacets(view).grants,
            orders: DeedFacets.grantOrders, columns: { DeedColumns(view).grants }, files: DeedColumns(view).grantFiles, item: ListedDeed.init,
            snapshot: view.grants,
            today: clock.today)
        listing.alsoOffered = "Wszystkie dotacje w formacie 360Giving są w <a href=\"/dane\">danych do pobrania</a>."
        listing.remarks = { GrantSums($0, $1).html }
        listing.write = { [json = DeedJSON(view)] in json.grant($0, to: &$1) }
        finish(&listing, view, shelf)
        return listing
    }

    private func finish(_ listing: inout Listing<ListedDeed>, _ view: LiveDeeds.View, _ shelf: RegistryDesk.Shelf) {
        listing.place(by: .places(shelf.view.places, remark: DeedDesk.remark))
        listing.point = { deed in deed.location.map { ($0.longitude, $0.latitude) } }
        listing.sources = view.sources.sorted { $0.key < $1.key }.map(\.value)
        if !shelf.sample { listing.hidden = [.init(DeedSchema.Facet.sample, ["no"])] }
        listing.showsSample = shelf.sample
    }

    private static let remark: HTML = """
        Liczy się miejsce działania, a z kilku najbliższe. Gdzie znamy tylko gminę, liczymy punkt w jej środku (położenie przybliżone); co działa \
        w całym powiecie albo regionie, tu nie wchodzi.
        """
}

/// Sums of a list of grants, each currency by itself, and how much of it works nobody knows where.
struct GrantSums: Sendable {
    private var sums: [String: Double] = [:], placeless: [String: Double] = [:]
    private var withoutAmount = 0, withoutPlace = 0

    init(_ snapshot: SearchSnapshot, _ query: SearchQuery) {
        var query = query
        query.countsFacets = false
        snapshot.each(query) { hit in
            let deed = ListedDeed(hit)
            if deed.places.isEmpty { withoutPlace += 1 }
            guard let amount = hit.number(DeedSchema.amount), let currency = deed.currency else {
                withoutAmount += 1
                return
            }
            sums[currency, default: 0] += amount
            if deed.places.isEmpty { placeless[currency, default: 0] += amount }
        }
    }

    var html: HTML? {
        guard !sums.isEmpty else { return nil }
        let total = GrantSums.words(sums)
        let unknown: HTML? =
            withoutPlace == 0
            ? nil
            : """
            Miejsca pracy nie znamy dla \(Plural("dotacji", "dotacji", "dotacji").of(withoutPlace))\(when: !placeless.isEmpty, " (\(GrantSums.words(placeless)))"). 
            """
        let missing: HTML? = withoutAmount == 0 ? nil : "Bez podanej kwoty: \(number(withoutAmount))."
        return "<p>Razem <strong>\(total)</strong>. \(unknown)\(missing)</p>"
    }

    static func words(_ sums: [String: Double]) -> String {
        sums.sorted { $0.key < $1.key }.map { DeedColumns.amount(Int64($0.value), $0.key) }.joined(separator: " · ")
    }
}
