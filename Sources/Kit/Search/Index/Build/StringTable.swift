import Foundation

/// Numbers byte strings as they come: equal strings get equal numbers.
struct StringTable {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int] = [0]
    private var hashes: [UInt32] = []
    /// Number + 1 of the string that hashes here, 0 for none; a power of two of them, at most half full.
    private var slots: [UInt32]

    /// - Parameter slots: a power of two; twice as many as strings are awaited.
    init(slots: Int = 1024) { self.slots = [UInt32](repeating: 0, count: slots) }

    var count: Int { hashes.count }

    mutating func number(of string: Fixed<UInt8>) -> UInt32 {
        let hash = StringTable.hash(string)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash && isEqual(number, string) { return UInt32(number) }
            slot = (slot + 1) & mask
        }
        slots[slot] = UInt32(count) + 1
        hashes.append(hash)
        bytes.append(contentsOf: string)
        starts.append(bytes.count)
        if count * 2 > slots.count { grow() }
        return UInt32(count - 1)
    }

    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    private func isEqual(_ number: Int, _ string: Fixed<UInt8>) -> Bool {
        let start = starts[number]
        guard starts[number + 1] - start == string.count else { return false }
        guard let other = string.baseAddress else { return true }
        return bytes.withUnsafeBytes { $0.baseAddress.map { memcmp($0 + start, other, string.count) == 0 } ?? false }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for number in hashes.indices {
            var slot = Int(hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number) + 1
        }
    }

    /// Eight bytes at a time.
    private static func hash(_ string: Fixed<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(string)
        var hash = UInt64(string.count) &* 0x9E37_79B9_7F4A_7C15
        var place = 0
        while place + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
            place += 8
        }
        var rest: UInt64 = 0
        while place < raw.count {
            rest = rest << 8 | UInt64(raw[place])
            place += 1
        }
        hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}

/// The strings of several tables as one sorted list without repetition.
struct StringUnion {
    /// The strings in order: which table, and its number there. Of equal strings one stands for all.
    private(set) var entries: [(table: Int, number: Int)] = []
    /// For each table, for each of its numbers, the place in `entries`.
    private(set) var places: [[UInt32]]

    init(_ tables: [StringTable]) {
        // Only read, by all.
        let shared = Shared(tables)
        let orders = inParallel(tables.count) { table in
            let table = shared.value[table]
            return table.bytes.withUnsafeBufferPointer { bytes in
                ByteSort.sorted(Array(0..<UInt32(table.count))) { number in
                    Fixed(rebasing: bytes[table.starts[Int(number)]..<table.starts[Int(number) + 1]])
                } tie: {
                    $0 < $1
                }
            }
        }
        places = tables.map { [UInt32](repeating: 0, count: $0.count) }
        var cursors = [Int](repeating: 0, count: tables.count)
        while true {
            var least: Int?
            for table in tables.indices where cursors[table] < orders[table].count {
                guard let best = least else {
                    least = table
                    continue
                }
                if tables.compare((table, Int(orders[table][cursors[table]])), (best, Int(orders[best][cursors[best]]))) < 0 { least = table }
            }
            guard let least else { break }
            let entry = (table: least, number: Int(orders[least][cursors[least]]))
            if let last = entries.last, tables.compare(last, entry) == 0 {
                places[least][entry.number] = UInt32(entries.count - 1)
            } else {
                places[least][entry.number] = UInt32(entries.count)
                entries.append(entry)
            }
            cursors[least] += 1
        }
    }
}

extension [StringTable] {
    func compare(_ a: (table: Int, number: Int), _ b: (table: Int, number: Int)) -> Int {
        self[a.table].withBytes(a.number) { first in self[b.table].withBytes(b.number) { second in Search.compare(first, second) } }
    }
}

extension StringTable {
    func text(_ number: Int) -> String { withBytes(number) { String(decoding: $0, as: UTF8.self) } }

    func withBytes<Result>(_ number: Int, _ body: (Fixed<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(Fixed(rebasing: $0[starts[number]..<starts[number + 1]])) }
    }
}

extension Shelf {
    /// Puts strings end to end.
    mutating func strings(_ count: Int, _ string: (Int, (Fixed<UInt8>) -> Void) -> Void) -> Strings {
        let starts = room(count + 1, of: UInt64.self)
        starts[0] = 0
        for place in 0..<count { string(place) { starts[place + 1] = starts[place] + UInt64($0.count) } }
        let bytes = room(Int(starts[count]), of: UInt8.self)
        for place in 0..<count {
            string(place) { source in
                let target = UnsafeMutableBufferPointer(rebasing: bytes[Int(starts[place])..<Int(starts[place + 1])])
                _ = target.update(fromContentsOf: source)
            }
        }
        return Strings(starts: Fixed(starts), bytes: Fixed(bytes))
    }

    /// Strings on a shelf of their own.
    static func strings(_ count: Int, _ string: (Int, (Fixed<UInt8>) -> Void) -> Void) -> (strings: Strings, shelf: Shelf) {
        var shelf = Shelf()
        let strings = shelf.strings(count, string)
        return (strings, shelf)
    }
}
