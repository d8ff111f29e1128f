import Database
import Polish

/// A legal form as this office tells them apart.
package struct LegalForm: Hashable, Sendable {
    /// `fundacja`, `stowarzyszenie_zwykle`: never changes.
    package let code: String
    package let label: String
    /// "fundacje" (2, 3, 4 and headings) and "fundacji" (5).
    package let plural: String
    package let genitive: String
    /// Spellings of the court register that mean it.
    package let register: [String]
    /// Codes of wider forms inside which ``names`` mark this one.
    package let within: [String]
    package let names: [String]

    package var counted: Plural { Plural(label, plural, genitive) }
}

/// All legal forms, most usual first, and how to tell one from what a register says.
package struct LegalForms: Sendable {
    package let all: [LegalForm]
    private let byCode: [String: LegalForm]
    private let bySpelling: [String: LegalForm]
    /// Marks of narrower forms by the code of the wider one, folded once: an import asks for every record.
    private let narrower: [String: [Mark]]

    private struct Mark: Sendable {
        let words: [UInt8]
        let isPhrase: Bool
        let code: String
    }

    package init(_ forms: [LegalForm]) {
        all = forms
        byCode = Dictionary(forms.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let spellings = forms.flatMap { form in ([form.label, form.plural] + form.register).map { (fold($0), form) } }
        bySpelling = Dictionary(spellings, uniquingKeysWith: { first, _ in first })
        var narrower: [String: [Mark]] = [:]
        for form in forms {
            let marks = form.names.map { name in
                let words = fold(name)
                return Mark(words: Array(" \(words) ".utf8), isPhrase: words.contains(" "), code: form.code)
            }
            for wide in form.within { narrower[wide, default: []] += marks }
        }
        self.narrower = narrower
    }

    package subscript(_ code: String) -> LegalForm? { byCode[code] }

    /// The code of the form a register's spelling means, made narrower by the body's name where the register knows only the wider form.
    ///
    ///     forms.match(krs: "STOWARZYSZENIE", name: "OCHOTNICZA STRAŻ POŻARNA W LIPNIE")   // "osp"
    ///
    /// - Returns: nil for a spelling nobody listed.
    package func match(krs spelling: String, name: String) -> String? {
        guard let wide = bySpelling[fold(spelling)] else { return nil }
        guard let marks = narrower[wide.code] else { return wide.code }
        let words = Array(" \(fold(name)) ".utf8)
        return (marks.first { LegalForms.holds(words, $0) }?.code) ?? wide.code
    }

    /// Several words may stand anywhere in the name; one word, mostly an abbreviation, only at its beginning, where it is not part of a sponsor's name.
    private static func holds(_ words: [UInt8], _ mark: Mark) -> Bool {
        guard mark.isPhrase else { return words.starts(with: mark.words) }
        guard words.count >= mark.words.count else { return false }
        for start in 0...(words.count - mark.words.count) where words[start] == 0x20 {
            var length = 1
            while length < mark.words.count, words[start + length] == mark.words[length] { length += 1 }
            if length == mark.words.count { return true }
        }
        return false
    }

    package static func load(_ db: Reading) throws -> LegalForms {
        func parts(_ text: String?) -> [String] { (text ?? "").split(separator: "|").map(String.init) }
        return LegalForms(
            try db.all("SELECT code, label, plural, genitive, register_names, within, names FROM legal_form ORDER BY position") { row in
                LegalForm(
                    code: try row.text("code"), label: try row.text("label"), plural: try row.text("plural"), genitive: try row.text("genitive"),
                    register: parts(try row.textOrNil("register_names")), within: parts(try row.textOrNil("within")),
                    names: parts(try row.textOrNil("names")))
            })
    }
}
