import Foundation

extension XMLScanner {
    /// How far from `at` the bytes of `wanted` begin, not nearer than `from`; reads on until they are found.
    mutating func find(_ wanted: [UInt8], from: Int) throws -> Int {
        var length = from
        while true {
            while at + length + wanted.count <= end {
                if wanted.indices.allSatisfy({ base[at + length + $0] == wanted[$0] }) { return length }
                length += 1
            }
            try more()
        }
    }

    mutating func more() throws { if try !fill() { throw XMLScanner.cut } }

    /// Drops what was told and reads on; false at the end.
    mutating func fill() throws -> Bool {
        if isEnded { return false }
        if at > 0 {
            base.update(from: base + at, count: end - at)
            (checked, end, at) = (max(0, checked - at), end - at, 0)
        }
        if end == capacity {
            guard capacity < XMLScanner.longestToken else { throw TableFault("znacznik albo tekst dłuższy niż 4 MiB, to nie jest arkusz") }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            larger.update(from: base, count: end)
            base.deallocate()
            (base, capacity) = (larger, capacity * 2)
        }
        let count = try source(UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
        isEnded = count == 0
        end += count
        try check()
        return !isEnded
    }

    mutating func check() throws {
        let fresh = UnsafeBufferPointer(start: base + checked, count: end - checked)
        let fault = UTF8Text.firstFault(in: fresh) ?? fresh.count
        // A character may be cut by the end of the piece.
        guard fault == fresh.count || (!isEnded && fresh.count - fault < 4) else { throw XMLScanner.notUTF8 }
        guard fresh.isEmpty || memchr(base + checked, 0, fresh.count) == nil else { throw XMLScanner.malformed }
        checked += fault
    }
}

extension XMLScanner {
    enum Place { case text, verbatim, attribute }

    /// Copies text: `&amp;` and its like resolved but in verbatim text, line ends as line feeds, in attributes as blanks.
    static func resolve(_ bytes: UnsafeBufferPointer<UInt8>, to room: inout TextRoom, as place: Place) throws {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x0D {
                room.append(place == .attribute ? 0x20 : 0x0A)
                if at < bytes.count, bytes[at] == 0x0A { at += 1 }
            } else if place == .attribute, byte == 0x0A || byte == 0x09 {
                room.append(0x20)
            } else if byte == 0x26, place != .verbatim {
                guard let end = bytes[at...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw malformed }
                try room.append(character(String(decoding: bytes[at..<end], as: UTF8.self)))
                at = end + 1
            } else {
                room.append(byte)
            }
        }
        try room.check()
    }

    private static func character(_ name: String) throws -> Unicode.Scalar {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            guard let number, number > 0, let scalar = Unicode.Scalar(number) else { throw malformed }
            return scalar
        }
    }

    static var malformed: TableFault { TableFault("zawartość arkusza nie jest poprawnym XML; plik jest uszkodzony") }
    static var cut: TableFault { TableFault("zawartość arkusza jest ucięta; plik jest uszkodzony") }
    static var notUTF8: TableFault { TableFault("zawartość arkusza nie jest w UTF-8; zapisz plik jeszcze raz w arkuszu kalkulacyjnym") }
}
