/// Activities, people reached or money, by place.
struct DeedCounting {
    private let table: PlacedDeeds.Table
    private let subject: MapSubject
    private let filter: DeedFilter
    private let slots: PlaceSlots
    private let currencies: [String]
    private let zloty: UInt8?

    init(_ deeds: PlacedDeeds, _ kind: DeedKind, _ subject: MapSubject, _ filter: DeedFilter, _ slots: PlaceSlots) {
        table = deeds.table(kind)
        (self.subject, self.filter, self.slots, currencies) = (subject, filter, slots, deeds.currencies)
        zloty = deeds.currencies.firstIndex(of: "PLN").map { UInt8(clamping: $0) }
    }

    func counts(_ place: DeedCounts.Place) -> PlaceCounts {
        var counts = PlaceCounts()
        var tallies = SlotTallies(slots)
        var found: [Int] = []
        let (places, work) = (table.places[place] ?? CountedLists(), table.places[.work] ?? CountedLists())
        each(&counts) { row, amount, counts in
            if work[row].isEmpty { counts.workUnknown.add(amount) }
            slots.fill(&found, places[row])
            if found.isEmpty { counts.unknown.add(amount) } else { tallies.add(amount, in: found, isDivisible: subject.isDivisible) }
        }
        tallies.write(to: &counts)
        return counts
    }

    /// Only of what is known to the unit in both ways, so that what one place gains others lose.
    func difference() -> (work: PlaceCounts, seat: PlaceCounts) {
        var (counts, seats) = (PlaceCounts(), PlaceCounts())
        var (works, sits) = (SlotTallies(slots), SlotTallies(slots))
        var (here, there): ([Int], [Int]) = ([], [])
        let (places, homes) = (table.places[.work] ?? CountedLists(), table.places[.seat] ?? CountedLists())
        each(&counts) { row, amount, counts in
            if places[row].isEmpty { counts.workUnknown.add(amount) }
            slots.fill(&here, places[row])
            slots.fill(&there, homes[row])
            guard !here.isEmpty, !there.isEmpty, here.allSatisfy(slots.isUnit), there.allSatisfy(slots.isUnit) else {
                return counts.incomparable.add(amount)
            }
            works.add(amount, in: here, isDivisible: subject.isDivisible)
            sits.add(amount, in: there, isDivisible: subject.isDivisible)
        }
        works.write(to: &counts)
        sits.write(to: &seats)
        return (counts, seats)
    }

    /// Every deed that passes and has an amount to count; what has none is counted apart.
    private func each(_ counts: inout PlaceCounts, _ body: (Int, Int, inout PlaceCounts) -> Void) {
        for row in 0..<table.count where filter.passes(row, of: table) {
            if table.samples[row] { counts.hasSample = true }
            guard let amount = amount(row) else {
                note(row, &counts)
                continue
            }
            counts.total.add(amount)
            body(row, amount, &counts)
        }
        counts.newest = table.newest
    }

    private func amount(_ row: Int) -> Int? {
        switch subject {
        case .organisations, .activities: 1
        case .people: table.people[row] == PlacedDeeds.missing ? nil : table.people[row]
        case .money: table.amounts[row] == PlacedDeeds.missing || table.currencies[row] != zloty ? nil : table.amounts[row]
        }
    }

    /// Złoty and euro are never one number.
    private func note(_ row: Int, _ counts: inout PlaceCounts) {
        guard subject == .money, table.amounts[row] != PlacedDeeds.missing else {
            counts.withoutAmount += 1
            return
        }
        counts.otherCurrencies[currencies[Int(table.currencies[row])], default: 0] += Int64(table.amounts[row])
        counts.otherGrants += 1
    }
}
