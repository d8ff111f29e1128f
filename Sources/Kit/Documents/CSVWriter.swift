/// Rows as RFC 4180 text: fields in quotes where they need them, lines ended by CRLF.
///
///     var table = CSVWriter(byteOrderMark: true)
///     table.row(["nazwa", "gmina"])
///     table.row(["=SUM(A1)", "Lipno (miasto)"])   // "'=SUM(A1)",Lipno (miasto)
///
/// A field that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection), unless it is a plain number.
package struct CSVWriter: Sendable {
    package private(set) var text: String

    /// - Parameter byteOrderMark: Excel reads UTF-8 only with it; most other programs prefer none.
    package init(byteOrderMark: Bool = false) { text = byteOrderMark ? "\u{FEFF}" : "" }

    package mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            append(field)
        }
        text += "\r\n"
    }

    /// The text so far, which is then forgotten: a stream is sent part by part.
    package mutating func take() -> String {
        defer { text = "" }
        return text
    }

    private mutating func append(_ field: String) {
        let guarded = CSVWriter.looksLikeFormula(field) ? "'" + field : field
        if guarded.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
            text += "\"" + guarded.replacing("\"", with: "\"\"") + "\""
        } else {
            text += guarded
        }
    }

    private static func looksLikeFormula(_ field: String) -> Bool {
        guard let first = field.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return Double(field) == nil
        default: return false
        }
    }
}
