import Polish
import Reference
import Values

/// What facets and their values are called: in the addresses of pages, in the API, and by people. `docs/filters.md` prints this table.
extension RegisterFacet {
    /// The parameter of pages.
    package var parameter: String {
        switch self {
        case .powiat: "powiat"
        case .gmina: "gmina"
        case .sphere: "sfera"
        case .statedSphere: "sfera-podana"
        case .kind: "rodzaj"
        case .form: "forma"
        case .status: "status"
        case .signOfLife: "znak"
        case .taxShare: "opp"
        case .year: "rok"
        case .contact: "kontakt"
        case .source: "zrodlo"
        case .location: "punkt"
        case .placing: "polozenie"
        case .sample: "przykladowe"
        }
    }

    package var title: String {
        switch self {
        case .powiat: "Powiat"
        case .gmina: "Gmina"
        case .sphere: "Sfera działania"
        case .statedSphere: "Sfera podana przez źródło"
        case .kind: "Rodzaj"
        case .form: "Forma prawna"
        case .status: "Wpis w rejestrze"
        case .signOfLife: "Ostatni znak życia"
        case .taxShare: "1,5 % podatku"
        case .year: "Rok wpisu"
        case .contact: "Kontakt"
        case .source: "Źródło"
        case .location: "Dokładność położenia"
        case .placing: "Czy znamy gminę"
        case .sample: "Dane przykładowe"
        }
    }

    /// Facets a page offers; the others can be asked for in the address.
    static let offered: [RegisterFacet] = [
        .powiat, .gmina, .sphere, .kind, .form, .status, .signOfLife, .taxShare, .year, .contact, .source, .location, .placing,
    ]

    /// The value as it stands in the address of a page.
    package func slug(_ code: String) -> String {
        switch (self, code) {
        case (_, "none"): "brak"
        case (.kind, _): BodyKind(rawValue: code)?.slug ?? code
        case (.status, _): Status(rawValue: code)?.slug ?? code
        case (.placing, _): Placing(rawValue: code)?.slug ?? code
        case (.taxShare, _): TaxShareStanding(rawValue: code)?.slug ?? code
        case (.signOfLife, _): SignAge(rawValue: code)?.slug ?? code
        case (.location, "address"): "adres"
        case (.location, "locality"): "miejscowosc"
        case (.contact, "yes"), (.sample, "yes"): "tak"
        case (.contact, "no"), (.sample, "no"): "nie"
        case (.gmina, RegisterSchema.outside): "poza-obszarem"
        default: code
        }
    }

    /// The code a value of an address means; nil when it cannot be one.
    package func code(slug: String) -> String? {
        switch self {
        case _ where slug == "brak" || slug == "none": self == .kind || self == .placing ? nil : "none"
        case .kind: BodyKind(slug: slug)?.rawValue
        case .status: Status(slug: slug)?.rawValue
        case .placing: Placing(slug: slug)?.rawValue
        case .taxShare: slug == "nie" ? "none" : TaxShareStanding(slug: slug)?.rawValue
        case .signOfLife: SignAge(slug: slug)?.rawValue
        case .location: ["adres": "address", "miejscowosc": "locality", "gmina": "gmina"][slug]
        case .contact, .sample: ["tak": "yes", "nie": "no"][slug]
        case .gmina where slug == "poza-obszarem": RegisterSchema.outside
        default: code(slug)
        }
    }

    /// The code itself, when it is well formed; it need not be known.
    package func code(_ text: String) -> String? {
        if text == "none" { return text }
        switch self {
        case .powiat: return Teryt(text).flatMap { $0.level == .powiat ? $0.digits : nil }
        case .gmina: return text == RegisterSchema.outside ? text : Teryt(text).flatMap { $0.level == .gmina ? $0.digits : nil }
        case .sphere, .statedSphere: return isWord(text, longest: 4) ? text : nil
        case .kind: return BodyKind(rawValue: text)?.rawValue
        case .form: return isWord(text, longest: 40) ? text : nil
        case .status: return Status(rawValue: text)?.rawValue
        case .signOfLife: return SignAge(rawValue: text)?.rawValue
        case .taxShare: return TaxShareStanding(rawValue: text)?.rawValue
        case .year: return Int(text).flatMap { (1...9999).contains($0) ? String($0) : nil }
        case .contact, .sample: return ["yes", "no"].contains(text) ? text : nil
        case .source: return isWord(text, longest: 60) ? text : nil
        case .location: return ["address", "locality", "gmina"].contains(text) ? text : nil
        case .placing: return Placing(rawValue: text)?.rawValue
        }
    }

    private func isWord(_ text: String, longest: Int) -> Bool {
        (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }
}

extension LiveRegister.View {
    /// A value as people read it.
    package func label(_ facet: RegisterFacet, _ code: String) -> String {
        switch (facet, code) {
        case (.powiat, "none"): "powiat nieznany"
        case (.gmina, "none"): "gmina nieznana"
        case (.gmina, RegisterSchema.outside): "poza wczytanym obszarem"
        case (.powiat, _), (.gmina, _): Teryt(code).flatMap { territory[$0]?.label } ?? code
        case (.sphere, "none"), (.statedSphere, "none"): "żadna sfera"
        case (.sphere, _), (.statedSphere, _): sphere(code)?.name ?? code
        case (.kind, _): BodyKind(rawValue: code)?.label ?? code
        case (.form, "none"): "forma nieznana"
        case (.form, _): forms[code]?.label ?? code
        case (.status, "none"): "wpis nieznany"
        case (.status, _): Status(rawValue: code)?.label ?? code
        case (.signOfLife, "none"): "nie znamy żadnego"
        case (.signOfLife, _): SignAge(rawValue: code)?.label ?? code
        case (.taxShare, "none"): TaxShareStanding.none.label
        case (.taxShare, _): TaxShareStanding(rawValue: code)?.label ?? code
        case (.year, "none"): "rok nieznany"
        case (.contact, "yes"): "znamy e-mail, telefon albo stronę"
        case (.contact, _): "nie znamy"
        case (.source, "none"): "bez źródła"
        case (.source, _): sources[code]?.title ?? code
        case (.location, "address"): "dokładny adres"
        case (.location, "locality"): "miejscowość"
        case (.location, "gmina"): "sama gmina"
        case (.location, _): "nieznane"
        case (.placing, _): Placing(rawValue: code)?.label ?? code
        case (.sample, "yes"): "przykładowe"
        case (.sample, _): "prawdziwe"
        default: code
        }
    }

    /// Values of a facet in the order in which people look for them.
    package func ordered(_ facet: RegisterFacet, _ codes: [String]) -> [String] {
        func last(_ code: String) -> Int { code == "none" ? 2 : code == RegisterSchema.outside ? 1 : 0 }
        func key(_ code: String) -> String {
            switch facet {
            case .sphere, .statedSphere: Sphere.sortKey(code)
            case .kind: place(BodyKind.allCases.map(\.rawValue), code)
            case .status: place(Status.allCases.map(\.rawValue), code)
            case .signOfLife: place(SignAge.allCases.map(\.rawValue), code)
            case .taxShare: place(TaxShareStanding.allCases.map(\.rawValue), code)
            case .location: place(Precision.allCases.map(\.rawValue), code)
            case .placing: place(Placing.allCases.map(\.rawValue), code)
            case .year: String(10_000 - (Int(code) ?? 0))
            case .contact, .sample: code == "yes" ? "0" : "1"
            default: Polish.sortKey(label(facet, code))
            }
        }
        return codes.map { (code: $0, last: last($0), key: key($0)) }.sorted { ($0.last, $0.key, $0.code) < ($1.last, $1.key, $1.code) }.map(\.code)
    }

    private func place(_ codes: [String], _ code: String) -> String { String(UnicodeScalar(UInt8(65 + (codes.firstIndex(of: code) ?? 60)))) }
}
