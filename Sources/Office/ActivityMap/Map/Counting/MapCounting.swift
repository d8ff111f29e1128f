import Reference
import Registry
import Search
import Values

/// Counts what a map asks for. Every subject and way of counting is one short piece: bodies by seat come from the register's own counts, bodies by
/// area or work and all deeds from ``PlacedDeeds``.
struct MapCounting: Sendable {
    let shelf: RegistryDesk.Shelf
    /// Nil while only seats of bodies are asked for.
    let deeds: PlacedDeeds?

    /// - Parameter spheres: codes; empty for all of them.
    func counts(_ question: MapQuestion, _ place: DeedCounts.Place, spheres: [String]) -> PlaceCounts {
        guard let kind = question.subject.deeds else { return bodies(question.choosing(spheres), place) }
        guard let deeds else { return PlaceCounts() }
        let filter = DeedFilter(question, spheres: spheres, deeds, shelf)
        return DeedCounting(deeds, kind, question.subject, filter, slots(question.level, deeds)).counts(place)
    }

    /// By place of work and by seat, of what is known in both ways.
    func difference(_ question: MapQuestion) -> (work: PlaceCounts, seat: PlaceCounts) {
        guard let deeds else { return (PlaceCounts(), PlaceCounts()) }
        let slots = slots(question.level, deeds)
        guard let kind = question.subject.deeds else {
            var (work, seat) = BodyCounting(deeds, slots, bits(question, deeds), year: question.year).difference()
            work.hasSample = shelf.counts(question.counted).hasSample
            return (work, seat)
        }
        let filter = DeedFilter(question, spheres: question.spheres, deeds, shelf)
        return DeedCounting(deeds, kind, question.subject, filter, slots).difference()
    }

    private func bodies(_ question: MapQuestion, _ place: DeedCounts.Place) -> PlaceCounts {
        guard place != .seat, let deeds else { return seats(question) }
        let slots = slots(question.level, deeds)
        let dated = place == .work ? question : question.with(\.search, question.dated(in: shelf))
        let counting = BodyCounting(deeds, slots, bits(dated, deeds), year: question.year)
        let found = shelf.counts(dated.counted)
        var counts = place == .work ? counting.byWork() : counting.byArea()
        counts.hasSample = found.hasSample
        if place == .area { counts.newest = found.newest }
        return counts
    }

    private func seats(_ question: MapQuestion) -> PlaceCounts {
        let found = shelf.counts(question.dated(in: shelf))
        var counts = PlaceCounts()
        let units = question.level == .gmina ? shelf.territory.gminas : shelf.territory.powiats
        for unit in units {
            let count = found.count(question.level.facet, unit.teryt.digits)
            counts.places[unit.teryt.digits] = PlaceCounts.Tally(amount: count, basis: count)
            counts.placed.add(count, count)
        }
        counts.total = PlaceCounts.Tally(amount: found.total, basis: found.total)
        let elsewhere = found.total - counts.placed.amount
        counts.unknown = PlaceCounts.Tally(amount: elsewhere, basis: elsewhere)
        (counts.newest, counts.hasSample) = (found.newest, found.hasSample)
        return counts
    }

    private func slots(_ level: MapLevel, _ deeds: PlacedDeeds) -> PlaceSlots { PlaceSlots(level, shelf.territory, codes: deeds.codes) }

    /// Bodies the filters leave, as bits of the register.
    private func bits(_ question: MapQuestion, _ deeds: PlacedDeeds) -> [UInt64] {
        deeds.view.snapshot.bits(question.counted.query(sample: shelf.sample, today: shelf.today))
    }
}

extension MapQuestion {
    /// The chosen spheres, all of them when none is.
    var spheres: [String] { search.choices[.sphere] ?? [] }

    func choosing(_ spheres: [String]) -> MapQuestion { with(\.search, search.choosing(.sphere, spheres)) }

    /// Filters that speak of a body and not of a deed: they narrow deeds to those of such bodies. Nil when there are none; the kinds that are
    /// chosen unless somebody says otherwise are no filter of deeds, whose bodies need not be in the register at all.
    var bodyFilter: OrganisationSearch? {
        var search = counted.choosing(.sphere, []).choosing(.sample, [])
        if search.kinds == .counted { search.kinds = .every }
        (search.perPage, search.page) = (OrganisationSearch().perPage, 1)
        return search == OrganisationSearch().with(\.kinds, .every) ? nil : search
    }
}
