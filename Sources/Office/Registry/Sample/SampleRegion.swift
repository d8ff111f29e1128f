import Polish
import Reference
import Values

/// Invents bodies for a territory: as many as asked, in proportion to the people of each gmina, the same for the same seed.
///
/// Numbers of the court register begin at 9900000000, which no court issues; there is no NIP, no REGON, and every address of mail or web
/// ends in `.example`, which nobody owns (RFC 2606).
package struct SampleRegion: Sendable {
    package let organisations: Int
    package let seed: UInt64
    private let places: [SamplePlace]

    /// - Parameter territory: gminas without a known population get no bodies.
    package init(organisations: Int, seed: UInt64, territory: Territory) {
        (self.organisations, self.seed) = (organisations, seed)
        places = SamplePlace.share(organisations, in: territory)
    }

    /// The bodies one after another, each made only when it is asked for.
    package var bodies: some Sequence<(number: Int, facts: StatedFacts)> {
        let seed = seed
        var number = 0
        return places.lazy.flatMap { place in (0..<place.count).lazy.map { _ in place } }.map { place in
            number += 1
            var maker = SampleMaker(number: number, place: place, random: SampleRandom(seed: seed &+ UInt64(number) &* 0x1234_5677))
            return (number, maker.facts())
        }
    }
}

/// A gmina and how many sample bodies it gets.
struct SamplePlace: Sendable {
    let gmina: Unit
    let count: Int
    /// Metres round the inside point that are sure to be nearer to it than to a point of any other gmina.
    let reach: Double

    /// Whole numbers in proportion to the population, by the largest remainders, so that they add up.
    static func share(_ total: Int, in territory: Territory) -> [SamplePlace] {
        let gminas = territory.gminas.filter { ($0.population?.value ?? 0) > 0 }
        let people = gminas.reduce(0) { $0 + ($1.population?.value ?? 0) }
        guard people > 0 else { return [] }
        let exact = gminas.map { Double(total) * Double($0.population?.value ?? 0) / Double(people) }
        var counts = exact.map { Int($0) }
        let byRemainder = exact.indices.sorted { (exact[$1] - Double(counts[$1]), $0) < (exact[$0] - Double(counts[$0]), $1) }
        for index in byRemainder.prefix(total - counts.reduce(0, +)) { counts[index] += 1 }
        return zip(gminas, counts).map { SamplePlace(gmina: $0, count: $1, reach: reach(of: $0, among: gminas)) }
    }

    private static func reach(of gmina: Unit, among gminas: [Unit]) -> Double {
        guard let inside = gmina.inside else { return 0 }
        let others = gminas.lazy.filter { $0.teryt != gmina.teryt }.compactMap(\.inside)
        let nearest = others.map { inside.metres(to: $0) }.min() ?? 10_000
        return min(0.45 * nearest, 5_000)
    }
}
