/// Reads the XML of the TERYT files: records of flat elements, `<catalog name="TERC"><row><WOJ>04</WOJ>…</row></catalog>`, in flat memory.
///
/// Only what these files need is taken: elements, attributes, text, comments, the five named entities and character numbers. A document type, a
/// named entity of its own or CDATA is refused, so no file can make the reader open another one or grow without bound.
struct FlatXML {
    struct Fault: Error, Equatable {
        let line: Int
        let reason: String
    }

    /// Bytes of one tag or one text.
    static let longest = 4096

    /// What is inside an element called `row`: names in lower case.
    typealias Record = (line: Int, fields: [String: String])

    private(set) var line = 1
    /// The attribute `name` of the element `catalog`.
    private(set) var catalog: String?
    private var open: [String] = []
    private var piece: [UInt8] = []
    private var inTag = false
    private var record: Record?
    private var started = false

    mutating func read(_ bytes: [UInt8], _ body: (Record) -> Void) throws {
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            switch byte {
            case UInt8(ascii: "<") where !inTag:
                try text()
                inTag = true
            case UInt8(ascii: ">") where inTag && !isOpenComment:
                try tag(body)
                (inTag, piece) = (false, [])
            default:
                piece.append(byte)
                if piece.count > FlatXML.longest { throw Fault(line: line, reason: "element dłuższy niż \(FlatXML.longest) bajtów") }
            }
        }
    }

    func finish() throws {
        guard started else { throw Fault(line: line, reason: "brak elementów XML") }
        guard open.isEmpty, !inTag else { throw Fault(line: line, reason: "plik jest ucięty: brak </\(open.last ?? "…")>") }
    }

    private var isOpenComment: Bool { piece.starts(with: Array("!--".utf8)) && !(piece.count >= 5 && piece.suffix(2) == [0x2D, 0x2D]) }

    private mutating func tag(_ body: (Record) -> Void) throws {
        let words = try decoded(piece)
        if words.hasPrefix("!--") { return }
        if words.hasPrefix("!") { throw Fault(line: line, reason: "deklaracje („<!…”) są niedozwolone w tym pliku") }
        if words.hasPrefix("?") { return try prolog(words) }
        if words.hasPrefix("/") { return try close(FlatXML.name(words.dropFirst()), body) }
        let name = FlatXML.name(words[...])
        guard !name.isEmpty, open.count < 8 else { throw Fault(line: line, reason: "to nie jest plik XML rejestru TERYT") }
        if open.isEmpty && started { throw Fault(line: line, reason: "drugi element główny") }
        started = true
        if name == "catalog" { catalog = FlatXML.attribute("name", in: words) }
        if name == "row" { record = (line, [:]) }
        open.append(name)
        if words.hasSuffix("/") { try close(name, body) }
    }

    private func prolog(_ words: String) throws {
        let encoding = FlatXML.attribute("encoding", in: words)?.lowercased() ?? "utf-8"
        guard encoding == "utf-8" else { throw Fault(line: line, reason: "kodowanie \(encoding.prefix(20)); plik musi być w UTF-8") }
    }

    private mutating func close(_ name: String, _ body: (Record) -> Void) throws {
        guard open.last == name else { throw Fault(line: line, reason: "</\(name.prefix(20))> zamyka inny element niż otwarty") }
        open.removeLast()
        if name == "row", let record {
            body(record)
            self.record = nil
        }
    }

    private mutating func text() throws {
        defer { piece = [] }
        let words = FlatXML.trimmed(try unescaped(try decoded(piece)))
        guard !words.isEmpty else { return }
        guard let name = open.last, record != nil, name != "row" else {
            if words == "\u{FEFF}" && !started { return }
            throw Fault(line: line, reason: "tekst poza elementami wiersza")
        }
        record?.fields[name] = words
    }

    private func decoded(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(line: line, reason: "tekst nie jest w UTF-8") }
        return text
    }

    private func unescaped(_ text: String) throws -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
        return try pieces.dropFirst().reduce(into: String(pieces[0])) { result, piece in
            guard let end = piece.firstIndex(of: ";"), let character = FlatXML.character(piece[..<end]) else {
                throw Fault(line: line, reason: "nieznana encja „&\(piece.prefix(20))”")
            }
            result += String(character) + piece[piece.index(after: end)...]
        }
    }

    private static func character(_ name: Substring) -> Character? {
        let named: [Substring: Character] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let character = named[name] { return character }
        let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        return number.flatMap(Unicode.Scalar.init).map(Character.init)
    }

    private static func name(_ words: Substring) -> String {
        words.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.lowercased()
    }

    private static func attribute(_ name: String, in words: String) -> String? {
        guard let start = words.firstRange(of: "\(name)=\"")?.upperBound else { return nil }
        return String(words[start...].prefix { $0 != "\"" })
    }

    private static func trimmed(_ text: String) -> String {
        var words = text[...]
        while words.first?.isWhitespace == true { words.removeFirst() }
        while words.last?.isWhitespace == true { words.removeLast() }
        return String(words)
    }
}
