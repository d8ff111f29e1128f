import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Grants that work in one gmina, by year and by who gives, and how many activities and newly entered bodies each year brought.
struct LocalMoney: Sendable {
    struct Year: Sendable {
        let year: Int
        var organisations = 0, activities = 0, grants = 0
        /// Hundredths by currency.
        var amounts: [String: Int64] = [:]
    }

    struct Funder: Sendable {
        let name: String
        var grants = 0
        var amounts: [String: Int64] = [:]
    }

    /// The last ten, the newest first, also those in which nothing is known.
    let years: [Year]
    /// By złoty, the greatest first.
    let funders: [Funder]
    /// Grants of which nobody said how much.
    let withoutAmount: Int

    static let shownYears = 10

    init(_ unit: Teryt, _ state: RegionState, _ counts: RegisterCounts) {
        var years = Dictionary(
            uniqueKeysWithValues: (state.shelf.today.year - LocalMoney.shownYears + 1...state.shelf.today.year).map { ($0, Year(year: $0)) })
        var funders: [String: Funder] = [:]
        var withoutAmount = 0
        let filter = SearchQuery.Filter(DeedSchema.Facet.gmina, [unit.digits])
        for count in counts.counts(.year) { if let year = Int(count.value) { years[year]?.organisations = count.count } }
        state.deeds.activities.each(state.newestDeeds(filter)) { hit in
            if let year = ListedDeed(hit).from?.year { years[year]?.activities += 1 }
        }
        state.deeds.grants.each(state.newestDeeds(filter)) { hit in
            let deed = ListedDeed(hit)
            let year = deed.from?.year
            if let year { years[year]?.grants += 1 }
            for funder in deed.funders { funders[funder, default: Funder(name: funder)].grants += 1 }
            guard let amount = deed.amount, let currency = deed.currency else {
                withoutAmount += 1
                return
            }
            let part = amount / Int64(LocalMoney.shares(deed.places))
            if let year { years[year]?.amounts[currency, default: 0] += part }
            for funder in deed.funders { funders[funder]?.amounts[currency, default: 0] += part / Int64(deed.funders.count) }
        }
        self.years = years.values.sorted { $0.year > $1.year }
        self.funders = funders.values.sorted { ($1.amounts["PLN"] ?? 0, $1.grants, $0.name) < ($0.amounts["PLN"] ?? 0, $0.grants, $1.name) }
        self.withoutAmount = withoutAmount
    }

    /// In how many places a deed counts: each gmina once, all that is larger once.
    private static func shares(_ places: [String]) -> Int { max(1, Set(places.map { $0.utf8.count >= 6 ? String($0.prefix(6)) : "" }).count) }
}
