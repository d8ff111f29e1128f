import Application
import Database

extension Feature {
    /// The dated vocabularies all tasks share: TERYT units, spheres, target groups, legal forms, holidays, postal codes.
    package static var reference: Feature {
        Feature(
            name: "reference", migrations: ReferenceMigrations.all, tables: ReferenceMigrations.tables,
            bundled: { try await BundledLoad.run($0) },
            imports: [ImportTeryt.self, ImportPopulation.self, ImportArea.self, ImportPostal.self, ImportBoundaries.self, ImportLocalities.self])
    }
}
