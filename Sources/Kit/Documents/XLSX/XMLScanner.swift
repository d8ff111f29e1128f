import Foundation

/// Reads the XML of spreadsheets token by token, forward only, in as much memory as its longest token takes.
///
///     var scanner = XMLScanner { room in try part.read(into: room) }
///     while true {
///         switch try scanner.next() {
///         case .start: … scanner.name, scanner.attribute(names.ref) …
///         case .text: scanner.append(to: &text)
///         case .end: …
///         case .finish: return
///         }
///     }
///
/// A subset of XML 1.0 on purpose: UTF-8 only, no DOCTYPE and so no entities but the five every document has. Prefixes of names are left
/// out, since writers choose them freely and no two of the elements we ask for differ in the prefix alone.
/// A sheet of 160 000 rows has ten million tokens; this is why it is not expat, which takes four times as long over them.
struct XMLScanner: ~Copyable {
    enum Token { case start, end, text, finish }

    /// Bytes a tag, a text or a comment may have at most.
    static let longestToken = 4 << 20
    static let deepest = 200

    typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Of the element that starts or ends, without its prefix.
    private(set) var name = XMLName("")

    private struct Attribute {
        let name: XMLName
        let start: Int
        let end: Int
    }

    private let source: Source
    private let isFragment: Bool
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// What is read and not yet told: `at..<end`. Bytes before `checked` are known to be UTF-8.
    private var at = 0, end = 0, checked = 0
    private var textStart = 0, textEnd = 0, isVerbatim = false, isPlain = true
    private var attributes: [Attribute] = []
    private var open: [XMLName] = []
    private var endFollows = false, isEnded = false, isBegun = false, hadRoot = false

    /// - Parameters:
    ///   - source: fills the room with the next bytes and returns how many there are; 0 at the end.
    ///   - isFragment: the text is the tail of a document: end tags without their start are told too.
    init(isFragment: Bool = false, capacity: Int = 1 << 17, source: @escaping Source) {
        self.source = source
        self.isFragment = isFragment
        self.capacity = capacity
        base = .allocate(capacity: capacity)
        attributes.reserveCapacity(32)
        open.reserveCapacity(32)
    }

    deinit { base.deallocate() }

    /// - Throws: `TableFault` when this is not XML, and whatever the source throws.
    mutating func next() throws -> Token {
        if !isBegun { try begin() }
        if endFollows {
            endFollows = false
            return .end
        }
        while true {
            if at == end, try !fill() { return try finish() }
            if base[at] != 0x3C {
                try scanText()
                if !open.isEmpty || isFragment { return .text }
                try checkBlank()
                continue
            }
            while end - at < 2 { try more() }
            switch base[at + 1] {
            case UInt8(ascii: "/"):
                try scanEnd()
                return .end
            case UInt8(ascii: "!"): if try scanDeclaration() { return .text }
            case UInt8(ascii: "?"): try scanInstruction()
            default:
                while try !scanStart() { try more() }
                return .start
            }
        }
    }

    /// Passes over everything up to the end of the element that has just started.
    mutating func skip() throws {
        var depth = 1
        while depth > 0 {
            switch try next() {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: break
            case .finish: return
            }
        }
    }

    /// Appends all text up to the end of the element that has just started; elements inside are passed over.
    mutating func content(to room: inout TextRoom) throws {
        while true {
            switch try next() {
            case .text: try append(to: &room)
            case .start: try skip()
            case .end, .finish: return
            }
        }
    }

    /// The bytes of an attribute of the element that has just started, entities unresolved; good until the next token.
    func attribute(_ name: XMLName) -> UnsafeBufferPointer<UInt8>? {
        for attribute in attributes where attribute.name == name {
            return UnsafeBufferPointer(start: base + attribute.start, count: attribute.end - attribute.start)
        }
        return nil
    }

    /// The text of an attribute of the element that has just started.
    func text(_ name: XMLName) throws -> String? {
        guard let bytes = attribute(name) else { return nil }
        var room = TextRoom()
        try XMLScanner.resolve(bytes, to: &room)
        return room.string
    }

    /// Appends the text token with entities resolved and line ends as line feeds.
    func append(to room: inout TextRoom) throws {
        let bytes = UnsafeBufferPointer(start: base + textStart, count: textEnd - textStart)
        if isPlain {
            try room.append(bytes)
        } else if isVerbatim {
            try XMLScanner.resolve(bytes, to: &room, entities: false)
        } else {
            try XMLScanner.resolve(bytes, to: &room)
        }
    }
}

// MARK: - Tokens

extension XMLScanner {
    private mutating func begin() throws {
        isBegun = true
        while end < 4, try fill() {}
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { at = 3 }
    }

    private func finish() throws -> Token {
        guard isFragment || (open.isEmpty && hadRoot) else { throw XMLScanner.cut }
        return .finish
    }

    private mutating func scanText() throws {
        var length = 0
        var isPlain = true
        while true {
            while at + length < end {
                let byte = base[at + length]
                if byte == 0x3C { break }
                if byte == 0x26 || byte == 0x0D { isPlain = false }
                length += 1
            }
            if at + length < end { break }
            if try !fill() { break }
        }
        (textStart, textEnd, self.isPlain, isVerbatim) = (at, at + length, isPlain, false)
        at += length
    }

    private func checkBlank() throws {
        for index in textStart..<textEnd where !XMLScanner.isBlank(base[index]) { throw XMLScanner.malformed }
    }

    private mutating func scanEnd() throws {
        var full = XMLName()
        var local = XMLName()
        var length = 2
        while true {
            while at + length >= end { try more() }
            let byte = base[at + length]
            length += 1
            if byte == 0x3E { break }
            if XMLScanner.isBlank(byte) { continue }
            full.add(byte)
            local.add(byte)
            if byte == UInt8(ascii: ":") { local = XMLName() }
        }
        if let opened = open.popLast() {
            guard opened == full else { throw XMLScanner.malformed }
        } else if !isFragment {
            throw XMLScanner.malformed
        }
        name = local
        at += length
    }

    /// `<!--`, `<![CDATA[` or `<!DOCTYPE`; whether it is text.
    private mutating func scanDeclaration() throws -> Bool {
        while end - at < 4 { try more() }
        if base[at + 2] == UInt8(ascii: "-"), base[at + 3] == UInt8(ascii: "-") {
            at += try find([0x2D, 0x2D, 0x3E], from: 4) + 3
            return false
        }
        while end - at < 9 { try more() }
        guard UnsafeBufferPointer(start: base + at, count: 9).elementsEqual("<![CDATA[".utf8), !open.isEmpty || isFragment else {
            throw TableFault("plik zawiera deklarację DOCTYPE albo nie jest poprawnym XML; taki arkusz nie jest czytany")
        }
        let length = try find([0x5D, 0x5D, 0x3E], from: 9)
        (textStart, textEnd, isPlain, isVerbatim) = (at + 9, at + length, false, true)
        at += length + 3
        return true
    }

    /// `<?xml … ?>` and others.
    private mutating func scanInstruction() throws {
        let length = try find([0x3F, 0x3E], from: 2)
        let words = String(decoding: UnsafeBufferPointer(start: base + at, count: length), as: UTF8.self).lowercased()
        if words.hasPrefix("<?xml "), let encoding = words.firstRange(of: "encoding") {
            let value = words[encoding.upperBound...].drop { $0 == "=" || $0 == " " || $0 == "\"" || $0 == "'" }
            guard value.hasPrefix("utf-8") || value.hasPrefix("us-ascii") else { throw XMLScanner.notUTF8 }
        }
        at += length + 2
    }

    /// A start tag at `at`; false when its end has not been read yet.
    private mutating func scanStart() throws -> Bool {
        guard !hadRoot || !open.isEmpty || isFragment else { throw XMLScanner.malformed }
        attributes.removeAll(keepingCapacity: true)
        var place = at + 1
        guard let (full, local) = try scanName(&place) else { return false }
        while true {
            while place < end, XMLScanner.isBlank(base[place]) { place += 1 }
            if place + 1 >= end, place >= end || base[place] != 0x3E { return false }
            if base[place] == 0x3E { break }
            if base[place] == UInt8(ascii: "/") {
                guard base[place + 1] == 0x3E else { throw XMLScanner.malformed }
                (name, at, hadRoot, endFollows) = (local, place + 2, true, true)
                return true
            }
            guard XMLScanner.isBlank(base[place - 1]) else { throw XMLScanner.malformed }
            if try !scanAttribute(&place) { return false }
        }
        guard open.count < XMLScanner.deepest else { throw TableFault("XML jest zagnieżdżony głębiej niż \(XMLScanner.deepest) poziomów") }
        open.append(full)
        (name, at, hadRoot) = (local, place + 1, true)
        return true
    }

    /// The name at `place` with and without its prefix; nil when its end has not been read yet.
    private func scanName(_ place: inout Int) throws -> (full: XMLName, local: XMLName)? {
        let start = place
        var full = XMLName()
        var local = XMLName()
        while place < end {
            let byte = base[place]
            if XMLScanner.isBlank(byte) || byte == 0x3E || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
                guard place > start else { throw XMLScanner.malformed }
                return (full, local)
            }
            if byte == 0x3C || byte == 0x22 || byte == 0x27 || byte == 0x26 { throw XMLScanner.malformed }
            full.add(byte)
            local.add(byte)
            if byte == UInt8(ascii: ":") { local = XMLName() }
            place += 1
        }
        return nil
    }

    private mutating func scanAttribute(_ place: inout Int) throws -> Bool {
        guard let (_, local) = try scanName(&place) else { return false }
        while place < end, XMLScanner.isBlank(base[place]) { place += 1 }
        guard place < end else { return false }
        guard base[place] == UInt8(ascii: "=") else { throw XMLScanner.malformed }
        place += 1
        while place < end, XMLScanner.isBlank(base[place]) { place += 1 }
        guard place < end else { return false }
        let quote = base[place]
        guard quote == 0x22 || quote == 0x27 else { throw XMLScanner.malformed }
        place += 1
        let start = place
        while place < end, base[place] != quote {
            if base[place] == 0x3C { throw XMLScanner.malformed }
            place += 1
        }
        guard place < end else { return false }
        guard attributes.count < 256 else { throw XMLScanner.malformed }
        attributes.append(Attribute(name: local, start: start, end: place))
        place += 1
        return true
    }

    @inline(__always) private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

// MARK: - Bytes

extension XMLScanner {
    /// How far from `at` the bytes of `wanted` begin, not nearer than `from`; reads on until they are found.
    private mutating func find(_ wanted: [UInt8], from: Int) throws -> Int {
        var length = from
        while true {
            while at + length + wanted.count <= end {
                if wanted.indices.allSatisfy({ base[at + length + $0] == wanted[$0] }) { return length }
                length += 1
            }
            try more()
        }
    }

    private mutating func more() throws { if try !fill() { throw XMLScanner.cut } }

    /// Drops what was told and reads on; false at the end.
    private mutating func fill() throws -> Bool {
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

    private mutating func check() throws {
        let fresh = UnsafeBufferPointer(start: base + checked, count: end - checked)
        let fault = UTF8Text.firstFault(in: fresh) ?? fresh.count
        // A character may be cut by the end of the piece.
        guard fault == fresh.count || (!isEnded && fresh.count - fault < 4) else { throw XMLScanner.notUTF8 }
        guard fresh.isEmpty || memchr(base + checked, 0, fresh.count) == nil else { throw XMLScanner.malformed }
        checked += fault
    }

    /// Copies text, with `&amp;` and its like resolved and line ends as line feeds.
    static func resolve(_ bytes: UnsafeBufferPointer<UInt8>, to room: inout TextRoom, entities: Bool = true) throws {
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x0D {
                room.append(0x0A)
                if at < bytes.count, bytes[at] == 0x0A { at += 1 }
            } else if byte == 0x26, entities {
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

    fileprivate static var malformed: TableFault { TableFault("zawartość arkusza nie jest poprawnym XML; plik jest uszkodzony") }
    fileprivate static var cut: TableFault { TableFault("zawartość arkusza jest ucięta; plik jest uszkodzony") }
    fileprivate static var notUTF8: TableFault { TableFault("zawartość arkusza nie jest w UTF-8; zapisz plik jeszcze raz w arkuszu kalkulacyjnym") }
}

/// The name of an element or attribute as a hash of 64 bits (FNV-1a): compared in one instruction.
struct XMLName: Hashable, Sendable {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}
    init(_ name: StaticString) { name.withUTF8Buffer { for byte in $0 { add(byte) } } }

    @inline(__always) mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
