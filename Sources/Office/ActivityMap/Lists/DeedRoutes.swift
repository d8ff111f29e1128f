import Application
import Database
import Listing
import Web

/// Lists of activities and grants, and the page of an activity.
enum DeedRoutes {
    static func all(_ services: Services) -> [Route] {
        let desk = DeedDesk(services)
        let live = services.models.model { LiveDeeds(services.database) }
        let (settings, site) = (services.settings, "Pożytek, " + services.settings["region"])
        let sites: @Sendable () throws -> [String] = { try settings.frameSites }
        return listRoutes(path: "/dzialania", files: ListFile.allCases, example: "?q=dzieci", clock: services.clock, desk.activities)
            + listRoutes(path: "/dotacje", files: ListFile.allCases, example: "?q=sport&kolejnosc=kwota", clock: services.clock, desk.grants)
            + listFrameRoutes(path: "/dzialania", site: site, base: settings["base-url"], framedBy: sites, desk.activities)
            + listFrameRoutes(path: "/dotacje", site: site, base: settings["base-url"], framedBy: sites, desk.grants) + [
                .get("/dzialania/{id}/{slug}", for: .everyone) { try await activity($0, live, services.database) },
                .get("/dzialania/{id}", for: .everyone) { try await activity($0, live, services.database) },
            ]
    }

    private static func activity(_ visit: Visit, _ live: LiveDeeds, _ database: Database) async throws -> Reply {
        guard let view = live.view else { throw Problem.unavailable(seconds: 5) }
        guard let id = Int64(visit.parameter("id")), let page = try await database.read({ try ActivityPage(id, view, in: $0) }) else {
            throw Problem.notFound
        }
        if let redirect = visit.redirect(toCanonical: DeedAddress.activity(id, slug: page.deed.slug)) { return redirect }
        return .page(page.page)
    }
}
