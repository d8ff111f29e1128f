import Reference

/// To which unit of a map each code belongs: `0..<units.count` are the units, behind them stand what is wider and what lies outside.
struct PlaceSlots: Sendable {
    let units: [Unit]
    private let slots: [Int32]

    var wider: Int { units.count }
    var outside: Int { units.count + 1 }
    var count: Int { units.count + 2 }

    init(_ level: MapLevel, _ territory: Territory, codes: [String]) {
        let units = level == .gmina ? territory.gminas : territory.powiats
        self.units = units
        let digits = level == .gmina ? 6 : 4
        let numbers = Dictionary(units.enumerated().map { ($1.teryt.digits, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        let (wider, outside) = (Int32(units.count), Int32(units.count + 1))
        slots = codes.enumerated().map { number, code in
            if number == PlacedDeeds.outside { return outside }
            if number == PlacedDeeds.everywhere || code.utf8.count < digits { return wider }
            // A unit that is gone has no place on the map.
            return numbers[String(code.prefix(digits))] ?? outside
        }
    }

    func isUnit(_ slot: Int) -> Bool { slot < units.count }

    /// The different slots of some codes, in the order of their coming.
    func fill(_ found: inout [Int], _ codes: ArraySlice<UInt16>) {
        found.removeAll(keepingCapacity: true)
        for code in codes {
            let slot = Int(slots[Int(code)])
            if !found.contains(slot) { found.append(slot) }
        }
    }
}

/// Tallies by slot, made into counts at the end.
struct SlotTallies {
    private var tallies: [PlaceCounts.Tally]
    private let slots: PlaceSlots
    private(set) var placed = PlaceCounts.Tally()

    init(_ slots: PlaceSlots) {
        self.slots = slots
        tallies = Array(repeating: PlaceCounts.Tally(), count: slots.count)
    }

    /// One body, activity or grant in its places: in equal parts that add up, or whole in each unit; what stands in no unit is told once.
    mutating func add(_ amount: Int, in found: [Int], isDivisible: Bool) {
        var (inside, isInside) = (0, false)
        if !isDivisible, let first = found.first, !found.contains(where: slots.isUnit) { return tallies[first].add(amount) }
        for (share, slot) in found.enumerated() where isDivisible || slots.isUnit(slot) {
            let part = isDivisible ? Int(DeedTally.part(Int64(amount), share, found.count)) : amount
            tallies[slot].add(part)
            guard slots.isUnit(slot) else { continue }
            inside = isDivisible ? inside + part : amount
            isInside = true
        }
        if isInside { placed.add(inside) }
    }

    func write(to counts: inout PlaceCounts) {
        for (unit, tally) in zip(slots.units, tallies) where tally.basis > 0 { counts.places[unit.teryt.digits] = tally }
        (counts.wider, counts.outside, counts.placed) = (tallies[slots.wider], tallies[slots.outside], placed)
    }
}
