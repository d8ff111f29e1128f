import Application
import Database
import Reference
import Values
import Web

/// What the handlers of the register share.
struct RegistryDesk: Sendable {
    let services: Services
    let territory = HeldView(of: ["unit", "postal_code", "reference_load"]) { try Territory.load($0) }
    let forms = HeldView(of: ["legal_form", "reference_load"]) { try LegalForms.load($0) }
    let spheres = HeldView(of: ["sphere", "reference_load"]) { try Sphere.all($0) }
    let index = HeldView(of: ["organisation", "reference_load"]) { try RegisterIndex.load($0) }
    /// Five reports at once, then one every ten minutes.
    let reports = RateLimiter(burst: 5, refill: 600)

    /// Reads the database with what every page needs at hand.
    func read<Model: Sendable>(_ body: @escaping @Sendable (Shelf) throws -> Model) async throws -> Model {
        let today = services.clock.today
        let choice = try services.settings.choice("sample", as: SampleChoice.self)
        return try await services.database.read { db in
            let index = try index.current(db)
            return try body(
                Shelf(
                    db: db, territory: try territory.current(db), forms: try forms.current(db), spheres: try spheres.current(db), index: index,
                    sample: choice == .show || choice == .auto && !index.hasRegister, today: today))
        }
    }

    struct Shelf {
        let db: Reading
        let territory: Territory
        let forms: LegalForms
        /// In the order of the act.
        let spheres: [Sphere]
        let index: RegisterIndex
        /// Invented bodies are shown.
        let sample: Bool
        let today: Day

        func sphere(_ code: String) -> Sphere? { spheres.first { $0.code == code } }

        func list(_ search: OrganisationSearch) throws -> OrganisationList {
            try OrganisationList.find(search, index, sample: sample, today: today, in: db)
        }
        func counts(_ search: OrganisationSearch = OrganisationSearch()) -> RegisterCounts {
            RegisterCounts(index, search, sample: sample, today: today)
        }
    }
}

/// Whether lists show invented bodies: as configured, or (auto) as long as there is no real register.
enum SampleChoice: String, CaseIterable { case show, hide, auto }
