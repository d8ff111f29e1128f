import Reference
import Registry
import Values

/// What an entry of a source speaks of. The raw value is the object of its changes and of its records.
package enum DeedKind: String, Sendable, CaseIterable {
    case activity, grant
}

/// What one source says of an activity or a grant; nil where it says nothing. Kept as JSON, equal facts as equal text.
package protocol DeedFacts: Codable, Sendable {
    static var kind: DeedKind { get }
}

/// Who brought an activity or a grant.
package enum Origin: String, Sendable, Codable, CaseIterable {
    case sample, organisation
    case imported = "import"
}

/// A body as an activity or a grant names it.
package struct BodyFacts: Codable, Hashable, Sendable {
    package var name: String?
    /// With right check digits, as ``KRSNumber``, ``NIP`` and ``REGON`` print them.
    package var krs: String?, nip: String?, regon: String?
    /// As the source numbers it, `GB-CHC-1136419`.
    package var identifier: String?
    /// The body's entry in the register, where whoever wrote this knew it: a source and its key.
    package var record: RecordKey?
    package var seat: PlaceWords?

    package init(name: String? = nil) { self.name = name }

    package struct RecordKey: Codable, Hashable, Sendable {
        package var source: String, key: String

        package init(source: String, key: String) { (self.source, self.key) = (source, key) }
    }
}

/// A place in the words of the source.
package struct PlaceWords: Codable, Hashable, Sendable {
    package var country: String?, voivodeship: String?, powiat: String?, gmina: String?, locality: String?, postalCode: String?, teryt: String?

    package init() {}

    package var isEmpty: Bool { self == PlaceWords() }

    var seat: Seat {
        Seat(
            country: country, teryt: teryt, voivodeship: voivodeship, powiat: powiat, gmina: gmina, locality: locality, postalCode: postalCode)
    }
}

/// Where something happens: a point, words to be located, or an area by its code.
package struct PlaceFacts: Codable, Hashable, Sendable {
    /// A TERYT number, `region` or `country`.
    package var code: String?
    package var words: PlaceWords?
    /// Degrees, WGS 84.
    package var latitude: Double?, longitude: Double?

    package init(code: String? = nil, words: PlaceWords? = nil) { (self.code, self.words) = (code, words) }
}

/// A body and what it does in it.
package struct PartyFacts: Codable, Hashable, Sendable {
    package var role: Role
    package var body: BodyFacts

    package init(_ role: Role, _ body: BodyFacts) { (self.role, self.body) = (role, body) }

    package enum Role: String, Codable, Sendable, CaseIterable {
        case leader, partner, funder, recipient

        package var label: String {
            switch self {
            case .leader: "prowadzi"
            case .partner: "partner"
            case .funder: "finansuje"
            case .recipient: "otrzymuje dotację"
            }
        }
    }
}

/// An amount in hundredths of its currency.
package struct MoneyFacts: Codable, Hashable, Sendable {
    package var amount: Int64
    /// ISO 4217: `PLN`.
    package var currency: String
    /// Whose money it is, in the words of the source.
    package var source: String?

    package init(amount: Int64, currency: String, source: String? = nil) { (self.amount, self.currency, self.source) = (amount, currency, source) }
}
