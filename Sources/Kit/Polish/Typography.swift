/// A finished page with no-break spaces where Polish type setting wants them: after one-letter words and abbreviations, after initials,
/// inside grouped numbers, between a number and its noun or unit.
///
///     "<p>Kto działa w gminie, art. 4 ust. 1, 10 000 zł</p>"   // "w·gminie", "art.·4·ust.·1", "10·000·zł"
///
/// Only text is touched: never tags, attributes, comments, nor what stands in `pre`, `code`, `kbd`, `textarea`, `option`, `title`, `script`,
/// `style` or `data`. Identifiers that are written in groups stand in `<data>`, so that they are copied as they are.
package func typographic(_ html: [UInt8]) -> [UInt8] {
    html.withUnsafeBufferPointer { bytes in
        var typesetter = Typesetter(bytes)
        typesetter.run()
        return typesetter.output
    }
}

/// Walks through the page, tag by tag and text by text, and copies what lies between the spaces it changes. Bytes, not characters: the page is
/// UTF-8 and everything looked for is short.
private struct Typesetter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var output: [UInt8] = []
    /// Everything before it stands in the output.
    private var copied = 0
    /// Where the last space inside a grouped number stood, so that `000` may follow in `1 000 000`.
    private var lastGroup = -1

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count + bytes.count / 32)
    }

    mutating func run() {
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<") {
                at = endOfMarkup(at)
            } else {
                let end = endOfText(at)
                set(at..<end)
                at = end
            }
        }
        output.append(contentsOf: bytes[copied...])
    }

    private func endOfText(_ start: Int) -> Int {
        var at = start
        while at < bytes.count && bytes[at] != UInt8(ascii: "<") { at += 1 }
        return at
    }

    /// Behind the tag that begins here; behind the whole element when its text is not ours to touch.
    private func endOfMarkup(_ start: Int) -> Int {
        if starts("<!--", at: start) { return end(of: "-->", from: start + 4) }
        var at = start + 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            // Letters are greater than all three.
            if byte > UInt8(ascii: ">") { continue }
            if byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                while at < bytes.count && bytes[at] != byte { at += 1 }
                at += 1
            }
        }
        at = min(at, bytes.count)
        // Nearly every tag is one of the others.
        guard start + 1 < bytes.count, isVerbatimBeginning(bytes[start + 1]) else { return at }
        for verbatim in verbatimElements where starts(verbatim.open, at: start) && isNameEnd(start + verbatim.open.utf8CodeUnitCount) {
            return end(of: verbatim.close, from: at)
        }
        return at
    }

    @inline(__always) private func isVerbatimBeginning(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "k"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "t"): true
        default: false
        }
    }

    private func isNameEnd(_ at: Int) -> Bool {
        at >= bytes.count || bytes[at] == UInt8(ascii: ">") || bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\n")
    }

    private func end(of mark: StaticString, from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            if starts(mark, at: at) { return at + mark.utf8CodeUnitCount }
            at += 1
        }
        return bytes.count
    }

    private func starts(_ mark: StaticString, at start: Int) -> Bool {
        let length = mark.utf8CodeUnitCount
        guard start + length <= bytes.count, bytes[start] == mark.utf8Start[0] else { return false }
        for index in 1..<length where bytes[start + index] != mark.utf8Start[index] { return false }
        return true
    }

    private mutating func set(_ text: Range<Int>) {
        for at in text where bytes[at] == UInt8(ascii: " ") {
            guard at + 1 < text.upperBound, at > text.lowerBound, joins(at, in: text) else { continue }
            output.append(contentsOf: bytes[copied..<at])
            output.append(0xC2)
            output.append(0xA0)
            copied = at + 1
        }
    }

    /// Whether the space here must not break.
    private mutating func joins(_ at: Int, in text: Range<Int>) -> Bool {
        let words = Neighbours(bytes: bytes, text: text, space: at)
        if isDigit(bytes[at - 1]) {
            if words.groupsDigits(lastGroup: lastGroup) {
                lastGroup = at
                return true
            }
            return words.measures(afterGroup: lastGroup >= 0 && at - lastGroup == 4)
        }
        return words.leansForward
    }
}

private let verbatimElements: [(open: StaticString, close: StaticString)] = [
    ("<pre", "</pre>"), ("<code", "</code>"), ("<kbd", "</kbd>"), ("<data", "</data>"), ("<textarea", "</textarea>"), ("<option", "</option>"),
    ("<title", "</title>"), ("<script", "</script>"), ("<style", "</style>"),
]

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
