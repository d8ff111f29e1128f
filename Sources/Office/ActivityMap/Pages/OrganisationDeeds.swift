import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The newest activities and grants of one body, its money by currency, and the way to all of them.
struct OrganisationDeeds: Sendable {
    private let id: ID<Organisation>
    private let deeds: LiveDeeds.View
    private let activities: SearchResult, grants: SearchResult
    private let sums: [String: Int64]

    init(_ id: ID<Organisation>, _ state: RegionState) {
        (self.id, deeds) = (id, state.deeds)
        let query = state.newestDeeds(.init(DeedSchema.Facet.organisation, ["\(id)"]))
        (activities, grants) = (state.deeds.activities.find(query), state.deeds.grants.find(query))
        var sums: [String: Int64] = [:]
        if grants.total > 0 {
            state.deeds.grants.each(query) { hit in
                let deed = ListedDeed(hit)
                if let amount = deed.amount, let currency = deed.currency { sums[currency, default: 0] += amount }
            }
        }
        self.sums = sums
    }

    var isSample: Bool { (activities.hits + grants.hits).contains { ListedDeed($0).isSample } }

    /// Nil when nothing is known of it: that the page says nothing then is less than saying it does nothing.
    var html: HTML? {
        if activities.total + grants.total == 0 { return nil }
        return "\(when: activities.total > 0, activityPart)\(when: grants.total > 0, grantPart)"
    }

    private var activityPart: HTML {
        let columns = DeedColumns(deeds)
        return """
            <section class="stack tight" aria-labelledby="dzialania"><h2 id="dzialania">Działania <span class="quiet">(\(number(activities.total)))</span></h2>
            \(DataTable("Działania, najnowsze", columns: [
                .init("Działanie") { "<a href=\"\(path: DeedAddress.activity($0.id, slug: $0.slug))\">\($0.title)</a>" },
                .init("Gdzie") { columns.places($0) },
                .init("Kiedy") { columns.period($0) },
                .init("Odbiorców", numeric: true) { $0.people.map { "\(number($0))" } ?? unknown },
            ], rows: activities.hits.map(ListedDeed.init), style: .flow).html)
            \(when: activities.total > activities.hits.count, all("/dzialania", "Wszystkie \(Plural("działanie", "działania", "działań").of(activities.total))"))
            </section>
            """
    }

    private var grantPart: HTML {
        let columns = DeedColumns(deeds)
        return """
            <section class="stack tight" aria-labelledby="dotacje"><h2 id="dotacje">Dotacje <span class="quiet">(\(number(grants.total)))</span></h2>
            \(when: !sums.isEmpty, "<p>Razem <strong>\(DeedColumns.amounts(sums))</strong>.</p>")
            \(DataTable("Dotacje, najnowsze", columns: [
                .init("Zadanie") { $0.title.isEmpty ? "<i class=\"none\">bez nazwy</i>" : "\($0.title)" },
                .init("Od kogo") { $0.funders.isEmpty ? unknown : "\($0.funders.joined(separator: ", "))" },
                .init("Gdzie działa", label: "Gdzie") { columns.places($0) },
                .init("Dzień") { $0.from.map { day($0) } ?? unknown },
                .init("Kwota", numeric: true) { deed in deed.amount.map { "\(DeedColumns.amount($0, deed.currency))" } ?? unknown },
            ], rows: grants.hits.map(ListedDeed.init), style: .flow).html)
            \(when: grants.total > grants.hits.count, all("/dotacje", "Wszystkie \(Plural("dotacja", "dotacje", "dotacji").of(grants.total))"))
            </section>
            """
    }

    private func all(_ path: String, _ words: String) -> HTML {
        "<p><a href=\"\(path: PlainAddress(Query([("organizacja", "\(id)")]).appended(to: path)))\">\(words)</a></p>"
    }
}
