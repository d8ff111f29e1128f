import Foundation

/// The table of texts that cells point into: all of them in one piece of memory, with the end of each.
final class XLSXStrings {
    /// Texts and bytes the table may have at most.
    static let mostTexts = 16 << 20, mostBytes = 256 << 20

    private var bytes: UnsafeMutableRawPointer?
    private var room = 0, used = 0
    private var ends: [UInt32] = []

    /// - Parameter part: nil when the file has no such table.
    /// - Throws: `TableFault` when it is damaged or larger than any real one.
    init(_ part: XLSXPart?) throws {
        guard let part else { return }
        var scanner = part.scanner()
        let (si, t, rPh) = (XMLName("si"), XMLName("t"), XMLName("rPh"))
        var text = TextRoom()
        while true {
            switch try scanner.next() {
            case .start where scanner.name == t: try scanner.text(to: &text)
            case .start where scanner.name == rPh: try scanner.skip()
            case .end where scanner.name == si:
                try append(text.bytes)
                text.clear()
            case .finish: return
            default: break
            }
        }
    }

    deinit { free(bytes) }

    /// The bytes of a text; nil when there is none of that number.
    func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < ends.count else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return UnsafeBufferPointer(start: bytes.map { ($0 + start).assumingMemoryBound(to: UInt8.self) }, count: Int(ends[index]) - start)
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>) throws {
        if used + text.count > room {
            room = max(1 << 16, room * 2, used + text.count)
            guard let larger = realloc(bytes, room) else { throw TableFault("na teksty arkusza zabrakło pamięci") }
            bytes = larger
        }
        if let start = text.baseAddress, let bytes { memcpy(bytes + used, start, text.count) }
        used += text.count
        guard ends.count < XLSXStrings.mostTexts, used <= XLSXStrings.mostBytes else {
            throw TableFault("tabela tekstów arkusza jest większa niż 256 MB; podziel plik na mniejsze")
        }
        ends.append(UInt32(used))
    }
}

extension XMLScanner {
    /// Appends the text of the element that has just started, a `t`, as a spreadsheet means it.
    mutating func text(to room: inout TextRoom) throws {
        let start = room.count
        try content(to: &room)
        room.unescape(from: start)
    }
}
