extension HTML {
    /// What may stand between `\(` and `)` in a literal.
    package struct Interpolation: StringInterpolationProtocol {
        private(set) var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity + interpolationCount * 24) }

        package mutating func appendLiteral(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

        /// Markup, as it is.
        package mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }

        /// Markup, or nothing.
        package mutating func appendInterpolation(_ html: HTML?) { if let html { bytes += html.bytes } }

        /// Text, escaped for element content and for quoted attributes alike.
        package mutating func appendInterpolation(_ text: String) { bytes.appendEscaped(text) }

        /// Part of a text in UTF-8, likewise escaped.
        mutating func appendInterpolation(escaped utf8: UnsafeBufferPointer<UInt8>) { bytes.appendEscaped(utf8) }

        /// A number that is not negative, with zeros before it.
        mutating func appendInterpolation(_ number: Int, width: Int) {
            var unit = 1
            for _ in 1..<width { unit *= 10 }
            while unit > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
                unit /= 10
            }
        }

        package mutating func appendInterpolation(_ text: Substring) { bytes.appendEscaped(String(text)) }

        /// Digits, ungrouped: for attributes and identifiers. People read `number(…)` of Kit/Polish.
        package mutating func appendInterpolation(_ number: some BinaryInteger) { bytes += number.description.utf8 }

        package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

        /// The text form of a value, escaped.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) { bytes.appendEscaped(value.description) }

        /// An address of this site. One that would lead elsewhere prints nothing.
        @inlinable package mutating func appendInterpolation(path address: some Address) { appendInterpolation(link: address.path) }

        /// An address from outside: `http`, `https`, `mailto`, `tel`, or one of this site (`/…`, `?…`, `#…`).
        /// Every other one (`javascript:`, `data:`, `//elsewhere`) prints nothing, and an empty `href` leads to the page itself.
        package mutating func appendInterpolation(link: String) { if Link.isHarmless(link) { bytes.appendEscaped(link) } }

        /// A piece for each item.
        @inlinable package mutating func appendInterpolation<Items: Sequence>(
            each items: Items, _ piece: (Items.Element) throws -> HTML
        ) rethrows {
            for item in items { appendInterpolation(try piece(item)) }
        }

        /// Pieces with a separator between them.
        @inlinable package mutating func appendInterpolation<Items: Sequence>(
            each items: Items, by separator: HTML, _ piece: (Items.Element) throws -> HTML
        ) rethrows {
            var first = true
            for item in items {
                if !first { appendInterpolation(separator) }
                first = false
                appendInterpolation(try piece(item))
            }
        }

        /// A piece that is there only when the condition holds: `<li\(when: current, " class=\"here\"")>`.
        @inlinable package mutating func appendInterpolation(when condition: Bool, _ piece: @autoclosure () throws -> HTML) rethrows {
            if condition { appendInterpolation(try piece()) }
        }
    }
}

extension [UInt8] {
    /// The five characters that mean something in HTML are written as references; runs between them are copied at once.
    fileprivate mutating func appendEscaped(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) != nil { return }
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    fileprivate mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        for at in utf8.indices {
            guard let reference = HTML.reference(for: utf8[at]) else { continue }
            append(contentsOf: utf8[copied..<at])
            reference.withUTF8Buffer { append(contentsOf: $0) }
            copied = at + 1
        }
        append(contentsOf: utf8[copied...])
    }
}

extension HTML {
    @inline(__always) fileprivate static func reference(for byte: UInt8) -> StaticString? {
        guard byte < 0x3F else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return "&quot;"
        case UInt8(ascii: "'"): return "&#39;"
        case 0: return "\u{FFFD}"
        default: return nil
        }
    }
}
