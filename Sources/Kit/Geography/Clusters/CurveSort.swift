/// Order along Morton's curve: the bits of y and x in turn, so that a square of any power of two is one stretch.
enum CurveSort {
    struct Item {
        var key: UInt64, number: UInt32
    }

    static func key(_ place: WorldPoint) -> UInt64 { spread(place.x) | spread(place.y) << 1 }

    private static func spread(_ value: UInt32) -> UInt64 {
        var bits = UInt64(value)
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333
        return (bits | bits << 1) & 0x5555_5555_5555_5555
    }

    /// By key, equal ones in the order they came: eleven bits a round, rounds in which all are alike left out.
    static func sort(_ items: inout [Item]) {
        var other = items
        for shift in stride(from: 0, to: 64, by: 11) {
            var starts = [Int](repeating: 0, count: 2_048)
            for item in items { starts[Int(item.key >> UInt64(shift) & 2_047)] += 1 }
            if starts.contains(items.count) { continue }
            var sum = 0
            for index in starts.indices { (starts[index], sum) = (sum, sum + starts[index]) }
            for item in items {
                let digit = Int(item.key >> UInt64(shift) & 2_047)
                other[starts[digit]] = item
                starts[digit] += 1
            }
            swap(&items, &other)
        }
    }
}
