/// Numbers for vertices in the order they are first met: a hash table with open addressing.
struct VertexTable {
    private(set) var vertices: [GridPoint] = []
    private var slots: [Int32]
    private let mask: Int

    /// - Parameter count: at least as many vertices as will be met.
    init(capacity count: Int) {
        var size = 16
        while size < count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
        vertices.reserveCapacity(count)
    }

    mutating func number(_ point: GridPoint) -> Int32 {
        var hash = point.key &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            if vertices[Int(slots[slot])] == point { return slots[slot] }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(vertices.count)
        vertices.append(point)
        return slots[slot]
    }
}
