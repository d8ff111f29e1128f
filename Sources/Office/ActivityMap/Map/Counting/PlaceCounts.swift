import Values

/// What a map counts, by place. Of every subject and way of counting there is one short piece that makes it.
package struct PlaceCounts: Sendable {
    /// An amount in the unit of the subject, and of how many bodies, activities or grants it is the sum.
    package struct Tally: Sendable, Equatable {
        package var amount = 0, basis = 0

        mutating func add(_ amount: Int, _ basis: Int = 1) { (self.amount, self.basis) = (self.amount + amount, self.basis + basis) }
    }

    /// By TERYT number, of the level that was asked for.
    package var places: [String: Tally] = [:]
    /// What stands in some place: a body or an activity of several places once, though it is counted in each.
    package var placed = Tally()
    /// Known only to an area larger than asked for: a powiat, the voivodeship, the country. Never spread over the places in it.
    package var wider = Tally()
    /// Outside the units that are shown, and where nobody knows.
    package var outside = Tally(), unknown = Tally()
    package var total = Tally()
    /// Left out of everything above: without an amount or a number of people; amounts of other currencies in hundredths, never added.
    package var withoutAmount = 0
    package var otherCurrencies: [String: Int64] = [:], otherGrants = 0
    /// Of money, whatever way it is counted: grants of which nobody knows where they work.
    package var workUnknown = Tally()
    /// Of a difference: what cannot be compared, because one of the two places is not known to the unit.
    package var incomparable = Tally()
    /// The newest day the sources speak of.
    package var newest: Day?
    package var hasSample = false

    package init() {}

    package subscript(_ digits: String) -> Tally { places[digits] ?? Tally() }
}
