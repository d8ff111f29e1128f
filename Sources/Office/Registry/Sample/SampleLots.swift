import Reference

/// The bodies of a region in the order of their gminas, each as what one has to know to make it.
struct SampleLots: Sequence, IteratorProtocol {
    private let places: [SamplePlace]
    private let random: @Sendable (Int) -> SampleRandom
    private var place = 0, offset = 0
    /// Bodies of a sort so far, in the town and in the villages of the gmina.
    private var towns: [SampleSort: Int] = [:], villages: [SampleSort: Int] = [:]

    /// - Parameter random: the numbers from which the sort of a body is drawn.
    init(_ places: [SamplePlace], random: @escaping @Sendable (Int) -> SampleRandom) { (self.places, self.random) = (places, random) }

    mutating func next() -> (lot: SampleLot, place: SamplePlace)? {
        guard place < places.count else { return nil }
        let here = places[place]
        offset += 1
        let number = here.first + offset
        var random = random(number)
        let isTown = here.isTown(number)
        let sort = random.pick(weighted: isTown ? SampleSort.ofTown : SampleSort.ofVillage)
        let ordinal = isTown ? towns[sort, default: 0] : villages[sort, default: 0]
        if isTown { towns[sort] = ordinal + 1 } else { villages[sort] = ordinal + 1 }
        if offset == here.count { (place, offset, towns, villages) = (place + 1, 0, [:], [:]) }
        return (SampleLot(number: number, isTown: isTown, sort: sort, ordinal: ordinal), here)
    }
}
