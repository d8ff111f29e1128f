import Values

/// Writes a JSON document (RFC 8259) straight into bytes, from left to right, with commas and escapes set.
///
///     var json = JSONWriter()
///     json.object {
///         $0.field("total", 3)
///         $0.array("items", [1, 2, 3]) { $0.value($1) }
///     }
///     json.bytes      // {"total":3,"items":[1,2,3]}
///
/// What is written is what is called: a key without a value, or a value without a key inside an object, makes no JSON.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var follows = false

    /// - Parameter capacity: how many bytes are likely.
    package init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

    /// What was written so far, which is then forgotten: a stream is sent part by part.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    // MARK: Structure

    package mutating func open(_ bracket: Unicode.Scalar) {
        comma()
        bytes.append(UInt8(ascii: bracket))
        follows = false
    }

    package mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        follows = true
    }

    @inlinable package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open("{")
        try body(&self)
        close("}")
    }

    @inlinable package mutating func array<Items: Sequence>(_ items: Items, _ body: (inout JSONWriter, Items.Element) throws -> Void) rethrows {
        open("[")
        for item in items { try body(&self, item) }
        close("]")
    }

    package mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        follows = false
    }

    package mutating func key(_ name: String) {
        comma()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        follows = false
    }

    /// One whole value that is JSON already.
    package mutating func encoded(_ value: [UInt8]) {
        comma()
        bytes.append(contentsOf: value)
        follows = true
    }

    /// An object that is JSON already up to its last value, and that value.
    package mutating func encoded(_ beginning: UnsafeBufferPointer<UInt8>, endingIn number: Int) {
        comma()
        bytes.append(contentsOf: beginning)
        digits(number)
        close("}")
    }

    // MARK: Values

    package mutating func null() {
        comma()
        literal("null")
        follows = true
    }

    package mutating func value(_ text: String?) {
        guard let text else { return null() }
        comma()
        quote(text)
        follows = true
    }

    package mutating func value(_ number: Int?) {
        guard let number else { return null() }
        comma()
        digits(number)
        follows = true
    }

    package mutating func value(_ flag: Bool?) {
        guard let flag else { return null() }
        comma()
        if flag { literal("true") } else { literal("false") }
        follows = true
    }

    /// With at most six decimals, half away from zero; what is no number is null.
    package mutating func value(_ number: Double?) {
        guard let number, number.magnitude < 1e12 else { return null() }
        comma()
        let millionths = Int((number.magnitude * 1e6).rounded())
        if number < 0, millionths > 0 { bytes.append(UInt8(ascii: "-")) }
        digits(millionths / 1_000_000)
        var (rest, width) = (millionths % 1_000_000, 6)
        if rest > 0 {
            while rest % 10 == 0 { (rest, width) = (rest / 10, width - 1) }
            bytes.append(UInt8(ascii: "."))
            padded(rest, width)
        }
        follows = true
    }

    /// ISO 8601.
    package mutating func value(_ day: Day?) {
        guard let day else { return null() }
        comma()
        bytes.append(UInt8(ascii: "\""))
        padded(day.year, 4)
        bytes.append(UInt8(ascii: "-"))
        padded(day.month, 2)
        bytes.append(UInt8(ascii: "-"))
        padded(day.day, 2)
        bytes.append(UInt8(ascii: "\""))
        follows = true
    }

    /// A number as it would be written: a decimal point, at most six decimals.
    package static func text(_ number: Double) -> String {
        var json = JSONWriter(capacity: 24)
        json.value(number)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    // MARK: Pieces

    private mutating func comma() { if follows { bytes.append(UInt8(ascii: ",")) } }

    private mutating func literal(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func digits(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var (rest, width, bound) = (number.magnitude, 1, UInt(10))
        while width < 19, rest >= bound { (width, bound) = (width + 1, bound &* 10) }
        if rest >= 10_000_000_000_000_000_000 { width = 20 }
        let start = bytes.count
        for _ in 0..<width { bytes.append(0) }
        for place in stride(from: start + width - 1, through: start, by: -1) {
            bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    private mutating func padded(_ number: Int, _ width: Int) {
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    /// A text with its quotes. Runs without anything to escape are copied at once.
    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var copied = 0
            for place in utf8.indices where utf8[place] < 0x20 || utf8[place] == UInt8(ascii: "\"") || utf8[place] == UInt8(ascii: "\\") {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<place]))
                escape(utf8[place])
                copied = place + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case 0x0A: literal("\\n")
        case 0x0D: literal("\\r")
        case 0x09: literal("\\t")
        default:
            literal("\\u00")
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }
}

extension JSONWriter {
    package mutating func field(_ name: StaticString, _ text: String?) {
        key(name)
        value(text)
    }

    package mutating func field(_ name: StaticString, _ number: Int?) {
        key(name)
        value(number)
    }

    package mutating func field(_ name: StaticString, _ number: Double?) {
        key(name)
        value(number)
    }

    package mutating func field(_ name: StaticString, _ flag: Bool?) {
        key(name)
        value(flag)
    }

    package mutating func field(_ name: StaticString, _ day: Day?) {
        key(name)
        value(day)
    }

    @inlinable package mutating func object(_ name: StaticString, _ body: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try object(body)
    }

    @inlinable package mutating func array<Items: Sequence>(
        _ name: StaticString, _ items: Items, _ body: (inout JSONWriter, Items.Element) throws -> Void
    ) rethrows {
        key(name)
        try array(items, body)
    }
}
