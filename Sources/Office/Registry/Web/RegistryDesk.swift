import Application
import Database
import Reference
import Values
import Web

/// What the handlers of the register share.
struct RegistryDesk: Sendable {
    let services: Services
    let reference = ReferenceView()
    /// Five reports at once, then one every ten minutes.
    let reports = RateLimiter(burst: 5, refill: 600)

    /// Reads the database with what every page needs at hand.
    func read<Model: Sendable>(_ body: @escaping @Sendable (Shelf) throws -> Model) async throws -> Model {
        try await services.database.read { db in
            let snapshot = try reference.current(db)
            return try body(Shelf(db: db, territory: snapshot.territory, forms: snapshot.forms, sample: try SampleRule(services.settings).isShown(in: db)))
        }
    }

    struct Shelf {
        let db: Reading
        let territory: Territory
        let forms: LegalForms
        /// Invented bodies are shown.
        let sample: Bool

        var figures: RegistryFigures { RegistryFigures(sample: sample, db: db) }
    }
}

/// Whether lists show invented bodies: as configured, or as long as there is no real register.
struct SampleRule {
    enum Choice: String, CaseIterable { case show, hide, auto }
    private let choice: Choice

    init(_ settings: Settings) throws { choice = try settings.choice("sample", as: Choice.self) }

    func isShown(in db: Reading) throws -> Bool {
        switch choice {
        case .show: true
        case .hide: false
        case .auto: try !db.exists("SELECT 1 FROM organisation WHERE sample = 0 LIMIT 1")
        }
    }
}
