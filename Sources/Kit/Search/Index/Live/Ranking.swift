/// The order by name of the documents of all parts together.
///
/// With one part it is the order of its places, and nothing has to be kept. Dead documents have ranks too.
struct Ranking: Sendable {
    /// For each part, for each place, the rank; nil with one part.
    private let ranks: [[UInt32]]?
    /// For each rank: the part in the upper half, the place in the lower.
    private let documents: [UInt64]

    init(_ parts: [Part]) {
        guard parts.count > 1 else {
            (ranks, documents) = (nil, [])
            return
        }
        var documents: [UInt64] = []
        documents.reserveCapacity(parts.reduce(0) { $0 + $1.segment.count })
        // The largest part is merged in last, and in stretches: small ones take their places among it by halving.
        let order = parts.indices.sorted { parts[$0].segment.count < parts[$1].segment.count }
        for part in order { documents = Ranking.merged(documents, with: part, parts) }
        var ranks = parts.map { [UInt32](repeating: 0, count: $0.segment.count) }
        for (rank, document) in documents.enumerated() { ranks[Int(document >> 32)][Int(document & 0xFFFF_FFFF)] = UInt32(rank) }
        (self.ranks, self.documents) = (ranks, documents)
    }

    func ranks(ofPart part: Int) -> [UInt32]? { ranks?[part] }

    func document(rank: Int) -> (part: Int, place: Int) {
        guard ranks != nil else { return (0, rank) }
        return (Int(documents[rank] >> 32), Int(documents[rank] & 0xFFFF_FFFF))
    }

    private static func merged(_ few: [UInt64], with part: Int, _ parts: [Part]) -> [UInt64] {
        let segment = parts[part].segment
        var merged: [UInt64] = []
        merged.reserveCapacity(few.count + segment.count)
        var next = 0
        for document in few {
            let other = parts[Int(document >> 32)].segment
            let place = Int(document & 0xFFFF_FFFF)
            var (low, high) = (next, segment.count)
            while low < high {
                let middle = (low + high) / 2
                if segment.precedes(middle, place, of: other) { low = middle + 1 } else { high = middle }
            }
            while next < low {
                merged.append(UInt64(part) << 32 | UInt64(next))
                next += 1
            }
            merged.append(document)
        }
        while next < segment.count {
            merged.append(UInt64(part) << 32 | UInt64(next))
            next += 1
        }
        return merged
    }
}

extension Segment {
    /// Whether the document here comes before one of another segment: by name, then by id.
    func precedes(_ place: Int, _ otherPlace: Int, of other: Segment) -> Bool {
        let order = compare(names[place], other.names[otherPlace])
        return order == 0 ? ids[place] < other.ids[otherPlace] : order < 0
    }
}
