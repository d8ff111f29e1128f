import API
import Application
import Web

extension Feature {
    /// The register of organisations.
    ///
    /// - Parameter panels: what other modules show on its pages, in the order in which it stands there.
    package static func registry(panels: [PagePanels] = []) -> Feature {
        Feature(
            name: "registry", migrations: RegistryMigrations.all, tables: RegistryMigrations.tables,
            bundled: { database in
                try await SourceStore.bundle(database)
                try await RulesStore.bundle(database)
            },
            menu: [
                MenuEntry(key: "organizacje", title: "Organizacje", path: "/organizacje", place: 11),
                MenuEntry(key: "o-danych", title: "O danych", path: "/o-danych", place: 90),
            ],
            footer: [
                FooterColumn(
                    title: "Dane",
                    links: [
                        MenuEntry(key: "o-danych", title: "Jak liczymy i skąd są dane", path: "/o-danych"),
                        MenuEntry(key: "csv", title: "Rejestr organizacji (CSV)", path: "/organizacje.csv"),
                        MenuEntry(key: "dane", title: "Całe zbiory w plikach", path: "/dane"),
                        MenuEntry(key: "api", title: "API dla programów", path: "/api"),
                    ])
            ],
            search: SearchBox(
                action: "/organizacje", label: "Szukaj organizacji po nazwie", placeholder: "Nazwa organizacji",
                suggest: RegistryAddress.suggest.path),
            routes: { RegistryRoutes.all($0, panels) }, api: .registry, downloads: .registry, commands: [SampleCommand.self, ExportCommand.self],
            imports: [
                ImportKRSCommand.self, ImportTaxSharesCommand.self, ImportEntitledCommand.self, ImportListCommand.self, ImportBIRCommand.self,
                ImportRunsCommand.self, ImportUndoCommand.self, RecomputeCommand.self,
            ],
            followers: [
                Follower("territory") { database in
                    let located = try await Relocate()(in: database)
                    return located > 0 ? "Organizacje, którym znaleziono gminę: \(located)." : nil
                },
                Follower(House.release) { database in try await RecomputeProfiles()(in: database).line },
            ])
    }
}
