import Polish
import Reference
import Registry
import Search
import Values
import Web

/// Everything the map, activities and grants know of one gmina or powiat, worked out once for a state of the register.
struct UnitFacts: Sendable {
    let unit: Unit
    let state: RegionState
    let rates: RegionRates
    let numbers: LocalNumbers
    let indicators: Indicators
    let spheres: SphereCounts
    let similar: [Unit]
    /// Bodies with their seat here, and the newest day a record speaks of.
    let counts: RegisterCounts
    let neighbours: NeighbourList
    /// Nil where nobody knows the unit's border.
    let map: LocalMap?

    init(_ unit: Unit, _ desk: RegionDesk, _ state: RegionState) async throws {
        (self.unit, self.state) = (unit, state)
        let level = unit.teryt.mapLevel
        rates = await desk.rates(level, state)
        numbers = try await desk.numbers(state)
        let (rates, numbers) = (rates, numbers)
        (indicators, spheres) = await desk.region(level, state) { (Indicators(rates, numbers, state), SphereCounts(level, state)) }
        similar = SimilarUnits(to: unit, state.shelf.territory).units
        counts = state.shelf.counts(OrganisationSearch().choosing(level.facet, [unit.teryt.digits]))
        let borders = try desk.borders.view
        let neighbours = NeighbourList(unit, borders.neighbourhood, state.shelf.territory)
        self.neighbours = neighbours
        map = borders.gminas(around: unit.teryt).flatMap { LocalMap(unit, rates, $0, LocalBodies(unit.teryt, state.shelf), neighbours) }
    }

    var threeWays: ThreeWays { ThreeWays(unit: unit, seated: counts.total, numbers: numbers) }
    var missing: MissingSpheres { MissingSpheres(unit, similar, spheres, state.shelf.territory) }

    func comparison(onPaper: Bool = false) -> ComparisonTable {
        ComparisonTable(unit: unit, similar: similar, indicators: indicators, territory: state.shelf.territory, isOnPaper: onPaper)
    }
}

/// What stands on the page of a gmina or powiat.
struct UnitPanels: Sendable {
    private let facts: UnitFacts

    init(_ facts: UnitFacts) { self.facts = facts }

    var panels: [PagePanels.Panel] {
        let happening = HappeningNow(facts.unit, facts.state)
        var panels: [PagePanels.Panel] = []
        if let html = facts.map?.html ?? facts.neighbours.html { panels.append(.init(.beside, html)) }
        if facts.unit.level == .gmina {
            let card = CardAddress.card(facts.unit)
            panels.append(.init(.actions, "<a class=\"btn second\" href=\"\(path: card)\">Karta gminy do druku</a>"))
        }
        return panels + [
            .init(.main, facts.threeWays.html), .init(.main, facts.comparison().html), .init(.main, sample: happening.isSample, happening.html),
            .init(.main, facts.missing.html),
        ]
    }
}
