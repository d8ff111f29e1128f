/// How a body stands to the 1,5 % of income tax. The status alone is no entitlement.
package enum TaxShareStanding: String, Sendable, CaseIterable {
    case entitled
    case statusOnly = "status_only"
    case amountsOnly = "amounts_only"
    case none

    package var label: String {
        switch self {
        case .entitled: "uprawniona dziś do 1,5 %"
        case .statusOnly: "status OPP bez uprawnienia"
        case .amountsOnly: "tylko dawne kwoty"
        case .none: "bez 1,5 %"
        }
    }

    package var slug: String {
        switch self {
        case .entitled: "uprawniona"
        case .statusOnly: "sam-status"
        case .amountsOnly: "same-kwoty"
        case .none: "nie"
        }
    }

    package init?(slug: String) {
        guard let found = TaxShareStanding.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}
