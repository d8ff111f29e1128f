/// What a source says of a grant.
package struct GrantFacts: DeedFacts, Hashable {
    package static var kind: DeedKind { .grant }

    package var title: String?, description: String?
    package var funders: [BodyFacts] = []
    package var programme: String?, programmeCode: String?
    /// Hundredths of the currency.
    package var awarded: Int64?, paid: Int64?, returned: Int64?
    /// ISO 4217.
    package var currency: String
    /// ISO days.
    package var awardedOn: String?, plannedFrom: String?, plannedUntil: String?
    /// Nil for a grant to a person, whose name we do not keep apart from the source's own words.
    package var recipient: BodyFacts?
    package var isToPerson = false
    /// Where the money works; empty: nobody said.
    package var places: [PlaceFacts] = []
    package var spheres: [String] = [], targetGroups: [String] = []
    package var mode = GrantMode.unknown
    package var form = TaskForm.unknown
    package var department: String?, agreement: String?, link: String?
    package var activity: ActivityKey?
    package var origin = Origin.imported

    package init(currency: String) { self.currency = currency }

    /// The activity it pays for: a source of activities and its key there.
    package struct ActivityKey: Codable, Hashable, Sendable {
        package var source: String, key: String

        package init(source: String, key: String) { (self.source, self.key) = (source, key) }
    }
}

/// By which procedure of the act of 24 April 2003 a grant was given.
package enum GrantMode: String, Codable, Sendable, CaseIterable {
    case openCompetition = "open_competition"
    case smallGrant = "small_grant"
    case outsideCompetition = "outside_competition"
    case otherActs = "other_acts"
    case unknown

    package var label: String {
        switch self {
        case .openCompetition: "otwarty konkurs ofert"
        case .smallGrant: "mały grant (art. 19a)"
        case .outsideCompetition: "tryb pozakonkursowy"
        case .otherActs: "inne ustawy"
        case .unknown: "tryb nieznany"
        }
    }
}

/// Whether a public task is supported or entrusted (art. 5 ust. 4).
package enum TaskForm: String, Codable, Sendable, CaseIterable {
    case support, entrusting, unknown

    package var label: String {
        switch self {
        case .support: "wsparcie"
        case .entrusting: "powierzenie"
        case .unknown: "nie podano"
        }
    }
}
