/// Numbers that look random and are the same for the same seed on every machine (SplitMix64: Steele, Lea, Flood 2014).
package struct SampleRandom {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number from 0 up to, not including, `bound`.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

    /// From 0 up to, not including, 1.
    package mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

    package mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// One of the items, as often as its weight says.
    package mutating func pick<Item>(weighted items: [(Item, Int)]) -> Item {
        var point = below(items.reduce(0) { $0 + $1.1 })
        for (item, weight) in items {
            if point < weight { return item }
            point -= weight
        }
        return items[items.count - 1].0
    }
}
