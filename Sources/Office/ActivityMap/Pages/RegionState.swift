import Application
import Database
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// What pages about places are drawn of, as it stood at one moment. Equal: nothing they show has changed.
struct RegionState: Sendable, Equatable {
    let shelf: RegistryDesk.Shelf
    let deeds: LiveDeeds.View
    /// Which borders were loaded.
    let borders: String

    static func == (a: RegionState, b: RegionState) -> Bool {
        a.shelf.view.snapshot === b.shelf.view.snapshot && a.deeds.activities === b.deeds.activities && a.deeds.grants === b.deeds.grants
            && a.shelf.sample == b.shelf.sample && a.shelf.today == b.shelf.today && a.borders == b.borders
    }
}

/// What pages about places share.
struct RegionDesk: Sendable {
    let services: Services
    private let live: LiveDeeds
    let borders: LiveBorders
    private let rates = Kept<RegionState, MapLevel, RegionRates>()
    private let numbers = Kept<RegionState, String, LocalNumbers>()
    private let regions = Kept<RegionState, MapLevel, (Indicators, SphereCounts)>()

    init(_ services: Services) {
        self.services = services
        live = services.models.model { LiveDeeds(services.database) }
        borders = services.models.model { LiveBorders(services) }
    }

    /// - Throws: ``Problem/unavailable(seconds:)`` until everything was loaded for the first time.
    func state(_ shelf: RegistryDesk.Shelf) throws -> RegionState {
        guard let deeds = live.view else { throw Problem.unavailable(seconds: 5) }
        return RegionState(shelf: shelf, deeds: deeds, borders: try borders.edition)
    }

    func rates(_ level: MapLevel, _ state: RegionState) async -> RegionRates {
        await rates.value(of: state, level) { RegionRates(level, state.shelf) }
    }

    /// What all units of a level are compared by.
    func region(_ level: MapLevel, _ state: RegionState, _ make: () -> (Indicators, SphereCounts)) async -> (Indicators, SphereCounts) {
        await regions.value(of: state, level) { make() }
    }

    func numbers(_ state: RegionState) async throws -> LocalNumbers {
        try await numbers.value(of: state, "") {
            let sample = state.shelf.sample
            return try await services.database.read { try LocalNumbers(sample: sample, in: $0) }
        }
    }
}
