import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The newest activities and grants of a place, with the way to all of them.
struct HappeningNow: Sendable {
    static let shown = 5

    private let deeds: LiveDeeds.View
    private let activities: SearchResult, grants: SearchResult
    private let parameter: String, value: String
    private let hasSample: Bool

    init(_ unit: Unit, _ state: RegionState) {
        deeds = state.deeds
        let facet = unit.level == .gmina ? DeedSchema.Facet.gmina : DeedSchema.Facet.powiat
        (parameter, value) = (unit.level == .gmina ? "gmina" : "powiat", unit.teryt.digits)
        func newest(_ snapshot: SearchSnapshot) -> SearchResult { snapshot.find(state.newestDeeds(.init(facet, [unit.teryt.digits]))) }
        (activities, grants) = (newest(state.deeds.activities), newest(state.deeds.grants))
        hasSample = (activities.hits + grants.hits).contains { ListedDeed($0).isSample }
    }

    var isSample: Bool { hasSample }

    var html: HTML {
        """
        <section class="brickrule stack" aria-labelledby="dzieje"><h2 id="dzieje">Co się tu dzieje</h2>
        \(part("Działania", "/dzialania", activities, DeedColumns(deeds).activities, "Nie znamy tu żadnego działania.", Plural("działanie", "działania", "działań")))
        \(part("Dotacje", "/dotacje", grants, DeedColumns(deeds).grants, "Nie znamy żadnej dotacji na działanie w tym miejscu.", Plural("dotację", "dotacje", "dotacji")))
        </section>
        """
    }

    private func part(
        _ title: String, _ path: String, _ result: SearchResult, _ columns: [DataTable<ListedDeed>.Column], _ nothing: String, _ noun: Plural
    ) -> HTML {
        if result.hits.isEmpty {
            return
                "<div class=\"stack tight\"><h3>\(title)</h3><p class=\"quiet\">\(nothing) To nie znaczy, że nic się nie dzieje: wiemy tyle, ile nam przekazano.</p></div>"
        }
        let all = PlainAddress(Query([(parameter, value)]).appended(to: path))
        let rows = result.hits.map(ListedDeed.init)
        return """
            <div class="stack tight"><h3>\(title) <span class="quiet">(\(number(result.total)))</span></h3>
            \(DataTable("\(title), najnowsze", columns: columns, rows: rows, style: .flow).html)
            \(when: result.total > rows.count, "<p><a href=\"\(path: all)\">Wszystkie \(noun.of(result.total))</a></p>")</div>
            """
    }
}

extension RegionState {
    /// The newest few activities or grants with one value of a facet; invented ones only where they are shown.
    func newestDeeds(_ filter: SearchQuery.Filter, limit: Int = HappeningNow.shown) -> SearchQuery {
        var query = SearchQuery(today: shelf.today)
        query.filters = [filter] + (shelf.sample ? [] : [.init(DeedSchema.Facet.sample, ["no"])])
        (query.order, query.limit, query.countsFacets) = (.number(DeedSchema.day, descending: true), limit, false)
        return query
    }
}
