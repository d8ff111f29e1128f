import Polish
import Values

/// A value nobody told us. Never a dash, never a zero.
package let unknown: HTML = "<i class=\"none\">nieznane</i>"
/// Known to be none.
package let none: HTML = "<i class=\"none\">brak</i>"
/// The question does not arise.
package let notApplicable: HTML = "<i class=\"none\">nie dotyczy</i>"

/// A day for people and machines: `24 listopada 2026`.
package func day(_ day: Day) -> HTML {
    "<time datetime=\"\(day.year, width: 4)-\(day.month, width: 2)-\(day.day, width: 2)\">\(date(day))</time>"
}

/// A moment for people and machines: `24 listopada 2026, 22.41`.
package func moment(_ instant: Instant) -> HTML { "<time datetime=\"\(instant.iso)\">\(dateTime(instant))</time>" }

/// Where a value comes from and of which day it is: `KRS · 18 listopada 2026`.
///
/// - Parameter link: to what the source says, word for word.
package func provenance(_ source: String, _ day: Day?, link address: (any Address)? = nil) -> HTML {
    let words: HTML = "\(source)\(day.map { " · \(Web.day($0))" })"
    guard let address else { return "<span class=\"src\">\(words)</span>" }
    return "<span class=\"src\"><a href=\"\(link: address.path)\">\(words)</a></span>"
}

/// A number that identifies: shown in groups, copied without them, and never touched by the type setting.
///
///     identifier("0000030897", groups: [4, 3, 3])   // <data class="nb" value="0000030897">0000 030 897</data>
package func identifier(_ value: String, groups: [Int] = []) -> HTML {
    var parts: [Substring] = []
    var rest = Substring(value)
    for length in groups where !rest.isEmpty {
        parts.append(rest.prefix(length))
        rest = rest.dropFirst(length)
    }
    if !rest.isEmpty { parts.append(rest) }
    return "<data class=\"nb\" value=\"\(value)\">\(parts.joined(separator: " "))</data>"
}

/// The hatched band under the header: says exactly what is invented.
package func sampleBand(_ sentence: String) -> HTML {
    """
    <aside class="sample" aria-label="Dane przykładowe"><div class="shell"><p><strong>Dane przykładowe.</strong> \(sentence)</p></div></aside>
    """
}

/// A state: a word and a shape, so that colour alone never carries it.
package struct Pill: Sendable {
    package enum Kind: String, Sendable { case ok, warn, err, info, other }
    private let words: String, kind: Kind

    /// - Parameter kind: `ok` done or good, `warn` needs somebody, `err` bad, `info` in work, `other`.
    package init(_ words: String, _ kind: Kind = .other) { (self.words, self.kind) = (words, kind) }

    package var html: HTML { "<span class=\"pill\(when: kind != .other, " \(kind.rawValue)")\">\(words)</span>" }
}

/// Text with its hits marked.
///
/// - Parameter hits: places in the text's UTF-8, in order and apart, each at the bounds of letters.
package func marked(_ text: String, _ hits: [Range<Int>]) -> HTML {
    guard !hits.isEmpty else { return "\(text)" }
    var text = text
    return text.withUTF8 { bytes in
        var html = HTML.Interpolation(literalCapacity: bytes.count + hits.count * 13, interpolationCount: 0)
        var end = 0
        for hit in hits where hit.lowerBound >= end && hit.upperBound <= bytes.count {
            html.appendInterpolation(escaped: UnsafeBufferPointer(rebasing: bytes[end..<hit.lowerBound]))
            html.appendLiteral("<mark>")
            html.appendInterpolation(escaped: UnsafeBufferPointer(rebasing: bytes[hit]))
            html.appendLiteral("</mark>")
            end = hit.upperBound
        }
        html.appendInterpolation(escaped: UnsafeBufferPointer(rebasing: bytes[end...]))
        return HTML(stringInterpolation: html)
    }
}
