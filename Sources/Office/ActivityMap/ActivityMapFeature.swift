import API
import Application
import Database
import Registry
import Web

extension Feature {
    /// The map of social activity: what is done where, for whom and for what money.
    package static let activityMap = Feature(
        name: "activitymap", migrations: ActivityMapMigrations.all, tables: ActivityMapMigrations.tables,
        menu: [
            MenuEntry(key: "mapa", title: "Mapa", path: "/mapa", place: 10),
            MenuEntry(key: "dzialania", title: "Działania", path: "/dzialania", place: 12),
            MenuEntry(key: "dotacje", title: "Dotacje", path: "/dotacje", place: 13),
        ],
        routes: { services in
            MapRoutes.all(services) + TileRoutes.all(services) + DeedRoutes.all(services) + DeedAPI.routes(services) + CardRoutes.all(services)
                + MapEmbedding.routes(services)
        }, api: DeedAPI.section, downloads: .deeds,
        commands: [GrantsCommand.self],
        imports: [ImportActivitiesCommand.self, ImportGrantsCommand.self], exports: [ExportGrantsCommand.self],
        followers: [
            // The register's own follower of "territory" stands before and moves bodies to the gminas that were found.
            Follower("register") { database in try await rematched(database) },
            Follower("territory") { database in try await rematched(database) },
            // Whatever changes who did what changes who has shown signs of life, an import that was taken back included; a database that was
            // filled before the register asked for such signs gets them with the release that does.
            Follower("register", work: DeedSigns.tell), Follower("territory", work: DeedSigns.tell), Follower(DeedSigns.topic, work: DeedSigns.tell),
            Follower(House.release, work: DeedSigns.tell),
        ] + relocating,
        undoings: [DeedUndoing.undoing], samples: [SampleDeeds.addition])

    /// Places of activities and grants follow the territory, its borders and its localities; the release too, for what an older one left open.
    private static let relocating = ["territory", "borders", "localities", House.release].map { topic in
        Follower(topic) { database in try await RelocateDeeds()(in: database).line }
    }

    private static let rematched: @Sendable (Database) async throws -> String? = { database in
        let changed = try await Rematch()(in: database)
        return changed > 0 ? "Organizacje w dotacjach i działaniach rozpoznane inaczej niż dotąd: \(changed)." : nil
    }
}
