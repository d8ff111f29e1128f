import Database
import Reference

/// Counts of activities and grants by place, year or sphere. Seat, declared area and real place are three ways of counting and are never mixed.
///
///     let money = try DeedCounts(.grant, by: .powiat, place: .work).answer(in: db)
///     money.rows["0408"]?.amounts["PLN"]       // hundredths, that is grosze
///     money.placeUnknown.deeds                 // of how many grants nobody knows where they work
package struct DeedCounts: Sendable {
    package enum Key: Sendable { case gmina, powiat, year, sphere }

    /// Which place of a deed is meant.
    package enum Place: String, Sendable, CaseIterable {
        /// Where the body sits that leads it or gets the grant.
        case seat
        /// Where that body says it wants to work.
        case area
        /// Where it really happens.
        case work

        package var label: String {
            switch self {
            case .seat: "Gdzie mają siedzibę"
            case .area: "Gdzie chcą działać"
            case .work: "Gdzie działają naprawdę"
            }
        }
    }

    package let kind: DeedKind, key: Key, place: Place
    package var years: ClosedRange<Int>?
    package var sphere: String?
    /// Only these deeds; nil: all that stand.
    package var ids: Set<Int64>?
    /// Sample deeds or real ones; nil: both.
    package var isSample: Bool?

    package init(
        _ kind: DeedKind, by key: Key, place: Place, years: ClosedRange<Int>? = nil, sphere: String? = nil, ids: Set<Int64>? = nil,
        isSample: Bool? = nil
    ) {
        (self.kind, self.key, self.place, self.years) = (kind, key, place, years)
        (self.sphere, self.ids, self.isSample) = (sphere, ids, isSample)
    }

    package func answer(in db: Reading) throws -> DeedBreakdown {
        let places = try DeedPlaces(place, kind, in: db)
        let spheres = key == .sphere || sphere != nil ? try self.spheres(in: db) : [:]
        var answer = DeedBreakdown()
        try db.each(deeds) { row in
            let deed = CountedDeed(
                id: try row.int64("id"), year: try row.intOrNil("year"), amount: try row.int64OrNil("amount"),
                currency: try row.textOrNil("currency"),
                people: try row.intOrNil("people"))
            if let ids, !ids.contains(deed.id) { return }
            if let years, !(deed.year.map(years.contains) ?? false) { return }
            if let sphere, !(spheres[deed.id]?.contains(sphere) ?? false) { return }
            answer.total.add(deed, share: 0, of: 1)
            let found = places[deed.id]
            if found.isEmpty { answer.placeUnknown.add(deed, share: 0, of: 1) }
            switch key {
            case .year: put(deed, deed.year.map { ["\($0)"] } ?? [], &answer)
            case .sphere: put(deed, spheres[deed.id] ?? [], &answer)
            case .gmina, .powiat: put(deed, found, &answer)
            }
        }
        return answer
    }

    private func put(_ deed: CountedDeed, _ keys: [String], _ answer: inout DeedBreakdown) {
        if keys.isEmpty { return answer.unknown.add(deed, share: 0, of: 1) }
        for (share, key) in keys.enumerated() { answer.rows[key, default: DeedTally()].add(deed, share: share, of: keys.count) }
    }

    /// Several places that fall into one unit count as one.
    private func put(_ deed: CountedDeed, _ places: [DeedPlaces.Found], _ answer: inout DeedBreakdown) {
        if places.isEmpty { return answer.unknown.add(deed, share: 0, of: 1) }
        var slots: [Slot] = []
        for place in places {
            let slot = slot(place)
            if !slots.contains(slot) { slots.append(slot) }
        }
        for (share, slot) in slots.enumerated() {
            switch slot {
            case .unit(let teryt): answer.rows[teryt, default: DeedTally()].add(deed, share: share, of: slots.count)
            case .wider: answer.wider.add(deed, share: share, of: slots.count)
            case .outside: answer.outside.add(deed, share: share, of: slots.count)
            }
        }
    }

    private enum Slot: Hashable {
        case unit(String)
        case wider, outside
    }

    private func slot(_ place: DeedPlaces.Found) -> Slot {
        guard case .unit(let teryt) = place else { return place == .outside ? .outside : .wider }
        let digits = key == .gmina ? 6 : 4
        return teryt.utf8.count >= digits ? .unit(String(teryt.prefix(digits))) : .wider
    }

    private var deeds: SQL {
        let sample: SQL = isSample.map { " AND sample = \($0)" } ?? ""
        return switch kind {
        case .grant: "SELECT id, year, awarded AS amount, currency, NULL AS people FROM grant_award WHERE withdrawn = 0" + sample + " ORDER BY id"
        case .activity:
            "SELECT id, starts_on / 10000 AS year, amount, currency, people_reached AS people FROM activity WHERE withdrawn = 0" + sample
                + " ORDER BY id"
        }
    }

    private func spheres(in db: Reading) throws -> [Int64: [String]] {
        var spheres: [Int64: [String]] = [:]
        try db.each("SELECT deed_id, code FROM deed_mark WHERE kind = 'sphere' ORDER BY deed_id, code") {
            spheres[try $0.int64("deed_id"), default: []].append(try $0.text("code"))
        }
        return spheres
    }
}
