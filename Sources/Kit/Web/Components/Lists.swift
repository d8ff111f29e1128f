import Polish

/// A short list of things with a link each and a quiet line under it.
package struct CardList: Sendable {
    package struct Item: Sendable {
        let title: String, address: any Address, detail: HTML?
        package init(_ title: String, _ address: any Address, detail: HTML? = nil) {
            (self.title, self.address, self.detail) = (title, address, detail)
        }
    }

    private let items: [Item]
    package init(_ items: [Item]) { self.items = items }

    package var html: HTML {
        func item(_ item: Item) -> HTML {
            let detail: HTML? = item.detail.map { "<br><small class=\"quiet\">\($0)</small>" }
            return "<li><a href=\"\(link: item.address.path)\">\(item.title)</a>\(detail)</li>\n"
        }
        return "<ul class=\"list\">\n\(each: items, item)</ul>"
    }
}

/// Terms and their values, each with its source at the edge.
package struct Facts: Sendable {
    package struct Fact: Sendable {
        let term: String, value: HTML, source: HTML?

        /// - Parameter source: see ``provenance(_:_:link:)``.
        package init(_ term: String, _ value: HTML, source: HTML? = nil) { (self.term, self.value, self.source) = (term, value, source) }
    }

    private let facts: [Fact]
    package init(_ facts: [Fact]) { self.facts = facts }

    package var html: HTML {
        let sourced = facts.contains { $0.source != nil }
        func row(_ fact: Fact) -> HTML {
            "<div><dt>\(fact.term)</dt><dd>\(fact.value)</dd>\(fact.source.map { "<dd>\($0)</dd>" })</div>\n"
        }
        return "<dl class=\"facts\(when: sourced, " sourced")\">\n\(each: facts, row)</dl>"
    }
}

/// A few large numbers, each with its noun and its source.
package struct Figures: Sendable {
    package struct Figure: Sendable {
        let count: Int?, noun: Plural, source: HTML?
        package init(_ count: Int?, _ noun: Plural, source: HTML? = nil) { (self.count, self.noun, self.source) = (count, noun, source) }
    }

    private let figures: [Figure]
    package init(_ figures: [Figure]) { self.figures = figures }

    package var html: HTML {
        func figure(_ figure: Figure) -> HTML {
            let value: HTML = figure.count.map { "\(number($0))" } ?? unknown
            return "<p class=\"figure\"><b>\(value)</b>\(figure.noun.form(figure.count ?? 5))\(figure.source.map { "<br>\($0)" })</p>\n"
        }
        return "<div class=\"cols figures\">\n\(each: figures, figure)</div>"
    }
}

/// A part of a page that is folded away until somebody wants it; works without a script.
///
/// - Parameter id: so that a link can lead to it.
package func folded(_ title: String, id: String, open: Bool = false, _ body: HTML) -> HTML {
    "<details class=\"fold\" id=\"\(id)\"\(when: open, " open")><summary><h2>\(title)</h2></summary>\n<div class=\"stack\">\(body)</div></details>"
}
