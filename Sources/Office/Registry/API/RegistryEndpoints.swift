import API
import Web

/// The addresses of the register.
extension APIEndpoint {
    static let list = APIEndpoint(
        path: "/api/v1/organisations", operation: "listOrganisations", title: "Lista organizacji",
        meaning: """
            Dokładna liczba znalezionych, strona listy i wszystkie cechy z licznikami. Licznik mówi, ile byłoby po wybraniu tej wartości: własny \
            wybór cechy jej nie zawęża. Nic nie jest ukryte: bez filtrów są tu wszystkie podmioty, także wykreślone i przykładowe.
            """, parameters: APIParameter.list.map(\.described), answer: "OrganisationList", example: "?q=straż&status=registered&sample=no")
    static let cross = APIEndpoint(
        path: "/api/v1/organisations/crosstab", operation: "crossOrganisations", title: "Zestawienie dwóch cech",
        meaning: "Ile podmiotów ma każdą parę wartości. Podmiot o kilku sferach liczy się w każdej, w sumach raz.",
        parameters: APIParameter.cross.map(\.described), answer: "CrossTable", example: "?rows=powiat&columns=form")
    static let profile = APIEndpoint(
        path: "/api/v1/organisations/{id}", operation: "getOrganisation", title: "Jedna organizacja",
        meaning: "Wszystko, co wiemy, ze źródłem i dniem każdej wartości. Numer wycofanej organizacji nie trafi do żadnej innej.",
        places: [.init(name: "id", meaning: "Numer w serwisie.", shape: .integer(1...Int.max))], answer: "Profile",
        others: [(404, "Nie ma takiej organizacji."), (410, "Organizacja została wycofana.")])
    static let krs = APIEndpoint(
        path: "/api/v1/organisations/krs/{number}", operation: "getOrganisationByKRS", title: "Jedna organizacja po numerze KRS",
        meaning: "To samo co po numerze w serwisie.",
        places: [.init(name: "number", meaning: "Numer KRS, dziesięć cyfr.", shape: .pattern("^[0-9]{10}$"))], answer: "Profile",
        others: [(404, "Nie ma organizacji o tym numerze.")])
    static let suggest = APIEndpoint(
        path: "/api/v1/suggest", operation: "suggest", title: "Podpowiedzi", meaning: "Najwyżej dziesięć organizacji do tego, co już wpisano.",
        parameters: APIParameter.filters.map(\.described), answer: "Suggestions", example: "?q=stow")
    static let gminas = APIEndpoint(
        path: "/api/v1/gminas", operation: "listGminas", title: "Gminy z licznikami",
        meaning: "Wszystkie gminy wczytanego obszaru, także bez organizacji; „none” to organizacje bez znanej gminy.",
        parameters: APIParameter.filters.map(\.described), answer: "Gminas", example: "?form=kgw")
    static let powiats = APIEndpoint(
        path: "/api/v1/powiats", operation: "listPowiats", title: "Powiaty z licznikami", meaning: "Wszystkie powiaty wczytanego obszaru.",
        parameters: APIParameter.filters.map(\.described), answer: "Powiats", example: "?form=osp")
    static let spheres = APIEndpoint(
        path: "/api/v1/spheres", operation: "listSpheres", title: "Sfery zadań publicznych z licznikami",
        meaning: "Sfery z art. 4 ust. 1 ustawy; liczą się podane i proponowane.", parameters: APIParameter.filters.map(\.described),
        answer: "Spheres", example: "?powiat=0463")
}

extension APISection {
    static let registry = APISection(
        title: "Organizacje",
        remark: """
            Bez filtrów są tu wszystkie podmioty, także inne niż organizacje, wykreślone i przykładowe. Cały rejestr jest \
            <a href="/dane">w plikach</a>.
            """, endpoints: [.list, .cross, .profile, .krs, .suggest, .gminas, .powiats, .spheres], schemas: APISchemas.all)
}

extension APIParameter {
    var described: APIEndpoint.Parameter { .init(name, meaning, shape, repeatable: isRepeatable, required: isRequired) }

    /// The parameters an address is described with, as requests are read by them.
    static func all(of endpoint: APIEndpoint) -> [APIParameter] {
        let names = Set(endpoint.parameters.map(\.name))
        return ([.rows, .columns] + list).filter { names.contains($0.name) }
    }
}
