import Polish
import Reference
import Registry
import Search
import Values
import Web

/// One number for every gmina or powiat of the region, and how one of them stands among the others.
struct Indicator: Sendable {
    let title: String
    /// Where the numbers come from: `rejestr organizacji · 18 listopada 2026`.
    let source: HTML
    /// Units whose number is not known are left out: not known is not zero.
    let values: [Teryt: Double]
    let words: @Sendable (Double) -> String

    /// The middle of some units' known numbers; nil where none is known.
    func median(of units: some Sequence<Teryt>) -> Double? {
        let sorted = units.compactMap { values[$0] }.sorted()
        guard !sorted.isEmpty else { return nil }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The greatest is first; who has the same number has the same place.
    func place(of unit: Teryt) -> Int? {
        guard let own = values[unit] else { return nil }
        return values.values.count { $0 > own } + 1
    }
}

/// What gminas and powiats are compared by.
struct Indicators: Sendable {
    let all: [Indicator]

    init(_ rates: RegionRates, _ numbers: LocalNumbers, _ state: RegionState) {
        let (level, shelf) = (rates.level, state.shelf)
        let units = level == .gmina ? shelf.territory.gminas : shelf.territory.powiats
        func perPeople(_ scale: Double, _ count: (Unit) -> Double) -> [Teryt: Double] {
            Dictionary(
                units.compactMap { unit in
                    guard let people = unit.population?.value, people > 0 else { return nil }
                    return (unit.teryt, (count(unit) / Double(people) * scale * 100).rounded() / 100)
                }, uniquingKeysWith: { first, _ in first })
        }
        let grants = numbers.breakdown(.grant, .work, level)
        let days = "od \(state.firstYear.map(String.init) ?? "początku") do dziś"
        all = [
            Indicator(title: RegionRates.title, source: provenance("rejestr organizacji", rates.newest), values: rates.values) {
                number($0, decimals: 1)
            },
            Indicator(
                title: "Organizacje ze znakiem życia w dwóch ostatnich latach", source: provenance("sprawozdania, 1,5 %, działania, dotacje", nil),
                values: Indicators.alive(level, shelf)
            ) { percent($0, decimals: 0) },
            Indicator(
                title: "Działania na 10 tys. mieszkańców", source: provenance("działania według miejsca, \(days)", nil),
                values: perPeople(10_000) { Double(numbers.tally(.activity, .work, $0.teryt).deeds) }
            ) { number($0, decimals: 1) },
            Indicator(
                title: "Dotacje na mieszkańca", source: provenance("dotacje w złotych według miejsca, \(days)", nil),
                values: perPeople(1) { Double(grants.rows[$0.teryt.digits]?.amounts["PLN"] ?? 0) / 100 }
            ) { money(Money(grosze: Int64(($0 * 100).rounded()))) },
        ]
    }

    /// The share of bodies with a sign of life in the two last years, per cent.
    private static func alive(_ level: MapLevel, _ shelf: RegistryDesk.Shelf) -> [Teryt: Double] {
        var query = OrganisationSearch().query(sample: shelf.sample, today: shelf.today)
        query.countsFacets = false
        guard let table = shelf.view.snapshot.cross(rows: level.facet.slot, columns: RegisterFacet.signOfLife.slot, query) else { return [:] }
        let recent = [SignAge.lastYear, .twoYears].compactMap { table.columns.firstIndex(of: $0.rawValue) }
        var shares: [Teryt: Double] = [:]
        for (row, code) in table.rows.enumerated() where table.rowTotals[row] > 0 {
            guard let teryt = Teryt(code) else { continue }
            let count = recent.reduce(0) { $0 + Int(table.cells[row * table.columns.count + $1]) }
            shares[teryt] = (Double(count) / Double(table.rowTotals[row]) * 100).rounded()
        }
        return shares
    }
}

extension RegionState {
    /// Of the oldest activity or grant that says its year.
    var firstYear: Int? {
        var first: Int?
        for snapshot in [deeds.activities, deeds.grants] {
            for year in snapshot.values(of: DeedSchema.Facet.year).compactMap({ Int($0) }) { first = min(first ?? year, year) }
        }
        return first
    }
}
