import Reference
import Values

/// A value in a file.
enum ExportValue: Sendable, Equatable {
    case nothing
    case text(String)
    case integer(Int)
    case number(Double)
    case day(Day)
    case flag(Bool)

    init(_ text: String?) { self = text.map { .text($0) } ?? .nothing }
    init(_ day: Day?) { self = day.map { .day($0) } ?? .nothing }
    init(_ flag: Bool?) { self = flag.map { .flag($0) } ?? .nothing }
    init(_ number: Double?) { self = number.map { .number($0) } ?? .nothing }
}

/// The words of the codes of a file.
struct ExportWords: Sendable {
    let territory: Territory, forms: LegalForms, spheres: [String: Sphere], today: Day

    init(territory: Territory, forms: LegalForms, spheres: [Sphere], today: Day) {
        (self.territory, self.forms, self.today) = (territory, forms, today)
        self.spheres = Dictionary(spheres.map { ($0.code, $0) }) { first, _ in first }
    }

    init(_ view: LiveRegister.View, today: Day) {
        self.init(territory: view.territory, forms: view.forms, spheres: view.spheres, today: today)
    }
}

/// A column of every file, by one name in all formats: what it is called, what it means, what stands in it.
struct ExportColumn: Sendable {
    let name: String
    let meaning: String
    /// In a spreadsheet, in characters.
    var width: Double?
    let value: @Sendable (ExportedOrganisation, ExportWords) -> ExportValue

    private init(
        _ name: String, _ meaning: String, width: Double? = nil, _ value: @escaping @Sendable (ExportedOrganisation, ExportWords) -> ExportValue
    ) {
        (self.name, self.meaning, self.width, self.value) = (name, meaning, width, value)
    }

    static let all: [ExportColumn] = identity + standing + place + contact + work + origin

    private static let identity: [ExportColumn] = [
        ExportColumn("id", "Numer w serwisie; nie zmienia właściciela") { row, _ in .integer(Int(row.id)) },
        ExportColumn("name", "Nazwa, jak ją pokazujemy", width: 60) { row, _ in .text(row.body.name) },
        ExportColumn("official_name", "Nazwa w pisowni źródła", width: 60) { row, _ in .text(row.body.officialName) },
        ExportColumn("kind", "Rodzaj według art. 3 ustawy, kod") { row, _ in .text(row.body.kind.rawValue) },
        ExportColumn("kind_label", "Rodzaj, słowami", width: 28) { row, _ in .text(row.body.kind.label) },
        ExportColumn("legal_form", "Forma prawna, kod") { row, _ in ExportValue(row.body.form) },
        ExportColumn("legal_form_label", "Forma prawna, słowami", width: 28) { row, words in
            ExportValue(row.body.form.flatMap { words.forms[$0]?.label } ?? row.body.formWording)
        },
        ExportColumn("krs", "Numer KRS", width: 12) { row, _ in ExportValue(row.numbers["krs"]) },
        ExportColumn("nip", "NIP", width: 12) { row, _ in ExportValue(row.numbers["nip"]) },
        ExportColumn("regon", "REGON", width: 16) { row, _ in ExportValue(row.numbers["regon"]) },
    ]

    private static let standing: [ExportColumn] = [
        ExportColumn("status", "Wpis w rejestrze, kod") { row, _ in ExportValue(row.body.status?.rawValue) },
        ExportColumn("status_label", "Wpis w rejestrze, słowami") { row, _ in ExportValue(row.body.status?.label) },
        ExportColumn("status_since", "Od kiedy") { row, _ in ExportValue(row.body.statusSince) },
        ExportColumn("registered_on", "Dzień wpisu") { row, _ in ExportValue(row.body.registeredOn) },
        ExportColumn("last_sign_of_life", "Dzień ostatniego znaku życia") { row, _ in ExportValue(row.body.lastSign?.on) },
        ExportColumn("last_sign_of_life_kind", "Co było tym znakiem") { row, _ in ExportValue(row.body.lastSign?.kind.rawValue) },
        ExportColumn("opp_status", "Status organizacji pożytku publicznego") { row, _ in ExportValue(row.body.publicBenefit) },
    ]

    private static let place: [ExportColumn] = [
        ExportColumn("gmina", "Gmina siedziby, sześć cyfr TERYT") { row, _ in ExportValue(row.body.seat.gmina?.digits) },
        ExportColumn("gmina_name", "Gmina siedziby, nazwa", width: 28) { row, words in
            ExportValue(row.body.seat.gmina.flatMap { words.territory[$0]?.label })
        },
        ExportColumn("powiat", "Powiat siedziby, cztery cyfry TERYT") { row, _ in ExportValue(row.body.seat.gmina?.powiat?.digits) },
        ExportColumn("powiat_name", "Powiat siedziby, nazwa", width: 28) { row, words in
            ExportValue(row.body.seat.gmina?.powiat.flatMap { words.territory[$0]?.label })
        },
        ExportColumn("placing", "Czy znamy gminę: located, ambiguous, outside, no_address") { row, _ in .text(row.body.seat.placing.rawValue) },
        ExportColumn("locality", "Miejscowość", width: 24) { row, _ in ExportValue(row.body.seat.locality) },
        ExportColumn("street", "Ulica i numer; nie przy adresie domowym", width: 30) { row, _ in
            ExportValue(row.body.seat.isHome ? nil : row.body.seat.street)
        },
        ExportColumn("postal_code", "Kod pocztowy; nie przy adresie domowym") { row, _ in
            ExportValue(row.body.seat.isHome ? nil : row.body.seat.postalCode)
        },
        ExportColumn("lat", "Szerokość geograficzna (WGS 84)") { row, words in ExportValue(row.body.seat.shown(words.territory)?.point.latitude) },
        ExportColumn("lon", "Długość geograficzna (WGS 84)") { row, words in ExportValue(row.body.seat.shown(words.territory)?.point.longitude) },
        ExportColumn("location_precision", "Dokładność położenia: address, locality, gmina, none") { row, words in
            .text((row.body.seat.shown(words.territory)?.precision ?? .unknown).rawValue)
        },
    ]

    private static let contact: [ExportColumn] = [
        ExportColumn("email", "E-mail", width: 30) { row, _ in ExportValue(row.body.email) },
        ExportColumn("website", "Strona internetowa", width: 30) { row, _ in ExportValue(row.body.website) },
        ExportColumn("phone", "Telefon", width: 16) { row, _ in ExportValue(row.body.phone) },
    ]

    private static let work: [ExportColumn] = [
        ExportColumn("spheres", "Sfery z art. 4 ust. 1, które podaje źródło, kody") { row, _ in codes(row.stated) },
        ExportColumn("proposed_spheres", "Sfery prawdopodobne, kody; nikt ich nie podał") { row, _ in codes(row.proposed) },
        ExportColumn("sphere_names", "Jedne i drugie, nazwy", width: 30) { row, words in
            codes((row.stated + row.proposed).compactMap { words.spheres[$0]?.name }, by: ", ")
        },
    ]

    private static let origin: [ExportColumn] = [
        ExportColumn("sources", "Źródła, kody; najważniejsze pierwsze") { row, _ in codes(row.sources) },
        ExportColumn("stated_on", "Najnowszy dzień, o którym mówi źródło") { row, _ in ExportValue(row.body.statedOn) },
        ExportColumn("sample", "Zmyślona przez program do pokazu") { row, _ in .flag(row.body.isSample) },
        ExportColumn("url", "Adres strony organizacji w serwisie", width: 40) { row, _ in
            .text(RegistryAddress.organisation(ID(row.id), slug: row.slug).path)
        },
    ]

    private static func codes(_ codes: [String], by separator: String = " ") -> ExportValue {
        codes.isEmpty ? .nothing : .text(codes.joined(separator: separator))
    }
}
