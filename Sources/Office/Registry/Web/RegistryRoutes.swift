import Application
import Database
import Listing
import Reference
import Values
import Web

/// Request → search or form → query or command → page. Nothing else happens here.
enum RegistryRoutes {
    static func all(_ services: Services, _ panels: [PagePanels]) -> [Route] {
        let desk = RegistryDesk(services: services)
        let panels = JoinedPanels(panels, services)
        let labels = FacetLabels()
        return [
            .get("/", for: .everyone, examples: ["/"]) { _ in
                let shelf = try desk.shelf
                return .page(HomePage(shelf, await panels.all { try await $0.home(shelf) }).page)
            },
            .get("/organizacje", for: .everyone, examples: ["/organizacje", "/organizacje?q=stowarzyszenie&status=w-rejestrze"]) { visit in
                if let forwarding = PlaceFinding.organisations(desk.places.index).forwarding(visit) { return .redirect(to: forwarding) }
                let list = OrganisationListPage(try OrganisationSearch(visit.query), try desk.shelf, labels)
                list.nothing?.note(in: services.log)
                return .page(list.page)
            },
            .get("/organizacje/zestawienie", for: .everyone, examples: ["/organizacje/zestawienie", "/organizacje/zestawienie?kolumny=rok"]) {
                visit in
                .page(CrossPage(try OrganisationCross(visit.query), try desk.shelf).page)
            },
            .get("/organizacje/zestawienie.csv", for: .everyone, examples: ["/organizacje/zestawienie.csv"]) { try cross($0, .csv, desk) },
            .get("/organizacje/zestawienie.xlsx", for: .everyone, examples: ["/organizacje/zestawienie.xlsx"]) { try cross($0, .xlsx, desk) },
            .get("/organizacje/podpowiedzi", for: .everyone, examples: ["/organizacje/podpowiedzi?q=straż"]) { visit in
                Suggestions(String((visit.query.first("q") ?? "").prefix(OrganisationSearch.longestWords)), try desk.shelf).reply
            },
            .get("/organizacje/krs/{number}", for: .everyone) { try await krs($0, desk) },
            .get("/organizacje/{id}/{slug}", for: .everyone) { try await organisation($0, desk, panels) },
            .get("/organizacje/{id}", for: .everyone) { try await organisation($0, desk, panels) },
            .get("/organizacje/{id}/zglos-blad", for: .everyone) { visit in
                .page(ErrorReportPage(try await profile(visit, desk), ErrorReportForm()).page)
            },
            .post("/organizacje/{id}/zglos-blad", for: .everyone) { try await report($0, desk) },
            .get("/organizacje/{id}/dziekujemy", for: .everyone) { .page(ThanksPage(try await profile($0, desk)).page) },
            .get("/gminy/{teryt}/{slug}", for: .everyone, examples: ["/gminy/046301/torun"]) { try await unit($0, .gmina, desk, panels) },
            .get("/powiaty/{teryt}/{slug}", for: .everyone, examples: ["/powiaty/0415/torunski"]) { try await unit($0, .powiat, desk, panels) },
            .get("/sfery/{kod}/{slug}", for: .everyone, examples: ["/sfery/17/sport"]) { try await sphere($0, desk) },
            .get("/o-danych", for: .everyone, examples: ["/o-danych"]) { _ in
                let shelf = try desk.shelf
                let pieces = await panels.all { try await $0.aboutData(shelf) }
                return .page(try await desk.read { try AboutDataPage($0, $1, pieces) }.page)
            },
        ] + PlaceRoutes.all(desk) + OrganisationFrame.routes(desk, labels) + ExportRoutes.all(desk) + RegistryAPI.routes(services)
    }

    private static func cross(_ visit: Visit, _ kind: CrossFile, _ desk: RegistryDesk) throws -> Reply {
        let marked = visit.query.first("bom") == "tak"
        return try kind.reply(try OrganisationCross(visit.query), try desk.shelf, now: desk.services.clock.now(), byteOrderMark: marked)
    }

    private static func profile(_ visit: Visit, _ desk: RegistryDesk) async throws -> OrganisationProfile {
        guard let id = ID<Organisation>(visit.parameter("id")) else { throw Problem.notFound }
        guard let profile = try await desk.read({ try OrganisationProfile.load(id, $1.territory, in: $0) }) else { throw Problem.notFound }
        if profile.body.isWithdrawn {
            throw Problem.gone("Źródło, z którego znaliśmy tę organizację, zostało wycofane. Jej numer w serwisie nie zmieni właściciela.")
        }
        return profile
    }

    private static func organisation(_ visit: Visit, _ desk: RegistryDesk, _ panels: JoinedPanels) async throws -> Reply {
        let profile = try await profile(visit, desk)
        if let redirect = visit.redirect(toCanonical: RegistryAddress.organisation(profile.id, slug: profile.slug)) { return redirect }
        let shelf = try desk.shelf
        return .page(OrganisationPage(profile, shelf, await panels.all { try await $0.organisation(profile, shelf) }).page)
    }

    private static func krs(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        guard let number = KRSNumber(visit.parameter("number")),
            let found = try await desk.read({ db, _ in try OrganisationProfile.find(krs: number, in: db) })
        else { throw Problem.notFound }
        return .redirect(to: RegistryAddress.organisation(found.id, slug: found.slug))
    }

    private static func unit(_ visit: Visit, _ level: Teryt.Level, _ desk: RegistryDesk, _ panels: JoinedPanels) async throws -> Reply {
        guard let teryt = Teryt(visit.parameter("teryt")), teryt.level == level else { throw Problem.notFound }
        let shelf = try desk.shelf
        let territory = shelf.territory
        guard let unit = territory[teryt] else { throw Problem.notFound }
        if let redirect = visit.redirect(toCanonical: RegistryAddress.unit(unit, territory)) { return redirect }
        let pieces = await panels.all { try await $0.unit(unit, shelf) }
        return .page(level == .gmina ? GminaPage(unit, shelf, pieces).page : PowiatPage(unit, shelf, pieces).page)
    }

    private static func sphere(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        let code = visit.parameter("kod")
        let shelf = try desk.shelf
        guard let sphere = shelf.sphere(code) else { throw Problem.notFound }
        if let redirect = visit.redirect(toCanonical: RegistryAddress.sphere(sphere)) { return redirect }
        return .page(SpherePage(sphere, shelf).page)
    }

    private static func report(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        let profile = try await profile(visit, desk)
        let form = ErrorReportForm(visit.form)
        if form.isFromRobot { return .redirect(to: RegistryAddress.thanks(profile.id)) }
        guard let report = form.report else {
            return .rejected(ErrorReportPage(profile, form).page)
        }
        try desk.reports.spend(visit)
        try await ReportError(organisation: profile.id, report: report)(in: desk.services)
        return .redirect(to: RegistryAddress.thanks(profile.id))
    }
}
