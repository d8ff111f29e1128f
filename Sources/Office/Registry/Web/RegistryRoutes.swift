import Application
import Database
import Reference
import Values
import Web

/// Request → search or form → query or command → page. Nothing else happens here.
enum RegistryRoutes {
    static func all(_ services: Services) -> [Route] {
        let desk = RegistryDesk(services: services)
        return [
            .get("/", for: .everyone, examples: ["/"]) { _ in .page(try await desk.read(HomePage.init).page) },
            .get("/organizacje", for: .everyone, examples: ["/organizacje", "/organizacje?q=stowarzyszenie&status=w-rejestrze"]) { visit in
                let search = try OrganisationSearch(visit.query)
                return .page(try await desk.read { try OrganisationListPage(search, $0) }.page)
            },
            .get("/organizacje.csv", for: .everyone, examples: ["/organizacje.csv?q=fundacja"]) { visit in
                try await OrganisationCSV(search: try OrganisationSearch(visit.query), byteOrderMark: visit.query.first("bom") == "tak").reply(desk)
            },
            .get("/organizacje/krs/{number}", for: .everyone) { try await krs($0, desk) },
            .get("/organizacje/{id}/{slug}", for: .everyone) { try await organisation($0, desk) },
            .get("/organizacje/{id}", for: .everyone) { try await organisation($0, desk) },
            .get("/organizacje/{id}/zglos-blad", for: .everyone) { visit in
                .page(ErrorReportPage(try await profile(visit, desk), ErrorReportForm()).page)
            },
            .post("/organizacje/{id}/zglos-blad", for: .everyone) { try await report($0, desk) },
            .get("/organizacje/{id}/dziekujemy", for: .everyone) { .page(ThanksPage(try await profile($0, desk)).page) },
            .get("/gminy/{teryt}/{slug}", for: .everyone, examples: ["/gminy/046301/torun"]) { try await unit($0, .gmina, desk) },
            .get("/powiaty/{teryt}/{slug}", for: .everyone, examples: ["/powiaty/0415/torunski"]) { try await unit($0, .powiat, desk) },
            .get("/sfery/{kod}/{slug}", for: .everyone, examples: ["/sfery/17/sport"]) { try await sphere($0, desk) },
            .get("/o-danych", for: .everyone, examples: ["/o-danych"]) { _ in .page(try await desk.read(AboutDataPage.init).page) },
        ]
    }

    private static func profile(_ visit: Visit, _ desk: RegistryDesk) async throws -> OrganisationProfile {
        guard let id = ID<Organisation>(visit.parameter("id")) else { throw Problem.notFound }
        guard let profile = try await desk.read({ try OrganisationProfile.load(id, $0.territory, in: $0.db) }) else { throw Problem.notFound }
        if profile.body.isWithdrawn {
            throw Problem.gone("Źródło, z którego znaliśmy tę organizację, zostało wycofane. Jej numer w serwisie nie zmieni właściciela.")
        }
        return profile
    }

    private static func organisation(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        let profile = try await profile(visit, desk)
        if let redirect = visit.redirect(toCanonical: RegistryAddress.organisation(profile.id, slug: profile.slug)) { return redirect }
        return .page(try await desk.read { OrganisationPage(profile, $0) }.page)
    }

    private static func krs(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        guard let number = KRSNumber(visit.parameter("number")),
            let found = try await desk.read({ try OrganisationProfile.find(krs: number, in: $0.db) })
        else { throw Problem.notFound }
        return .redirect(to: RegistryAddress.organisation(found.id, slug: found.slug))
    }

    private static func unit(_ visit: Visit, _ level: Teryt.Level, _ desk: RegistryDesk) async throws -> Reply {
        guard let teryt = Teryt(visit.parameter("teryt")), teryt.level == level else { throw Problem.notFound }
        let territory = try await desk.read { $0.territory }
        guard let unit = territory[teryt] else { throw Problem.notFound }
        if let redirect = visit.redirect(toCanonical: RegistryAddress.unit(unit, territory)) { return redirect }
        return try await desk.read { shelf in
            .page(level == .gmina ? try GminaPage(unit, shelf).page : PowiatPage(unit, shelf).page)
        }
    }

    private static func sphere(_ visit: Visit, _ desk: RegistryDesk) async throws -> Reply {
        let code = visit.parameter("kod")
        guard let sphere = try await desk.read({ $0.sphere(code) }) else { throw Problem.notFound }
        if let redirect = visit.redirect(toCanonical: RegistryAddress.sphere(sphere)) { return redirect }
        return .page(try await desk.read { try SpherePage(sphere, $0).page })
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
