import API
import Database
import Foundation
import Logging
import Values
import Web

extension House {
    /// The web site the features make up.
    package func site(_ services: Services) throws -> Site {
        var site = Site()
        let settings = services.settings
        try settings.check()
        site.region = settings["region"]
        site.about = settings["office"]
        site.base = try settings.baseAddress
        site.proxies = try settings.trustedProxies
        _ = try settings.frameSites
        let menu = features.flatMap(\.menu).enumerated()
        site.menu = menu.sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
        site.footer = features.flatMap(\.footer)
        site.search = features.lazy.compactMap(\.search).first
        site.routes = features.flatMap { $0.routes(services) }
        let sections = features.compactMap(\.api)
        if !sections.isEmpty { site.routes += apiDescriptionRoutes(sections) }
        let downloads = features.compactMap(\.downloads)
        if !downloads.isEmpty { site.routes += Downloads.routes(downloads, services) }
        site.files = try StaticFiles(folder: Bundled.site)
        site.clock = services.clock
        site.log = services.log
        site.problem = { ($0 as? DatabaseError)?.problem }
        let database = services.database
        let models = services.models
        site.ready = {
            let missing = models.all.filter { !$0.isLoaded }.map(\.title)
            do {
                if try await !database.pending(migrations).isEmpty { return Readiness(missing: ["migracje bazy"]) }
                return Readiness(missing: missing)
            } catch {
                // While the database is away, what is held in memory goes on answering; what was never loaded cannot.
                let isAway = (error as? DatabaseError)?.problem != nil
                let isHeld = missing.isEmpty && !models.all.isEmpty
                return isAway && isHeld ? Readiness(missing: [], degraded: ["database"]) : Readiness(missing: ["baza danych"])
            }
        }
        return site
    }
}

extension Settings {
    /// `https://ngo.example.pl`, without a path; nil when none is set.
    fileprivate var baseAddress: String? {
        get throws {
            let written = self["base-url"]
            if written.isEmpty { return nil }
            let address = written.hasSuffix("/") ? String(written.dropLast()) : written
            let isRoot = address.wholeMatch(of: /https?:\/\/[^\/?#@\s]+/) != nil
            guard isRoot else { throw bad("base-url", "adres bez ścieżki, np. https://ngo.example.pl") }
            return address
        }
    }

    fileprivate var trustedProxies: TrustedProxies {
        get throws {
            do { return try TrustedProxies(list("trusted-proxies")) } catch { throw bad("trusted-proxies", "np. 10.0.0.7, 10.0.0.0/8") }
        }
    }
}

extension DatabaseError {
    /// A database that is away or busy is no fault of the program: the visitor is asked to come again.
    fileprivate var problem: Problem? {
        switch self {
        case .busy, .poolExhausted: .unavailable(seconds: 5)
        case .connectionLost, .unreachable, .diskFull, .readOnly, .closed: .unavailable(seconds: 60)
        default: nil
        }
    }
}
