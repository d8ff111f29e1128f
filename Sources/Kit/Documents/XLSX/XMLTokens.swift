extension XMLScanner {
    mutating func begin() throws {
        isBegun = true
        while end < 4, try fill() {}
        if end >= 3, base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { at = 3 }
    }

    func finish() throws -> Token {
        guard isFragment || (open.isEmpty && hadRoot) else { throw XMLScanner.cut }
        return .finish
    }

    mutating func scanText() throws {
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

    func checkBlank() throws {
        for index in textStart..<textEnd where !XMLScanner.isBlank(base[index]) { throw XMLScanner.malformed }
    }

    mutating func scanEnd() throws {
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
    mutating func scanDeclaration() throws -> Bool {
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
    mutating func scanInstruction() throws {
        let length = try find([0x3F, 0x3E], from: 2)
        let words = String(decoding: UnsafeBufferPointer(start: base + at, count: length), as: UTF8.self).lowercased()
        if words.hasPrefix("<?xml "), let encoding = words.firstRange(of: "encoding") {
            let value = words[encoding.upperBound...].drop { $0 == "=" || $0 == " " || $0 == "\"" || $0 == "'" }
            guard value.hasPrefix("utf-8") || value.hasPrefix("us-ascii") else { throw XMLScanner.notUTF8 }
        }
        at += length + 2
    }

    /// A start tag at `at`; false when its end has not been read yet.
    mutating func scanStart() throws -> Bool {
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
    func scanName(_ place: inout Int) throws -> (full: XMLName, local: XMLName)? {
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

    mutating func scanAttribute(_ place: inout Int) throws -> Bool {
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

    @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
