import Polish
import Reference
import Values
import Web

/// Which value of a profile came from where; computed from the records, kept nowhere.
struct ProfileSources: Sendable {
    private let values: [Value]
    private let records: [CurrentRecord]

    private struct Value: Sendable {
        let term: String, shown: String, source: Source, day: Day?
    }

    /// - Parameter aim: the first sentence of the aims.
    init(_ profile: OrganisationProfile, aim: String?) {
        let computed = ProfileOrigins(profile.records)
        let body = profile.body
        func value(_ term: String, _ shown: String?, _ origin: CurrentRecord?) -> Value? {
            guard let shown, let origin else { return nil }
            return Value(term: term, shown: shown, source: origin.source, day: origin.day)
        }
        let seat = [body.seat.isHome ? nil : body.seat.street, body.seat.isHome ? nil : body.seat.postalCode, body.seat.locality].compactMap(\.self)
            .joined(separator: ", ")
        values =
            [
                value("Nazwa", body.officialName, computed.name),
                value("Forma prawna", body.formWording ?? body.form, computed.origin(of: \.formWording) ?? computed.origin(of: \.form)),
                value("KRS", body.identifiers.first { $0.kind == .krs }?.value, computed.origin(of: \.krs)),
                value("NIP", body.identifiers.first { $0.kind == .nip }?.value, computed.origin(of: \.nip)),
                value("REGON", body.identifiers.first { $0.kind == .regon }?.value, computed.origin(of: \.regon)),
                value("Wpis", body.status?.label, computed.origin(of: \.status)),
                value("Siedziba i adres", seat.isEmpty ? nil : seat, computed.seat),
                value("E-mail", body.email, computed.origin(of: \.email)),
                value("Strona", body.website, computed.origin(of: \.website)),
                value("Cele", aim, computed.origin(of: \.aims)),
                value("Telefon", body.phone, computed.origin(of: \.phone)),
                value("Pożytek publiczny", body.publicBenefit.map { $0 ? "ma status" : "nie ma statusu" }, computed.origin(of: \.publicBenefit)),
                value(
                    "Sprawozdanie złożone", computed.origin(of: \.reportFiledOn)?.facts.reportFiledOn.flatMap { Day($0) }.map(date),
                    computed.origin(of: \.reportFiledOn)),
            ].compactMap(\.self)
            + body.taxShares.map { Value(term: "Kwota z podatku za \($0.year)", shown: money($0.amount), source: $0.source, day: $0.day) }
        records = profile.records
    }

    /// The sources, the weightiest first: "KRS", "KRS i REGON".
    var names: String {
        let labels = Set(records.map(\.source)).sorted { $0.precedence < $1.precedence }.map(\.title)
        return labels.isEmpty ? "Źródło nieznane" : labels.joined(separator: ", ")
    }

    var html: HTML {
        """
        \(DataTable("Wartości i ich źródła", columns: [
            .init("Pole") { "\($0.term)" },
            .init("Wartość") { "\($0.shown)" },
            .init("Źródło i dzień", label: "Źródło") { provenance($0.source.label, $0.day) },
        ], rows: values).html)
        <p>Nazwę, miejscowość i ulicę pokazujemy małymi literami według stałych reguł; tu stoi pisownia źródła. \
        Gminę ustalamy z siedziby, nigdy z samej nazwy miejscowości. <a href="\(path: RegistryAddress.aboutData)">Jak powstają te dane</a></p>
        """
    }
}
