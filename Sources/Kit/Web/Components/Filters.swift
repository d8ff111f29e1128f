import Polish

/// A group of filters with the number of records each would leave.
package struct Facet: Sendable {
    package struct Option: Sendable {
        let value: String, words: String, count: Int?
        package init(_ value: String, _ words: String, count: Int? = nil) { (self.value, self.words, self.count) = (value, words, count) }
    }

    private let name: String, legend: String, options: [Option], chosen: Set<String>, single: Bool

    /// - Parameter single: one choice only (radio), with the first option as "all".
    package init(_ name: String, _ legend: String, options: [Option], chosen: Set<String>, single: Bool = false) {
        (self.name, self.legend, self.options, self.chosen, self.single) = (name, legend, options, chosen, single)
    }

    package var html: HTML {
        func pick(_ option: Option) -> HTML {
            """
            <label class="pick"><input type="\(single ? "radio" : "checkbox")" name="\(name)" value="\(option.value)"\(when: chosen.contains(option.value), " checked")>\
            \(option.words)\(option.count.map { "<span class=\"n\">\(number($0))</span>" })</label>
            """
        }
        return "<fieldset><legend>\(legend)</legend>\(each: options, pick)</fieldset>"
    }
}

/// The filters of a list: beside it on a wide screen, a sheet behind a button on a phone.
///
/// - Parameters:
///   - chosen: how many filters are set, for the words on the button.
///   - body: fields and facets.
package func filterSheet(action: some Address, chosen: Int, _ body: HTML) -> HTML {
    let count = chosen == 0 ? "" : " (" + Plural("wybrany", "wybrane", "wybranych").of(chosen) + ")"
    return """
        <form action="\(path: action)">
        <details class="sheet"><summary><span class="shut">Filtry\(count)</span><span class="hide">Zamknij filtry</span></summary>
        <div class="facets">
        \(body)
        <p class="done"><button class="btn">Pokaż wyniki</button></p>
        </div></details>
        </form>
        """
}

/// The chosen filters above the list, each a link that takes itself away.
package func chips(_ chips: [(words: String, without: any Address)]) -> HTML? {
    guard !chips.isEmpty else { return nil }
    func chip(_ words: String, _ without: any Address) -> HTML {
        "<a href=\"\(link: without.path)\"><span class=\"out\">Usuń filtr: </span>\(words)</a>"
    }
    return "<p class=\"chips\">\(each: chips, chip)</p>"
}
