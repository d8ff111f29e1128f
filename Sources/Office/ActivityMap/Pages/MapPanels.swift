import Application
import Database
import Polish
import Reference
import Registry
import Search
import Values
import Web

extension PagePanels {
    /// What the map, activities and grants show on pages of the register.
    package static let activityMap = PagePanels("mapa, działania i dotacje") { services in
        let desk = RegionDesk(services)
        let homes = Kept<RegionState, String, [Panel]>()
        let units = Kept<RegionState, Teryt, [Panel]>()
        var shown = Shown()
        shown.home = { shelf in
            let state = try desk.state(shelf)
            return try await homes.value(of: state, "") {
                let map = HomeMap(await desk.rates(.gmina, state), try desk.borders.outlines(.gmina))
                return map.map { [Panel(.beside, $0.html)] } ?? []
            }
        }
        shown.unit = { unit, shelf in
            let state = try desk.state(shelf)
            return try await units.value(of: state, unit.teryt) { UnitPanels(try await UnitFacts(unit, desk, state)).panels }
        }
        shown.organisation = { profile, shelf in
            let deeds = OrganisationDeeds(profile.id, try desk.state(shelf))
            return deeds.html.map { [Panel(.main, sample: deeds.isSample, $0)] } ?? []
        }
        shown.aboutData = { shelf in
            let state = try desk.state(shelf)
            let (numbers, borders) = (try await desk.numbers(state), try desk.borders.view.gminas)
            let html = try await services.database.read { try AboutDeeds(numbers, borders, sample: shelf.sample, in: $0).html }
            return [Panel(.main, html)]
        }
        return shown
    }
}
