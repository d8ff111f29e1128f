import Database

/// Which body of the register a body of a deed is.
package struct BodyMatch: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// By KRS, NIP or REGON, or by its entry in the register.
        case number
        /// By name and seat, and exactly one body fits.
        case name
        /// Numbers of several bodies, several of that name at that place, or only the name fits: a person decides.
        case doubtful
        case none

        package var label: String {
            switch self {
            case .number: "rozpoznana po numerze"
            case .name: "rozpoznana po nazwie i siedzibie"
            case .doubtful: "do sprawdzenia"
            case .none: "spoza rejestru"
            }
        }
    }

    package var kind: Kind
    /// For ``Kind/number`` and ``Kind/name``.
    package var organisation: Int64?
    /// For ``Kind/doubtful``, ascending.
    package var candidates: [Int64] = []

    static let none = BodyMatch(kind: .none)

    var candidatesText: String { candidates.isEmpty ? "" : IDRanges(candidates).text }
}
