/// A piece of a page. It is written as a literal; whatever is interpolated is escaped, unless it is `HTML` itself.
///
///     let name = "<b>Ala & Ola</b>"
///     let row: HTML = "<td title=\"\(name)\">\(name)</td>"
///     row.text    // <td title="&lt;b&gt;Ala &amp; Ola&lt;/b&gt;">&lt;b&gt;Ala &amp; Ola&lt;/b&gt;</td>
///
/// Only a literal of the source text can become markup (`StaticString`): there is no initializer that takes a string computed at run time,
/// so an unescaped value is a compile error. Attributes are always quoted. The type is one buffer of UTF-8, appended to.
package struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package static let empty = HTML(bytes: [])

    private init(bytes: [UInt8]) { self.bytes = bytes }

    package init(stringLiteral literal: StaticString) { bytes = literal.withUTF8Buffer { Array($0) } }
    package init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var isEmpty: Bool { bytes.isEmpty }

    package static func + (a: HTML, b: HTML) -> HTML { HTML(bytes: a.bytes + b.bytes) }
    package static func += (a: inout HTML, b: HTML) { a.bytes += b.bytes }

    /// Pieces one after another, with `separator` between them.
    package static func joined(_ pieces: [HTML], by separator: HTML = .empty) -> HTML {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
        for (index, piece) in pieces.enumerated() {
            if index > 0 { bytes += separator.bytes }
            bytes += piece.bytes
        }
        return HTML(bytes: bytes)
    }
}
