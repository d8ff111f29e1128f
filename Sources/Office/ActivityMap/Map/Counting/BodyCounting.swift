/// Bodies of the register by the area they declare, or by where something of theirs really happens.
struct BodyCounting {
    private let deeds: PlacedDeeds
    private let slots: PlaceSlots
    /// Bodies that are counted, as bits of the register.
    private let bits: [UInt64]
    /// Only what was done or awarded in this year.
    private let year: Int16?

    init(_ deeds: PlacedDeeds, _ slots: PlaceSlots, _ bits: [UInt64], year: Int?) {
        (self.deeds, self.slots, self.bits) = (deeds, slots, bits)
        self.year = year.map { Int16(clamping: $0) }
    }

    /// A body that declares several gminas counts in each; what is wider than a unit is not spread.
    func byArea() -> PlaceCounts {
        var counts = PlaceCounts()
        var tallies = SlotTallies(slots)
        var (found, declaring): ([Int], Int) = ([], 0)
        for body in deeds.bodies.indices where isCounted(body) {
            slots.fill(&found, deeds.areas[body])
            guard !found.isEmpty else { continue }
            declaring += 1
            tallies.add(1, in: found, isDivisible: false)
        }
        tallies.write(to: &counts)
        let total = bits.reduce(0) { $0 + $1.nonzeroBitCount }
        counts.total.add(total, total)
        counts.unknown.add(total - declaring, total - declaring)
        return counts
    }

    /// Each body once in every place where an activity or a grant of it happens.
    func byWork() -> PlaceCounts {
        var counts = PlaceCounts()
        var tallies = SlotTallies(slots)
        var found: [Int] = []
        for body in deeds.bodies.indices where isCounted(body) {
            guard fill(&found, body) else { continue }
            counts.total.add(1)
            if found.isEmpty { counts.unknown.add(1) } else { tallies.add(1, in: found, isDivisible: false) }
        }
        tallies.write(to: &counts)
        counts.newest = deeds.tables.values.compactMap(\.newest).max()
        return counts
    }

    /// Of bodies something of which happens in a place that is known to the unit: where that is, and where they sit.
    func difference() -> (work: PlaceCounts, seat: PlaceCounts) {
        var (counts, seats) = (PlaceCounts(), PlaceCounts())
        var (works, sits) = (SlotTallies(slots), SlotTallies(slots))
        var (here, there): ([Int], [Int]) = ([], [])
        for body in deeds.bodies.indices where isCounted(body) {
            guard fill(&here, body) else { continue }
            counts.total.add(1)
            slots.fill(&there, deeds.seats[body])
            here.removeAll { !slots.isUnit($0) }
            guard !here.isEmpty, !there.isEmpty, there.allSatisfy(slots.isUnit) else {
                counts.incomparable.add(1)
                continue
            }
            works.add(1, in: here, isDivisible: false)
            sits.add(1, in: there, isDivisible: false)
        }
        works.write(to: &counts)
        sits.write(to: &seats)
        counts.newest = deeds.tables.values.compactMap(\.newest).max()
        return (counts, seats)
    }

    private func isCounted(_ body: Int) -> Bool {
        let number = Int(deeds.documents[body])
        return number >= 0 && bits[number >> 6] >> UInt64(number & 63) & 1 == 1
    }

    /// The places of all that a body did in the year.
    ///
    /// - Returns: whether it did anything, in whatever place.
    private func fill(_ found: inout [Int], _ body: Int) -> Bool {
        found.removeAll(keepingCapacity: true)
        var (isActive, some): (Bool, [Int]) = (false, [])
        for table in deeds.tables.values {
            guard let places = table.places[.work] else { continue }
            for row in table.byBody[body] where year.map({ table.years[Int(row)] == $0 }) ?? true {
                isActive = true
                slots.fill(&some, places[Int(row)])
                for slot in some where !found.contains(slot) { found.append(slot) }
            }
        }
        return isActive
    }
}
