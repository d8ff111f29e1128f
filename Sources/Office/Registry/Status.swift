/// Where a body stands in its register. Being in a register is not being active.
package enum Status: String, Sendable, Codable, CaseIterable {
    case registered, suspended, liquidation, bankruptcy
    case struckOff = "struck_off"

    package var label: String {
        switch self {
        case .registered: "w rejestrze"
        case .suspended: "zawieszona"
        case .liquidation: "w likwidacji"
        case .bankruptcy: "w upadłości"
        case .struckOff: "wykreślona"
        }
    }

    /// As it stands in an address: `?status=w-likwidacji`.
    package var slug: String {
        switch self {
        case .registered: "w-rejestrze"
        case .suspended: "zawieszona"
        case .liquidation: "w-likwidacji"
        case .bankruptcy: "w-upadlosci"
        case .struckOff: "wykreslona"
        }
    }

    package init?(slug: String) {
        guard let found = Status.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}

/// How well we know where a body has its seat.
package enum Precision: String, Sendable, Codable, CaseIterable {
    case address, locality, gmina
    case unknown = "none"
}

/// How the search for the gmina of a seat ended. Every state is ordinary, is counted, and can be asked for in the list.
package enum Placing: String, Sendable, Codable, CaseIterable {
    /// The gmina is known.
    case located
    /// Several gminas fit, or none of the loaded territory does: a person has to look.
    case ambiguous
    /// The source says a place that is not in the loaded territory.
    case outside
    /// No source gives a seat.
    case noAddress = "no_address"

    package var label: String {
        switch self {
        case .located: "w znanej gminie"
        case .ambiguous: "do sprawdzenia"
        case .outside: "poza wczytanym obszarem"
        case .noAddress: "bez adresu"
        }
    }

    package var slug: String {
        switch self {
        case .located: "znane"
        case .ambiguous: "do-sprawdzenia"
        case .outside: "poza-obszarem"
        case .noAddress: "bez-adresu"
        }
    }

    package init?(slug: String) {
        guard let found = Placing.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}
