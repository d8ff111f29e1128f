/// Memory that never changes once it is filled, freed with its owner.
///
/// Arrays of Swift would check bounds and count references in loops that run millions of times a query; these are plain memory.
///
/// Unchecked, because the compiler cannot see that: whoever makes it fills it, on one thread or on several that write to places of their own, and
/// hands it on only then, through a lock or at the end of ``inParallel(_:_:)``; from then on everybody only reads. It is freed with the last owner.
final class Memory: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer

    init(count: Int) { bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 64) }

    deinit { bytes.deallocate() }
}

/// Fixed memory of one kind. Whoever holds one must hold the ``Shelf`` it stands on as well: ``Segment`` does, a hit holds its segment, and counts
/// and marks are copies. What consists of it alone can be shared between threads: nobody writes to it any more.
typealias Fixed<Element> = UnsafeBufferPointer<Element>

/// Gathers the memory of one segment.
struct Shelf: Sendable {
    private(set) var memories: [Memory] = []

    mutating func keep(_ memory: Memory) { memories.append(memory) }

    /// Memory to be filled by the caller.
    mutating func room<Element: BitwiseCopyable>(_ count: Int, of kind: Element.Type = Element.self) -> UnsafeMutableBufferPointer<Element> {
        let memory = Memory(count: count * MemoryLayout<Element>.stride)
        memories.append(memory)
        return UnsafeMutableBufferPointer(start: memory.bytes.baseAddress?.bindMemory(to: kind, capacity: max(count, 1)), count: count)
    }

    mutating func room<Element: BitwiseCopyable>(_ count: Int, filled value: Element) -> UnsafeMutableBufferPointer<Element> {
        let room = room(count, of: Element.self)
        room.initialize(repeating: value)
        return room
    }

    mutating func put<Element: BitwiseCopyable>(_ elements: [Element]) -> Fixed<Element> {
        let room = room(elements.count, of: Element.self)
        _ = room.initialize(from: elements)
        return Fixed(room)
    }
}

/// Many byte strings end to end: the string `n` is `bytes[starts[n]..<starts[n + 1]]`. Safe to share like all ``Fixed`` memory.
struct Strings: @unchecked Sendable {
    let starts: Fixed<UInt64>
    let bytes: Fixed<UInt8>

    var count: Int { starts.count - 1 }

    subscript(place: Int) -> Fixed<UInt8> { Fixed(rebasing: bytes[Int(starts[place])..<Int(starts[place + 1])]) }

    func text(_ place: Int) -> String { String(decoding: self[place], as: UTF8.self) }

    /// The first place whose string is not less than `sought`, by bytes; the strings must be sorted.
    func lowerBound(_ sought: Fixed<UInt8>) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if compare(self[middle], sought) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Past the last string that begins with `prefix`, from `lower` on.
    func end(ofPrefix prefix: Fixed<UInt8>, from lower: Int) -> Int {
        var (low, high) = (lower, count)
        while low < high {
            let middle = (low + high) / 2
            let string = self[middle]
            if string.count >= prefix.count && compare(Fixed(rebasing: string[..<prefix.count]), prefix) == 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

/// Negative, zero or positive, by bytes; a beginning is less than what it begins.
@inline(__always) func compare(_ a: Fixed<UInt8>, _ b: Fixed<UInt8>) -> Int {
    let shared = min(a.count, b.count)
    var place = 0
    while place < shared {
        if a[place] != b[place] { return Int(a[place]) - Int(b[place]) }
        place += 1
    }
    return a.count - b.count
}

extension String {
    /// Without a copy of the string, nor a count of references, wherever it is kept as UTF-8 already.
    @inline(__always) func withBytes<Result>(_ body: (Fixed<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return try copy.withUTF8(body)
    }
}
