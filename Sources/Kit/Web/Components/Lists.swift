import Polish

/// A short list of things with a link each and a quiet line under it.
package struct CardList: Sendable {
    package struct Item: Sendable {
        let title: String, address: any Address, detail: HTML?
        package init(_ title: String, _ address: any Address, detail: HTML? = nil) {
            (self.title, self.address, self.detail) = (title, address, detail)
        }
    }

    private let items: [Item], columns: Bool

    /// - Parameter columns: two columns where there is room; for items that are short.
    package init(_ items: [Item], columns: Bool = false) { (self.items, self.columns) = (items, columns) }

    package var html: HTML {
        func item(_ item: Item) -> HTML {
            let detail: HTML? = item.detail.map { "<br><small class=\"quiet\">\($0)</small>" }
            return "<li><a href=\"\(link: item.address.path)\">\(item.title)</a>\(detail)</li>\n"
        }
        return "<ul class=\"list\(when: columns, " columns")\">\n\(each: items, item)</ul>"
    }
}

/// Terms and their values, each with its source at the edge.
package struct Facts: Sendable {
    package struct Fact: Sendable {
        let term: String, value: HTML, source: HTML?

        /// - Parameter source: see ``provenance(_:_:link:)``.
        package init(_ term: String, _ value: HTML, source: HTML? = nil) { (self.term, self.value, self.source) = (term, value, source) }
    }

    package enum Style: String, Sendable {
        case list = ""
        /// Short terms stay beside their values on a phone too.
        case card = " card"
    }

    private let facts: [Fact], style: Style
    package init(_ facts: [Fact], style: Style = .list) { (self.facts, self.style) = (facts, style) }

    package var html: HTML {
        let sourced = facts.contains { $0.source != nil }
        func row(_ fact: Fact) -> HTML {
            "<div><dt>\(fact.term)</dt><dd>\(fact.value)</dd>\(fact.source.map { "<dd>\($0)</dd>" })</div>\n"
        }
        return "<dl class=\"facts\(when: sourced, " sourced")\(style.rawValue)\">\n\(each: facts, row)</dl>"
    }
}

/// A few large numbers, each with its noun and its source.
package struct Figures: Sendable {
    package struct Figure: Sendable {
        let value: HTML, words: String, source: HTML?

        package init(_ count: Int?, _ noun: Plural, source: HTML? = nil) {
            self.init(count.map { "\(number($0))" } ?? unknown, noun.form(count ?? 5), source: source)
        }

        /// - Parameter value: a number that is no count, such as "40,3".
        package init(_ value: HTML, _ words: String, source: HTML? = nil) { (self.value, self.words, self.source) = (value, words, source) }
    }

    private let figures: [Figure]
    package init(_ figures: [Figure]) { self.figures = figures }

    package var html: HTML {
        func figure(_ figure: Figure) -> HTML {
            "<p class=\"figure\"><b>\(figure.value)</b> \(figure.words)\(figure.source.map { "<br>\($0)" })</p>\n"
        }
        return "<div class=\"figures\">\n\(each: figures, figure)</div>"
    }
}

/// A part of a page that is folded away until somebody wants it; works without a script.
///
/// - Parameters:
///   - id: so that a link can lead to it.
///   - hint: what is inside, in a few words beside the title.
package func folded(_ title: String, id: String, hint: String? = nil, open: Bool = false, _ body: HTML) -> HTML {
    """
    <details class="fold" id="\(id)"\(when: open, " open")><summary><h2>\(title)</h2>\(hint.map { " <span class=\"small quiet\">\($0)</span>" })</summary>
    <div class="stack">\(body)</div></details>
    """
}
