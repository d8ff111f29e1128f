import Reference

/// How lively an invented gmina is, and what its bodies care for: no region has everything everywhere. The same for every seed, so that what one
/// knows of the sample region stays true.
package struct SampleCharacter: Sendable {
    /// Bodies to a head, against the mean of the region.
    let liveliness: Double
    private let seed: UInt64
    private let isCity: Bool

    package init(of gmina: Unit) {
        seed = UInt64(gmina.teryt.digits) ?? 0
        isCity = gmina.kind == .urban
        var random = SampleRandom(seed: seed &* 0x9E37_79B9)
        let usual = gmina.teryt.isCity ? 1.15 : isCity ? 1.35 : gmina.kind == .urbanRural ? 1.05 : 0.85
        // One rural gmina in twelve is nearly empty.
        liveliness = gmina.kind == .rural && random.chance(0.08) ? 0.12 : usual * (0.5 + random.fraction())
    }

    /// How often a theme comes, among so many: 0 where nobody cares for it.
    package func weights(of themes: Int) -> [Int] {
        var random = SampleRandom(seed: seed &* 0x2545_F491 &+ UInt64(themes))
        let weights = (0..<themes).map { _ in isCity || !random.chance(0.25) ? 1 + random.below(5) : 0 }
        return weights.contains { $0 > 0 } ? weights : weights.map { _ in 1 }
    }
}
