import Application
import Polish
import Reference
import Registry
import Search
import Values
import Web

/// The card of a gmina.
enum CardRoutes {
    static func all(_ services: Services) -> [Route] {
        let (desk, register) = (RegionDesk(services), RegistryDesk(services: services))
        return [
            .get("/gminy/{teryt}/{slug}/karta", for: .everyone, examples: ["/gminy/046301/torun/karta"]) { visit in
                let shelf = try register.shelf
                guard let teryt = Teryt(visit.parameter("teryt")), teryt.level == .gmina, let unit = shelf.territory[teryt], unit.until == nil else {
                    throw Problem.notFound
                }
                if let redirect = visit.redirect(toCanonical: CardAddress.card(unit)) { return redirect }
                return .page(GminaCard(try await UnitFacts(unit, desk, try desk.state(shelf))).page)
            }
        ]
    }
}
