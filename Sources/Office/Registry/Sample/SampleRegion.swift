import Polish
import Reference
import Values

/// Invents bodies for a territory: as many as asked, in proportion to the people of each gmina and to how lively it is, the same for the same seed.
///
/// Numbers of the court register begin at 9900000000, which no court issues, and those of REGON with 99, which no voivodeship had; there is no
/// NIP. Telephones have 0 behind the area code, and every address of mail or web ends in `.example`, which nobody owns (RFC 2606).
package struct SampleRegion: Sendable {
    package let organisations: Int
    package let seed: UInt64
    private let places: [SamplePlace]
    /// Others than the register speak of every so manieth body.
    private let step: Int
    /// Of so many bodies at most: a region of a million is made for measuring, not for looking at what its sources say.
    private static let spokenOf = 8_000

    /// - Parameter territory: gminas without a known population get no bodies.
    package init(organisations: Int, seed: UInt64, territory: Territory) {
        (self.organisations, self.seed) = (organisations, seed)
        step = max(1, (organisations + SampleRegion.spokenOf - 1) / SampleRegion.spokenOf)
        places = SamplePlace.share(organisations, in: territory)
    }

    /// The bodies one after another, as their register has them, each made only when it is asked for.
    package var bodies: some Sequence<(number: Int, facts: StatedFacts)> { lots.lazy.map { (number: $0.lot.number, facts: facts($0.lot, $0.place)) } }

    /// What another source says of those bodies it knows.
    package func records(of source: SampleSource) -> some Sequence<(number: Int, facts: StatedFacts)> {
        lots.lazy.compactMap { lot, place in
            guard let rank = rank(lot) else { return nil }
            var teller = SampleTeller(
                source: source, lot: lot, gmina: place.gmina, around: place.around, rank: rank, register: facts(lot, place),
                random: random(lot.number, for: source.rawValue))
            return teller.facts().map { (number: lot.number, facts: $0) }
        }
    }

    private var lots: SampleLots {
        let region = self
        return SampleLots(places) { region.random($0, for: 0) }
    }

    /// The body's number among those others speak of; nil when only its register does.
    private func rank(_ lot: SampleLot) -> Int? { lot.number % step == 0 ? lot.number / step : nil }

    private func facts(_ lot: SampleLot, _ place: SamplePlace) -> StatedFacts {
        var maker = SampleMaker(lot: lot, place: place, rank: rank(lot), random: random(lot.number, for: 1))
        return maker.facts()
    }

    /// Every body has numbers of its own for every use, so that it is the same alone and among others.
    private func random(_ number: Int, for use: UInt64) -> SampleRandom {
        SampleRandom(seed: seed &+ UInt64(number) &* 0x1234_5677 &+ use &* 0x9E37_79B9_0000_0001)
    }
}

/// A gmina and how many sample bodies it gets.
struct SamplePlace: Sendable {
    let gmina: Unit
    /// Its place among the gminas with bodies, and how many those are.
    let number: Int, among: Int
    /// How many bodies the gminas before it have, and how many it has.
    let first: Int, count: Int
    /// Metres round the inside point that are sure to be nearer to it than to a point of any other gmina.
    let reach: Double
    /// What its bodies care for, and how often.
    let themes: [(SampleWords.Theme, Int)]
    /// The other gminas of its powiat.
    let around: [Teryt]

    func isTown(_ body: Int) -> Bool { gmina.kind == .urban || (gmina.kind == .urbanRural && body % 3 != 0) }

    /// Whole numbers in proportion to the population and the liveliness, by the largest remainders, so that they add up.
    static func share(_ total: Int, in territory: Territory) -> [SamplePlace] {
        let gminas = territory.gminas.filter { ($0.population?.value ?? 0) > 0 }
        let weights = gminas.map { Double($0.population?.value ?? 0) * SampleCharacter(of: $0).liveliness }
        let whole = weights.reduce(0, +)
        guard whole > 0 else { return [] }
        let exact = weights.map { Double(total) * $0 / whole }
        var counts = exact.map { Int($0) }
        let byRemainder = exact.indices.sorted { (exact[$1] - Double(counts[$1]), $0) < (exact[$0] - Double(counts[$0]), $1) }
        for index in byRemainder.prefix(total - counts.reduce(0, +)) { counts[index] += 1 }
        var (places, first) = ([SamplePlace](), 0)
        for (number, (gmina, count)) in zip(gminas, counts).enumerated() where count > 0 {
            let reach = reach(of: gmina, among: gminas)
            let themes = Array(zip(SampleWords.themes, SampleCharacter(of: gmina).weights(of: SampleWords.themes.count)))
            let around = territory.gminas(of: gmina.teryt.powiat ?? gmina.teryt).map(\.teryt).filter { $0 != gmina.teryt }
            places.append(
                SamplePlace(
                    gmina: gmina, number: number, among: gminas.count, first: first, count: count, reach: reach, themes: themes, around: around))
            first += count
        }
        return places
    }

    private static func reach(of gmina: Unit, among gminas: [Unit]) -> Double {
        guard let inside = gmina.inside else { return 0 }
        let others = gminas.lazy.filter { $0.teryt != gmina.teryt }.compactMap(\.inside)
        let nearest = others.map { inside.metres(to: $0) }.min() ?? 10_000
        return min(0.45 * nearest, 5_000)
    }
}
