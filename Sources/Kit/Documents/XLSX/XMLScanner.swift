/// Reads XML token by token, forward only, in as much memory as its longest token takes.
///
///     var scanner = XMLScanner { room in try part.read(into: room) }
///     while true {
///         switch try scanner.next() {
///         case .start: … scanner.name == XMLName("row"), try scanner.text(XMLName("r")) …
///         case .text: try scanner.append(to: &text)
///         case .end: …
///         case .finish: return
///         }
///     }
///
/// A subset of XML 1.0 on purpose: UTF-8 only, no DOCTYPE and so no entities but the five every document has. Prefixes of names are left
/// out, since writers choose them freely and no two of the elements we ask for differ in the prefix alone.
/// A sheet of 160 000 rows has ten million tokens; this is why it is not expat, which takes four times as long over them.
package struct XMLScanner: ~Copyable {
    package enum Token { case start, end, text, finish }

    /// Bytes a tag, a text or a comment may have at most.
    package static let longestToken = 4 << 20
    package static let deepest = 200

    package typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Of the element that starts or ends, without its prefix.
    package internal(set) var name = XMLName("")

    // The rest is the business of XMLTokens.swift and XMLBytes.swift only.

    struct Attribute {
        let name: XMLName
        let start: Int
        let end: Int
    }

    let source: Source
    let isFragment: Bool
    var base: UnsafeMutablePointer<UInt8>
    var capacity: Int
    /// What is read and not yet told: `at..<end`. Bytes before `checked` are known to be UTF-8.
    var at = 0, end = 0, checked = 0
    var textStart = 0, textEnd = 0, isVerbatim = false, isPlain = true
    var attributes: [Attribute] = []
    var open: [XMLName] = []
    var endFollows = false, isEnded = false, isBegun = false, hadRoot = false

    /// - Parameters:
    ///   - source: fills the room with the next bytes and returns how many there are; 0 at the end.
    ///   - isFragment: the text is the tail of a document: end tags without their start are told too.
    package init(isFragment: Bool = false, capacity: Int = 1 << 17, source: @escaping Source) {
        self.source = source
        self.isFragment = isFragment
        self.capacity = capacity
        base = .allocate(capacity: capacity)
        attributes.reserveCapacity(32)
        open.reserveCapacity(32)
    }

    deinit { base.deallocate() }

    /// - Throws: `TableFault` when this is not XML, and whatever the source throws.
    package mutating func next() throws -> Token {
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
    package mutating func skip() throws {
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
    package mutating func content(to room: inout TextRoom) throws {
        while true {
            switch try next() {
            case .text: try append(to: &room)
            case .start: try skip()
            case .end, .finish: return
            }
        }
    }

    /// The bytes of an attribute of the element that has just started, entities unresolved; good until the next token.
    package func attribute(_ name: XMLName) -> UnsafeBufferPointer<UInt8>? {
        for attribute in attributes where attribute.name == name {
            return UnsafeBufferPointer(start: base + attribute.start, count: attribute.end - attribute.start)
        }
        return nil
    }

    /// The text of an attribute of the element that has just started.
    package func text(_ name: XMLName) throws -> String? {
        guard let bytes = attribute(name) else { return nil }
        var room = TextRoom()
        try XMLScanner.resolve(bytes, to: &room, as: .attribute)
        return room.string
    }

    /// Appends the text token with entities resolved and line ends as line feeds.
    package func append(to room: inout TextRoom) throws {
        let bytes = UnsafeBufferPointer(start: base + textStart, count: textEnd - textStart)
        if isPlain {
            try room.append(bytes)
        } else {
            try XMLScanner.resolve(bytes, to: &room, as: isVerbatim ? .verbatim : .text)
        }
    }
}

/// The name of an element or attribute as a hash of 64 bits (FNV-1a): compared in one instruction.
package struct XMLName: Hashable, Sendable {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}
    package init(_ name: StaticString) { name.withUTF8Buffer { for byte in $0 { add(byte) } } }

    @inline(__always) mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
