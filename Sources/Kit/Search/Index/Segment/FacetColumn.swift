/// The values of one facet, a code for each document.
///
/// What the code is depends on the facet: of a single value its number; of many the number of the set of values; of a dated one the number of
/// the stamp. Numbers of values are those of ``FacetCodes``, 0 for none. Safe to share like all ``Fixed`` memory.
struct FacetColumn: @unchecked Sendable {
    let codes: Fixed<UInt32>
    /// Of many values: the set `n` is `members[setStarts[n]..<setStarts[n + 1]]`; the set 0 is empty. Else empty.
    let setStarts: Fixed<UInt32>
    let members: Fixed<UInt32>
    /// Of a dated facet: the stamps in order; code 0 is none, code `n` the stamp `n - 1`.
    let stamps: Fixed<Int64>
    /// Which documents have which value; of a dated facet empty.
    let sets: ValueSets

    var isMany: Bool { setStarts.count > 0 }

    func members(of set: UInt32) -> Slice<Fixed<UInt32>> { members[Int(setStarts[Int(set)])..<Int(setStarts[Int(set) + 1])] }
}

/// For each value of a facet the documents that have it: a bitmap where they are many, a list where they are few. Safe to share like all
/// ``Fixed`` memory.
struct ValueSets: @unchecked Sendable {
    /// The list of value `n` is `places[starts[n]..<starts[n + 1]]`.
    let starts: Fixed<UInt32>
    let places: Fixed<UInt32>
    /// Where the bitmap of the value begins in `bitmaps`, -1 where it has a list.
    let bitmapStarts: Fixed<Int32>
    let bitmaps: Fixed<UInt64>
    /// Documents of each value.
    let totals: Fixed<Int32>

    var count: Int { totals.count }

    /// Adds the documents of a value to `bits`; of a value that came later than this segment there are none.
    func add(_ value: Int, to bits: Bits) {
        guard value < count else { return }
        if bitmapStarts[value] >= 0 {
            bits.unite(Fixed(rebasing: bitmaps[Int(bitmapStarts[value])..<Int(bitmapStarts[value]) + bits.count]))
        } else {
            for entry in Int(starts[value])..<Int(starts[value + 1]) { bits.insert(places[entry]) }
        }
    }
}

/// Facets counted together: the combinations of their values that occur are numbered, so that one pass over the documents counts all of them.
///
/// Gmina, powiat and voivodeship have no more combinations than there are gminas. Safe to share like all ``Fixed`` memory.
struct FacetGroup: @unchecked Sendable {
    let facets: [Int]
    /// For each document.
    let combinations: Fixed<UInt16>
    /// For each combination the codes of the facets, one after another.
    let codes: Fixed<UInt32>

    /// More would not stay in the nearest cache while they are counted.
    static let most = 4096
    /// Sets of values are more, and adding them up costs more than counting them.
    static let mostAlone = 16_384

    var count: Int { facets.isEmpty ? 0 : codes.count / facets.count }
}
