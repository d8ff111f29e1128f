import Reference
import Values

/// A body of the register: the profile computed from its records.
package struct Organisation: Sendable, Equatable {
    /// The readable name; ``officialName`` is the source's spelling.
    package var name: String
    package var officialName: String
    /// The spelling of the name is doubtful.
    package var hasUncertainName = false
    package var kind = BodyKind.unknown
    /// Code of a legal form, nil when its wording is not in the table.
    package var form: String?
    package var formWording: String?
    package var status: Status?
    package var statusSince: Day?
    package var registeredOn: Day?
    /// KRS number of the body this one is a branch of.
    package var parentKRS: KRSNumber?
    package var seat = Seating()
    package var email: String?
    package var website: String?
    package var phone: String?
    package var delivery: String?
    package var aims: String?
    package var publicBenefit: Bool?
    package var lastSign: SignOfLife?
    package var identifiers: [Identifier] = []
    package var formerNames: [FormerValue] = []
    package var formerSeats: [FormerValue] = []
    /// Newest year first.
    package var taxShares: [TaxShare] = []
    package var entitlements: [Entitlement] = []
    package var attributes: [Attribute] = []
    /// Invented by the program, not stated by a register.
    package var isSample = false
    /// No record speaks of it any more: its page answers 410, its number is kept.
    package var isWithdrawn = false
    /// The newest day any of its records speaks of.
    package var statedOn: Day?
}

/// Where a body has its seat, as far as known.
package struct Seating: Sendable, Equatable {
    package var placing = Placing.noAddress
    package var gmina: Teryt?
    /// Gminas a person has to choose from, when ``placing`` is ambiguous.
    package var candidates: [Teryt] = []
    package var locality: String?
    /// Street, house and flat on one line.
    package var street: String?
    package var postalCode: String?
    /// WGS 84 degrees.
    package var point: Point?
    package var precision = Precision.unknown
    /// Street and point are somebody's home: the public sees the locality only.
    package var isHome = false
}

package struct Identifier: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case krs, nip, regon
        /// The number in a register that is not the court's.
        case other

        package var label: String { self == .other ? "Numer w ewidencji" : rawValue.uppercased() }
    }

    package var kind: Kind
    package var value: String
    package var source: Source
    package var day: Day?
    /// The one to use where the sources differ.
    package var isRecommended: Bool
}

/// A name or a seat the body had until a day; nil: until an unknown one.
package struct FormerValue: Sendable, Equatable {
    package var value: String
    package var until: Day?
}

/// What a body received of the income tax for a tax year.
package struct TaxShare: Sendable, Equatable {
    package var year: Int
    package var amount: Money
    package var source: Source
    package var day: Day?
}

/// The days on which a body may be named in tax returns.
package struct Entitlement: Sendable, Equatable {
    package var year: Int
    package var from: Day
    package var until: Day
}

/// The newest trace of a body's being alive.
package struct SignOfLife: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case confirmation, activity, grant
        case reportFiled = "report_filed"
        case taxShare = "opp_amount"

        package var label: String {
            switch self {
            case .confirmation: "potwierdzenie danych"
            case .activity: "działanie"
            case .grant: "dotacja"
            case .reportFiled: "sprawozdanie złożone w KRS"
            case .taxShare: "kwota 1,5 % podatku"
            }
        }
    }

    package var kind: Kind
    package var on: Day
}

/// One of several codes a body has.
package struct Attribute: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case sphere, area
        case proposedSphere = "proposed_sphere"
        case targetGroup = "target_group"
    }

    package var kind: Kind
    package var code: String
    /// Why it was proposed: "z nazwy i celów"; for what is stated, the source's code.
    package var evidence: String
}
