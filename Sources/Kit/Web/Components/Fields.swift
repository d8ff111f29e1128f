/// What is wrong with a form: one message a field, in the order of the form. A message says how to repair it.
package struct FieldErrors: Sendable, Equatable {
    private var messages: [(name: String, message: String)] = []

    package init() {}

    package var isEmpty: Bool { messages.isEmpty }
    package subscript(name: String) -> String? { messages.first { $0.name == name }?.message }

    package mutating func add(_ name: String, _ message: String) { messages.append((name, message)) }

    package static func == (a: FieldErrors, b: FieldErrors) -> Bool { a.messages.elementsEqual(b.messages) { $0 == $1 } }

    /// First in the form and focused; each line repeats its field's words and leads to it.
    package var summary: HTML? {
        guard !isEmpty else { return nil }
        func line(_ name: String, _ message: String) -> HTML { "<li><a href=\"#\(FieldErrors.id(name))\">\(message)</a></li>" }
        return """
            <div class="note err" role="alert" aria-labelledby="bledy" tabindex="-1" autofocus><h2 id="bledy">\(heading)</h2>
            <ul>\(each: messages, line)</ul></div>
            """
    }

    private var heading: String {
        let words = ["jedno miejsce", "dwa miejsca", "trzy miejsca", "cztery miejsca"]
        return "Popraw " + (messages.count <= words.count ? words[messages.count - 1] : "zaznaczone miejsca")
    }

    static func id(_ name: String) -> String { "pole-" + name }
}

/// The label, the help and the error of a field, around any control.
struct FieldFrame {
    let name: String, label: String, hint: HTML?, error: String?, optional: Bool

    var id: String { FieldErrors.id(name) }

    /// Attributes every control carries: its name, what describes it, whether it is wrong.
    var attributes: HTML {
        let describing = [hint.map { _ in id + "-h" }, error.map { _ in id + "-e" }].compactMap(\.self)
        return """
            id="\(id)" name="\(name)"\(when: !describing.isEmpty, " aria-describedby=\"\(describing.joined(separator: " "))\"")\
            \(when: error != nil, " aria-invalid=\"true\"")
            """
    }

    func around(_ control: HTML) -> HTML {
        """
        <div class="field\(when: error != nil, " bad")"><label for="\(id)">\(label)\(when: optional, " <span class=\"quiet\">(nieobowiązkowe)</span>")</label>\
        \(hint.map { "<span class=\"hint small\" id=\"\(id)-h\">\($0)</span>" })\
        \(error.map { "<span class=\"error\" id=\"\(id)-e\"><span class=\"out\">Błąd: </span>\($0)</span>" })\(control)</div>
        """
    }
}

/// One line of text.
package struct TextField: Sendable {
    package enum Kind: String, Sendable { case text, email, tel, url, search }
    private let name: String, label: String, hint: HTML?, value: String, error: String?, kind: Kind
    private let optional: Bool, autocomplete: String?, digits: Bool, size: Int?, longest: Int

    /// - Parameters:
    ///   - hint: a sentence with an example, unless the label cannot be misunderstood.
    ///   - value: as it was typed, also when it is wrong.
    ///   - autocomplete: the HTML token (`email`, `name`) for what is about the visitor.
    ///   - digits: brings up the keypad with digits.
    package init(
        _ name: String, _ label: String, hint: HTML?, value: String?, error: String? = nil, kind: Kind = .text, optional: Bool = false,
        autocomplete: String? = nil, digits: Bool = false, size: Int? = nil, longest: Int = 500
    ) {
        (self.name, self.label, self.hint, self.value, self.error, self.kind) = (name, label, hint, value ?? "", error, kind)
        (self.optional, self.autocomplete, self.digits, self.size, self.longest) = (optional, autocomplete, digits, size, longest)
    }

    package var html: HTML {
        let frame = FieldFrame(name: name, label: label, hint: hint, error: error, optional: optional)
        return frame.around(
            """
            <input \(frame.attributes) type="\(kind.rawValue)" value="\(value)" maxlength="\(longest)"\(size.map { " size=\"\($0)\"" })\
            \(autocomplete.map { " autocomplete=\"\($0)\"" })\(when: digits, " inputmode=\"numeric\"")>
            """)
    }
}

/// Several lines of text.
package struct TextArea: Sendable {
    private let name: String, label: String, hint: HTML?, value: String, error: String?, optional: Bool, rows: Int, longest: Int

    package init(
        _ name: String, _ label: String, hint: HTML?, value: String?, error: String? = nil, optional: Bool = false, rows: Int = 5,
        longest: Int = 4000
    ) {
        (self.name, self.label, self.hint, self.value, self.error) = (name, label, hint, value ?? "", error)
        (self.optional, self.rows, self.longest) = (optional, rows, longest)
    }

    package var html: HTML {
        let frame = FieldFrame(name: name, label: label, hint: hint, error: error, optional: optional)
        // The line break behind the tag is swallowed by the parser; without it a first empty line of the text would be.
        return frame.around("<textarea \(frame.attributes) rows=\"\(rows)\" cols=\"60\" maxlength=\"\(longest)\">\n\(value)</textarea>")
    }
}

/// One of several values.
package struct SelectField: Sendable {
    private let name: String, label: String, hint: HTML?, value: String, error: String?, options: [(value: String, words: String)]
    private let optional: Bool

    /// - Parameter options: what is sent and what is read; the first is chosen when `value` is none of them.
    package init(
        _ name: String, _ label: String, hint: HTML? = nil, value: String?, error: String? = nil, optional: Bool = false,
        options: [(value: String, words: String)]
    ) {
        (self.name, self.label, self.hint, self.value, self.error, self.options) = (name, label, hint, value ?? "", error, options)
        self.optional = optional
    }

    package var html: HTML {
        let frame = FieldFrame(name: name, label: label, hint: hint, error: error, optional: optional)
        func option(_ value: String, _ words: String) -> HTML {
            "<option value=\"\(value)\"\(when: value == self.value, " selected")>\(words)</option>"
        }
        return frame.around("<select \(frame.attributes)>\(each: options, option)</select>")
    }
}
