/// A count of activities or grants with their money and people.
package struct DeedTally: Sendable, Hashable {
    package var deeds = 0
    /// Hundredths by currency (ISO 4217): currencies are never added up.
    package var amounts: [String: Int64] = [:]
    /// Deeds whose amount nobody gave: missing, not zero.
    package var withoutAmount = 0
    /// People reached, of the activities that say how many.
    package var people = 0

    mutating func add(_ deed: CountedDeed, share: Int, of shares: Int) {
        deeds += 1
        if let amount = deed.amount, let currency = deed.currency {
            amounts[currency, default: 0] += DeedTally.part(amount, share, shares)
        } else {
            withoutAmount += 1
        }
        people += Int(DeedTally.part(Int64(deed.people ?? 0), share, shares))
    }

    /// Equal parts that add up: what does not divide goes to the first ones.
    static func part(_ whole: Int64, _ share: Int, _ shares: Int) -> Int64 {
        let (part, rest) = whole.quotientAndRemainder(dividingBy: Int64(max(1, shares)))
        return part + (Int64(share) < abs(rest) ? rest.signum() : 0)
    }
}

/// A deed as it is counted.
struct CountedDeed {
    let id: Int64
    let year: Int?
    let amount: Int64?, currency: String?
    let people: Int?
}

/// Deeds counted by one thing, with what cannot be told.
package struct DeedBreakdown: Sendable, Equatable {
    /// By TERYT number, year or code of a sphere. A deed of several gminas counts in each of them, its money and people in equal parts, so that the
    /// sums of all rows and of what follows are those of ``total``.
    package var rows: [String: DeedTally] = [:]
    /// Where the place is known, but only to an area larger than asked for: a powiat, the voivodeship, the country.
    package var wider = DeedTally()
    /// Outside the territory that is loaded.
    package var outside = DeedTally()
    /// What is asked for is not known: the year, the sphere, or the place.
    package var unknown = DeedTally()
    /// Of all deeds, whatever they are counted by: those whose place is not known. Every view of money says it.
    package var placeUnknown = DeedTally()
    package var total = DeedTally()
}
