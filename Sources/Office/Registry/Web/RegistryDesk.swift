import Application
import Database
import Reference
import Search
import Values
import Web

/// What the handlers of the register share.
package struct RegistryDesk: Sendable {
    let services: Services
    let register: LiveRegister
    let places: LivePlaces
    /// Five reports at once, then one every ten minutes.
    let reports = RateLimiter(burst: 5, refill: 600)

    package init(services: Services) {
        let register = services.models.model { LiveRegister(services) }
        (self.services, self.register, places) = (services, register, services.models.model { LivePlaces(services.database, register) })
    }

    /// The register as it stands in memory; the database is not asked.
    ///
    /// - Throws: ``Problem/unavailable(seconds:)`` until it was loaded for the first time.
    package var shelf: Shelf {
        get throws {
            guard var view = try? register.view else { throw Problem.unavailable(seconds: 5) }
            view.places = places.index
            let choice = try services.settings.choice("sample", as: SampleChoice.self)
            let today = services.clock.today
            return Shelf(view: view, sample: choice == .show || choice == .auto && !view.hasRegister(on: today), today: today)
        }
    }

    /// Reads the database with what every page needs at hand.
    func read<Model: Sendable>(_ body: @escaping @Sendable (Reading, Shelf) throws -> Model) async throws -> Model {
        let shelf = try shelf
        return try await services.database.read { try body($0, shelf) }
    }

    package struct Shelf: Sendable {
        package let view: LiveRegister.View
        /// Invented bodies are shown.
        package let sample: Bool
        package let today: Day

        package var territory: Territory { view.territory }
        package var forms: LegalForms { view.forms }
        package var spheres: [Sphere] { view.spheres }
        package func sphere(_ code: String) -> Sphere? { view.sphere(code) }

        package func find(_ search: OrganisationSearch) -> SearchResult { view.snapshot.find(search.query(sample: sample, today: today)) }
        package func counts(_ search: OrganisationSearch = OrganisationSearch()) -> RegisterCounts {
            RegisterCounts(view, search, sample: sample, today: today)
        }

        /// The first page of a list.
        func rows(_ search: OrganisationSearch) -> [ListedOrganisation] { find(search).hits.map(ListedOrganisation.init) }
    }
}

extension LiveRegister.View {
    /// Real bodies are there.
    ///
    /// - Parameter today: the same day as in every other question, for which the index keeps its facets of the day.
    func hasRegister(on today: Day) -> Bool {
        var query = SearchQuery(today: today)
        (query.filters, query.limit, query.countsFacets) = ([.init(RegisterFacet.sample.slot, ["no"])], 0, false)
        return snapshot.find(query).total > 0
    }
}

/// Whether lists show invented bodies: as configured, or (auto) as long as there is no real register.
package enum SampleChoice: String, CaseIterable { case show, hide, auto }
