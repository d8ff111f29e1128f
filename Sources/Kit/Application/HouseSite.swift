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
        site.region = settings["region"]
        site.about = settings["office"]
        site.base = settings["base-url"].isEmpty ? nil : settings["base-url"]
        site.proxies = try TrustedProxies(settings.list("trusted-proxies"))
        site.menu = features.flatMap(\.menu)
        site.footer = features.flatMap(\.footer)
        site.search = features.lazy.compactMap(\.search).first
        site.routes = features.flatMap { $0.routes(services) }
        site.files = try StaticFiles(folder: StaticFiles.folder(configured: settings["files"].isEmpty ? nil : settings["files"]))
        site.clock = services.clock
        site.log = services.log
        site.problem = { ($0 as? DatabaseError)?.problem }
        let database = services.database
        site.ready = {
            do {
                _ = try await database.read { try $0.integer("SELECT 1") }
                return .ready
            } catch {
                return Readiness(missing: ["baza danych"])
            }
        }
        return site
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
