import Logging
import Metrics
import Values

/// Everything that makes a web site of a list of routes. A value: the composition root fills it in, a test fills in less.
package struct Site: Sendable {
    package var name = "Pożytek"
    package var region = "Kujawsko-Pomorskie"
    /// One sentence in the footer: whose site this is.
    package var about = "Rejestr organizacji społecznych"
    package var sampleText = "Organizacje i liczby na tej stronie są zmyślone; nazwy gmin i liczba mieszkańców są prawdziwe."
    /// The site's own address, `https://pozytek.example`; nil when it is whatever the visitor calls it.
    package var base: String?
    package var proxies = TrustedProxies.none
    package var menu: [MenuEntry] = []
    /// Links to the office around the site: BIP, its own page. None unless configured.
    package var officeLinks: [MenuEntry] = []
    package var footer: [FooterColumn] = []
    package var search: SearchBox?
    package var files = StaticFiles.none
    package var routes: [Route] = []
    /// Beginnings of paths that are for programs: readable from other sites, problems told in JSON.
    package var openPaths = ["/api/"]
    /// Whether whatever answers requests can do so: database, read models.
    package var ready: @Sendable () async -> Readiness = { .ready }
    /// What an error from below is to the visitor, when it is not simply our fault: a busy database is ``Problem/unavailable(seconds:)``.
    package var problem: @Sendable (any Error) -> Problem? = { _ in nil }
    package var metrics = Prometheus()
    package var clock = Clock.system
    package var log = Logger(label: "pozytek")

    package init() {}

    /// The whole site as one function from request to response.
    package func responder() -> Responder { Responder(self) }
}

/// The answer of `/readyz`.
package struct Readiness: Sendable {
    /// What is missing, one short word or sentence each; none when everything is there.
    package let missing: [String]
    /// What is away while answers go on from memory.
    package let degraded: [String]

    package init(missing: [String], degraded: [String] = []) { (self.missing, self.degraded) = (missing, degraded) }
    package static let ready = Readiness(missing: [])
}
