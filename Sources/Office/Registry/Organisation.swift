import Reference
import Values

/// A body of the register: the profile computed from its records.
package struct Organisation: Sendable, Equatable {
    /// The readable name; ``officialName`` is the source's spelling.
    package var name: String
    package var officialName: String
    /// Code of a legal form, nil when its wording is not in the table.
    package var form: String?
    package var formWording: String?
    package var status: Status?
    package var statusSince: Day?
    package var registeredOn: Day?
    package var seat = Seating()
    package var email: String?
    package var website: String?
    package var phone: String?
    package var delivery: String?
    package var aims: String?
    package var publicBenefit: Bool?
    package var identifiers: [Identifier] = []
    package var formerNames: [FormerValue] = []
    package var formerSeats: [FormerValue] = []
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
}

package struct Identifier: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case krs, nip, regon

        package var label: String { rawValue.uppercased() }
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
