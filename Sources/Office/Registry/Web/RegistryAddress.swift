import Polish
import Reference
import Values
import Web

/// Every address of the register. Links are printed from it, routes are its patterns.
package enum RegistryAddress: Address {
    case home
    case list(OrganisationSearch)
    case file(OrganisationSearch, ExportFormat)
    case cross(OrganisationCross)
    case crossFile(OrganisationCross, CrossFile)
    case suggest
    /// The code of a frame for other sites, and what stands in the frame.
    case embedding(OrganisationSearch)
    case frame(OrganisationSearch)
    case organisation(ID<Organisation>, slug: String)
    case krs(KRSNumber)
    case report(ID<Organisation>)
    case thanks(ID<Organisation>)
    case gmina(Teryt, slug: String)
    case powiat(Teryt, slug: String)
    case sphere(Sphere)
    case aboutData

    package var path: String {
        switch self {
        case .home: "/"
        case .list(let search): search.query.appended(to: "/organizacje")
        case .file(let search, let kind): search.with(\.perPage, 20).query.appended(to: "/organizacje.\(kind.rawValue)")
        case .cross(let cross): cross.query.appended(to: "/organizacje/zestawienie")
        case .crossFile(let cross, let kind): cross.query.appended(to: "/organizacje/zestawienie.\(kind.rawValue)")
        case .embedding(let search): search.on(page: 1).query.appended(to: "/organizacje/na-strone")
        case .frame(let search): search.on(page: 1).query.appended(to: "/ramka/organizacje")
        case .suggest: "/organizacje/podpowiedzi"
        case .organisation(let id, let slug): "/organizacje/" + String(id.raw) + "/" + slug
        case .krs(let number): "/organizacje/krs/\(number)"
        case .report(let id): "/organizacje/\(id)/zglos-blad"
        case .thanks(let id): "/organizacje/\(id)/dziekujemy"
        case .gmina(let teryt, let slug): "/gminy/\(teryt)/\(slug)"
        case .powiat(let teryt, let slug): "/powiaty/\(teryt)/\(slug)"
        case .sphere(let sphere): "/sfery/\(sphere.code)/\(slug(sphere.name))"
        case .aboutData: "/o-danych"
        }
    }

    /// The page of a unit: of a city on powiat rights its only one.
    package static func unit(_ unit: Unit, _ territory: Territory) -> RegistryAddress {
        let shown = territory[territory.page(of: unit.teryt)] ?? unit
        return shown.level == .gmina ? .gmina(shown.teryt, slug: shown.slug) : .powiat(shown.teryt, slug: shown.slug)
    }
}
