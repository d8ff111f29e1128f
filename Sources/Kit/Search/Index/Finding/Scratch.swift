import Synchronization

/// Memory one query works in, as large as the largest part. Taking it anew from the system would cost more than most queries.
///
/// Unchecked, although it is written: ``ScratchDesk`` takes it out of its list under a lock and puts it back under one, so at any moment one query
/// has it, and a query runs on one thread.
final class Scratch: @unchecked Sendable {
    let capacity: Int
    /// For each place, the best score for the word at hand; zero between uses.
    let best: UnsafeMutablePointer<UInt32>
    let list: UnsafeMutablePointer<UInt32>
    let scores: UnsafeMutablePointer<UInt32>
    /// Documents that fail one filter alone, and which; and those of one filter.
    let near: UnsafeMutablePointer<UInt32>
    let nearFilters: UnsafeMutablePointer<UInt8>
    let nearOne: UnsafeMutablePointer<UInt32>
    /// For each combination of a group; zero between uses. Two of them side by side.
    let histogram: UnsafeMutablePointer<UInt32>
    /// What a word found in a field of each length is worth; left over from whoever had it before.
    let worth: UnsafeMutablePointer<UInt32>
    private var keptDistances: UnsafeMutablePointer<UInt32>?
    /// For each place, how far it is; made when the first question asks for the nearest. What it holds is left over from whoever had it before.
    var distances: UnsafeMutablePointer<UInt32> {
        if let keptDistances { return keptDistances }
        let made = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity + 1)
        keptDistances = made
        return made
    }
    private var bitmaps: [UnsafeMutablePointer<UInt64>] = []
    private var bitmapsInUse = 0

    private let wordCapacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        wordCapacity = (capacity + 63) / 64
        best = .allocate(capacity: capacity + 1)
        best.initialize(repeating: 0, count: capacity + 1)
        list = .allocate(capacity: capacity + 64)
        scores = .allocate(capacity: capacity + 64)
        near = .allocate(capacity: capacity + 64)
        nearFilters = .allocate(capacity: capacity + 64)
        nearOne = .allocate(capacity: capacity + 64)
        histogram = .allocate(capacity: 2 * FacetGroup.mostAlone)
        worth = .allocate(capacity: Weights.normCount)
        histogram.initialize(repeating: 0, count: 2 * FacetGroup.mostAlone)
    }

    deinit {
        best.deallocate()
        list.deallocate()
        scores.deallocate()
        near.deallocate()
        nearFilters.deallocate()
        nearOne.deallocate()
        histogram.deallocate()
        worth.deallocate()
        keptDistances?.deallocate()
        for bitmap in bitmaps { bitmap.deallocate() }
    }

    /// A bitmap for a part; what it holds is left over from whoever had it before.
    func bits(for count: Int) -> Bits {
        if bitmapsInUse == bitmaps.count { bitmaps.append(.allocate(capacity: max(wordCapacity, 1))) }
        bitmapsInUse += 1
        return Bits(start: bitmaps[bitmapsInUse - 1], count: (count + 63) / 64)
    }

    /// All bitmaps handed out may be handed out again.
    func releaseBits() { bitmapsInUse = 0 }
}

/// Keeps scratch memory for the next query.
final class ScratchDesk: Sendable {
    private let free = Mutex<[Scratch]>([])

    func withScratch<Result>(_ capacity: Int, _ body: (Scratch) throws -> Result) rethrows -> Result {
        let scratch = take(capacity)
        defer { giveBack(scratch) }
        return try body(scratch)
    }

    /// The smallest that is large enough: queries take one for each part, and parts differ in size.
    func take(_ capacity: Int) -> Scratch {
        let kept = free.withLock { free -> Scratch? in
            let fitting = free.indices.filter { free[$0].capacity >= capacity }
            return fitting.min { free[$0].capacity < free[$1].capacity }.map { free.remove(at: $0) }
        }
        return kept ?? Scratch(capacity: capacity + capacity / 8)
    }

    func giveBack(_ scratch: Scratch) {
        scratch.releaseBits()
        free.withLock { free in
            free.append(scratch)
            if free.count > 16, let smallest = free.indices.min(by: { free[$0].capacity < free[$1].capacity }) { free.remove(at: smallest) }
        }
    }
}
