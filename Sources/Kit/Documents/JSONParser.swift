/// Reads JSON bytes once, from front to back.
struct JSONParser {
    private static let deepest = 512
    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    static func parse(_ bytes: [UInt8]) throws(JSON.Fault) -> JSON {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSON, JSON.Fault> in
            var parser = JSONParser(bytes: buffer)
            do throws(JSON.Fault) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    private mutating func document() throws(JSON.Fault) -> JSON {
        let value = try value(depth: 0)
        skipBlanks()
        if at < bytes.count { throw fault("to nie jest poprawny JSON: coś stoi za jego końcem") }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        if depth > JSONParser.deepest { throw fault("JSON zagnieżdżony głębiej niż \(JSONParser.deepest) poziomów") }
        skipBlanks()
        switch try peek() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSON.Fault) -> JSON {
        at += 1
        var members: [JSON.Member] = []
        var keys = Keys()
        if try closes(with: "}") { return .object([]) }
        while true {
            skipBlanks()
            guard try peek() == UInt8(ascii: "\"") else { throw fault("to nie jest poprawny JSON: brakuje nazwy pola") }
            let key = try string()
            guard keys.insert(key) else { throw fault("pole „\(key.prefix(60))” jest podane dwa razy") }
            skipBlanks()
            guard try peek() == UInt8(ascii: ":") else { throw fault("to nie jest poprawny JSON: brakuje dwukropka") }
            at += 1
            members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
            if try !another(before: "}") { return .object(members) }
        }
    }

    /// The keys of one object. Nearly all objects have a few, and looking through them is quickest; a hostile one has a million.
    private struct Keys {
        private var few: [String] = []
        private var many: Set<String> = []

        /// False when the key is there already.
        mutating func insert(_ key: String) -> Bool {
            if !many.isEmpty { return many.insert(key).inserted }
            if few.contains(key) { return false }
            few.append(key)
            if few.count == 64 { many = Set(few) }
            return true
        }
    }

    private mutating func array(depth: Int) throws(JSON.Fault) -> JSON {
        at += 1
        var items: [JSON] = []
        if try closes(with: "]") { return .array([]) }
        while true {
            items.append(try value(depth: depth + 1))
            if try !another(before: "]") { return .array(items) }
        }
    }

    private mutating func closes(with end: Unicode.Scalar) throws(JSON.Fault) -> Bool {
        skipBlanks()
        guard try peek() == UInt8(ascii: end) else { return false }
        at += 1
        return true
    }

    /// A comma: there is another one. The end: there is none.
    private mutating func another(before end: Unicode.Scalar) throws(JSON.Fault) -> Bool {
        skipBlanks()
        let byte = try peek()
        at += 1
        if byte == UInt8(ascii: ",") { return true }
        if byte == UInt8(ascii: end) { return false }
        at -= 1
        throw fault("to nie jest poprawny JSON: brakuje przecinka albo „\(end)”")
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
        let isThere = word.withUTF8Buffer { bytes[at...].starts(with: $0) }
        guard isThere else { throw at + word.utf8CodeUnitCount > bytes.count ? cutOff : fault("to nie jest poprawny JSON") }
        at += word.utf8CodeUnitCount
        return value
    }

    /// Walked over by hand: a regular expression takes fifty microseconds for each, and a hostile file has millions.
    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = at
        skip("-")
        // A nought stands alone; what follows it is no part of the number.
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { skip("-") }
            try digits()
        }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    @discardableResult private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
        at += 1
        return true
    }

    private mutating func digits() throws(JSON.Fault) {
        let start = at
        while at < bytes.count, 0x30...0x39 ~= bytes[at] { at += 1 }
        if at == start { throw at < bytes.count ? fault("to nie jest poprawny JSON") : cutOff }
    }

    private mutating func string() throws(JSON.Fault) -> String {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 { at += 1 }
        guard at < bytes.count else { throw cutOff }
        if bytes[at] == UInt8(ascii: "\"") {
            defer { at += 1 }
            return try text(bytes[start..<at])
        }
        return try escapedString(Array(bytes[start..<at]))
    }

    private mutating func escapedString(_ before: [UInt8]) throws(JSON.Fault) -> String {
        var content = before
        while true {
            guard at < bytes.count else { throw cutOff }
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(content[...])
            case UInt8(ascii: "\\"): try escape(into: &content)
            case 0..<0x20: throw fault("to nie jest poprawny JSON: znak sterujący w tekście")
            default: content.append(byte)
            }
        }
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSON.Fault) {
        let kind = try peek()
        at += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(kind)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: String(Character(try scalar())).utf8)
        default: throw fault("to nie jest poprawny JSON: nieznany znak po „\\”")
        }
    }

    /// The four digits behind `\u`, and of a surrogate pair the second half too; half a pair is no character.
    private mutating func scalar() throws(JSON.Fault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { return "\u{FFFD}" }
        at += 2
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func fourDigits() throws(JSON.Fault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw cutOff }
        let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
        guard digits.utf8.count == 4, digits.first != "+", digits.first != "-", let value = UInt32(digits, radix: 16) else {
            throw fault("to nie jest poprawny JSON: zły znak po „\\u”")
        }
        at += 4
        return value
    }

    private func text(_ content: some Collection<UInt8>) throws(JSON.Fault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw fault("tekst nie jest w UTF-8") }
        return text
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
    }

    private func peek() throws(JSON.Fault) -> UInt8 {
        guard at < bytes.count else { throw cutOff }
        return bytes[at]
    }

    private var cutOff: JSON.Fault { fault("plik jest ucięty, JSON się nie kończy") }

    private func fault(_ reason: String) -> JSON.Fault { JSON.Fault(line: 1 + bytes.prefix(at).count { $0 == 0x0A }, reason: reason) }
}
