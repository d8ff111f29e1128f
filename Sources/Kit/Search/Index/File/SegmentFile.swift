import Foundation

/// Writes columns one after another, each behind its length and filled up to 64 bytes.
final class SegmentWriter {
    private let file: FileHandle
    private(set) var length: UInt64 = 0
    private(set) var sum = Checksum()

    init(_ file: FileHandle) { self.file = file }

    func put<Element: BitwiseCopyable>(_ column: Fixed<Element>) throws {
        let bytes = UnsafeRawBufferPointer(column)
        try pour([UInt64(bytes.count), 0, 0, 0, 0, 0, 0, 0].withUnsafeBytes { Data($0) })
        let whole = bytes.count & ~63
        // In pieces, so that the copy a `Data` makes stays small.
        for start in stride(from: 0, to: whole, by: 1 << 20) { try pour(Data(bytes[start..<min(start + 1 << 20, whole)])) }
        if whole < bytes.count { try pour(Data(bytes[whole...]) + Data(count: 64 - (bytes.count - whole))) }
    }

    func put(_ strings: Strings) throws {
        try put(strings.starts)
        try put(strings.bytes)
    }

    func put(_ numbers: [Int]) throws { try numbers.map(UInt64.init).withUnsafeBufferPointer { try put($0) } }

    func put(_ texts: [String]) throws {
        var shelf = Shelf()
        try withExtendedLifetime(shelf) { try put(shelf.strings(texts.count) { texts[$0].withBytes($1) }) }
    }

    private func pour(_ data: Data) throws {
        let room = Memory(count: data.count)
        data.copyBytes(to: room.bytes)
        sum.add(UnsafeRawBufferPointer(rebasing: room.bytes[..<data.count]))
        try file.write(contentsOf: data)
        length += UInt64(data.count)
    }
}

/// Reads them back in the same order, without copying. Nil when what stands there cannot be what was written.
struct SegmentReader {
    private let memory: Memory
    private let end: Int
    private var at = 0

    /// - Parameter memory: what stands behind the header, checked.
    init(_ memory: Memory, count: Int) { (self.memory, end) = (memory, count) }

    mutating func take<Element: BitwiseCopyable>(_ kind: Element.Type = Element.self) -> Fixed<Element>? {
        guard at + 64 <= end else { return nil }
        let count = Int(truncatingIfNeeded: memory.bytes.load(fromByteOffset: at, as: UInt64.self))
        let size = MemoryLayout<Element>.stride
        guard count >= 0, count <= end - at - 64, count % size == 0 else { return nil }
        let start = memory.bytes.baseAddress.map { $0 + at + 64 }
        at += 64 + (count + 63) & ~63
        return Fixed(start: start?.bindMemory(to: kind, capacity: count / size), count: count / size)
    }

    mutating func strings() -> Strings? {
        guard let starts = take(UInt64.self), let bytes = take(UInt8.self), let last = starts.last, last == UInt64(bytes.count) else { return nil }
        return Strings(starts: starts, bytes: bytes)
    }

    mutating func numbers() -> [Int]? { take(UInt64.self)?.map { Int(truncatingIfNeeded: $0) } }

    mutating func texts() -> [String]? { strings().map { strings in (0..<strings.count).map(strings.text) } }

    /// As many things as are wanted, nil when one is missing.
    mutating func list<Thing>(_ count: Int, _ thing: (inout SegmentReader) -> Thing?) -> [Thing]? {
        var things: [Thing] = []
        for _ in 0..<count {
            guard let next = thing(&self) else { return nil }
            things.append(next)
        }
        return things
    }
}
