/// Where the documents of a segment are, in the order of latitude, so that a circle looks at a narrow band of them. A document may be in several
/// places, or in none. Safe to share like all ``Fixed`` memory.
struct Spots: @unchecked Sendable {
    let latitudes: Fixed<Int32>, longitudes: Fixed<Int32>
    /// The place of the document each belongs to.
    let owners: Fixed<UInt32>

    init(latitudes: Fixed<Int32>, longitudes: Fixed<Int32>, owners: Fixed<UInt32>) {
        (self.latitudes, self.longitudes, self.owners) = (latitudes, longitudes, owners)
    }

    /// - Parameter spots: in any order.
    init(_ spots: [(place: SearchPlace, owner: UInt32)], on shelf: inout Shelf) {
        // The latitude in the upper half of the key, moved to begin at 0; which spot it is in the lower one.
        let keys = spots.indices.map { UInt64(UInt32(bitPattern: spots[$0].place.latitude) ^ 1 << 31) << 32 | UInt64($0) }.sorted()
        let order = keys.map { Int($0 & 0xFFFF_FFFF) }
        self.init(
            latitudes: shelf.put(order.map { spots[$0].place.latitude }), longitudes: shelf.put(order.map { spots[$0].place.longitude }),
            owners: shelf.put(order.map { spots[$0].owner }))
    }

    var count: Int { owners.count }

    subscript(spot: Int) -> SearchPlace { SearchPlace(latitudes[spot], longitudes[spot]) }

    /// Adds the documents that are in the circle with any of their places. Costs two searches by halves, a comparison for each place in the band
    /// of its latitudes, and a great circle for each in its box; takes no memory.
    func add(in disc: Disc, to bits: Bits) {
        each(in: disc) { spot in bits.insert(owners[spot]) }
    }

    /// Writes how far each document in the circle is with its nearest place, in whole centimetres; what else stands in `distances` is left over.
    func measure(in disc: Disc, into distances: UnsafeMutablePointer<UInt32>) {
        each(in: disc) { spot in distances[Int(owners[spot])] = .max }
        each(in: disc) { spot in
            let owner = Int(owners[spot])
            let metres = Disc.metres(ofHaversine: disc.haversine(self[spot]))
            distances[owner] = min(distances[owner], UInt32((metres * 100).rounded()))
        }
    }

    @inline(__always) private func each(in disc: Disc, _ body: (Int) -> Void) {
        var spot = lowerBound(disc.latitudes.lowerBound)
        let last = disc.latitudes.upperBound
        while spot < count, latitudes[spot] <= last {
            if disc.contains(self[spot]) { body(spot) }
            spot += 1
        }
    }

    /// The first spot that is not south of the latitude.
    private func lowerBound(_ latitude: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if latitudes[middle] < latitude { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Spots {
    func write(to writer: SegmentWriter) throws {
        try writer.put(latitudes)
        try writer.put(longitudes)
        try writer.put(owners)
    }

    /// Nil when what stands there cannot be what was written.
    init?(_ reader: inout SegmentReader) {
        guard let latitudes = reader.take(Int32.self), let longitudes = reader.take(Int32.self), let owners = reader.take(UInt32.self),
            latitudes.count == owners.count, longitudes.count == owners.count
        else { return nil }
        self.init(latitudes: latitudes, longitudes: longitudes, owners: owners)
    }
}
