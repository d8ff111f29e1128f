import Polish

/// A group of filters with the number of records each would leave.
///
///     Facet("powiat", "Powiat", options: six, chosen: ["0463"], rest: theOthers).html
package struct Facet: Sendable {
    package struct Option: Sendable {
        let label: Label, count: Int?, note: String?

        /// - Parameter note: a few quiet words under the option.
        package init(_ label: Label, count: Int? = nil, note: String? = nil) { (self.label, self.count, self.note) = (label, count, note) }

        package init(_ value: String, _ words: String, count: Int? = nil, note: String? = nil) {
            self.init(Label(value, words), count: count, note: note)
        }
    }

    /// What an option is called in the address and on the page, as markup: whoever shows the same options on every page makes it once.
    package struct Label: Sendable {
        let value: String, attribute: HTML, words: HTML

        package init(_ value: String, _ words: String) { (self.value, attribute, self.words) = (value, "\(value)", "\(words)") }
    }

    private let name: String, legend: String, hint: String?, options: [Option], rest: [Option], chosen: Set<String>
    private let single: Bool, folded: Bool

    /// - Parameters:
    ///   - hint: a sentence about all options.
    ///   - single: one choice only (radio), with the first option as "all".
    ///   - rest: options that are folded away: those that are seldom wanted.
    ///   - folded: only the legend is in sight until somebody opens it.
    package init(
        _ name: String, _ legend: String, hint: String? = nil, options: [Option], rest: [Option] = [], chosen: Set<String>, single: Bool = false,
        folded: Bool = false
    ) {
        (self.name, self.legend, self.hint, self.options, self.rest, self.chosen) = (name, legend, hint, options, rest, chosen)
        (self.single, self.folded) = (single, folded)
    }

    package var html: HTML {
        let fieldset: HTML = """
            <fieldset><legend\(when: folded, " class=\"out\"")>\(legend)</legend>\(hint.map { "<p class=\"small quiet\">\($0)</p>" })\
            \(picks(options))\(when: !rest.isEmpty, more)</fieldset>
            """
        return folded ? "<details class=\"more\"><summary>\(legend)</summary>\(fieldset)</details>" : fieldset
    }

    private var more: HTML {
        """
        <details class="more"><summary>Pokaż pozostałe (\(number(rest.count)))<span class="out">: \(legend)</span></summary>\(picks(rest))</details>
        """
    }

    /// Written piece by piece into one buffer: a page has some hundred of them.
    private func picks(_ options: [Option]) -> HTML {
        var html = HTML.Interpolation(literalCapacity: options.count * 160, interpolationCount: 0)
        for option in options {
            if single {
                html.appendLiteral("<label class=\"pick\"><input type=\"radio\" name=\"")
            } else {
                html.appendLiteral("<label class=\"pick\"><input type=\"checkbox\" name=\"")
            }
            html.appendInterpolation(name)
            html.appendLiteral("\" value=\"")
            html.appendInterpolation(option.label.attribute)
            html.appendLiteral("\"")
            if !chosen.isEmpty, chosen.contains(option.label.value) { html.appendLiteral(" checked") }
            html.appendLiteral("><span>")
            html.appendInterpolation(option.label.words)
            if let note = option.note {
                html.appendLiteral("<span class=\"sub\">")
                html.appendInterpolation(note)
                html.appendLiteral("</span>")
            }
            html.appendLiteral("</span>")
            if let count = option.count {
                html.appendLiteral("<span class=\"n\">")
                html.appendInterpolation(number(count))
                html.appendLiteral("</span>")
            }
            html.appendLiteral("</label>")
        }
        return HTML(stringInterpolation: html)
    }
}

/// The filters of a list: beside it on a wide screen, a sheet behind a button on a phone.
///
/// Its parts lie in the grid the form stands in: `head` across it, the filters in the first column.
///
/// - Parameters:
///   - id: by which controls elsewhere on the page belong to the form (`form="…"`).
///   - chosen: how many filters are set, for the words on the button.
///   - head: what stays in sight on a phone, above the button.
///   - body: fields and facets.
package func filterSheet(action: some Address, id: String = "filtry", chosen: Int, head: HTML? = nil, _ body: HTML) -> HTML {
    let count = chosen == 0 ? "" : " (" + Plural("wybrany", "wybrane", "wybranych").of(chosen) + ")"
    return """
        <form class="parts" id="\(id)" action="\(path: action)" autocomplete="off" data-filters>
        \(head.map { "<div class=\"across stack tight\">\($0)</div>" })
        <details class="sheet"><summary><span class="shut">Filtry\(count)</span><span class="hide">Zamknij filtry</span></summary>
        <div class="facets">
        \(body)
        <p class="done"><button class="btn">Pokaż wyniki</button></p>
        </div></details>
        </form>
        """
}

/// Questions of an address that a form passes on without showing them.
package func hiddenFields(_ query: Query, except shown: Set<String> = []) -> HTML {
    var names: [String] = []
    for name in query.names where !shown.contains(name) && !names.contains(name) { names.append(name) }
    func field(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
    return "\(each: names, { name in "\(each: query.all(name), { field(name, $0) })" })"
}

/// The chosen filters above the list, each a link that takes itself away.
///
/// - Parameter all: the address without any, offered when there are several.
package func chips(_ chips: [(words: String, without: any Address)], all: (any Address)? = nil) -> HTML? {
    guard !chips.isEmpty else { return nil }
    func chip(_ words: String, _ without: any Address) -> HTML {
        "<a href=\"\(link: without.path)\"><span class=\"out\">Usuń filtr: </span>\(words)</a>"
    }
    let clear: HTML? = chips.count > 2 ? all.map { "<a class=\"clear\" href=\"\(link: $0.path)\">Usuń wszystkie filtry</a>" } : nil
    return "<p class=\"chips\">\(each: chips, chip)\(clear)</p>"
}
