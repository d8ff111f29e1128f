/// A tinted message. Its first line is bold and complete in itself.
package struct Notice: Sendable {
    package enum Kind: String, Sendable { case info, ok, warn, err }
    private let kind: Kind, title: String, text: HTML?

    package init(_ kind: Kind, _ title: String, _ text: HTML? = nil) { (self.kind, self.title, self.text) = (kind, title, text) }

    package var html: HTML {
        // What was done and what failed is announced by screen readers; advice waits to be read.
        let role: HTML? =
            switch kind {
            case .ok: " role=\"status\""
            case .err: " role=\"alert\""
            case .info, .warn: nil
            }
        return "<div class=\"note\(when: kind != .info, " \(kind.rawValue)")\"\(role)><p>\(title)</p>\(text.map { "<p>\($0)</p>" })</div>"
    }
}

/// A list with nothing in it: what was searched, why there is nothing, one way on.
package func emptyState(_ what: String, why: HTML? = nil, wayOn: (words: String, address: any Address)? = nil) -> HTML {
    """
    <div class="empty stack tight"><p><strong>\(what)</strong></p>\(why.map { "<p>\($0)</p>" })\
    \(wayOn.map { "<p><a class=\"btn second\" href=\"\(link: $0.address.path)\">\($0.words)</a></p>" })</div>
    """
}

/// What happens after a form was sent. Every form ends with it.
package func nextStep(_ steps: [HTML]) -> HTML {
    func item(_ step: HTML) -> HTML { "<li>\(step)</li>" }
    let body: HTML = steps.count == 1 ? "<p>\(steps[0])</p>" : "<ol class=\"numbered\">\(each: steps, item)</ol>"
    return "<div class=\"rule stack tight\"><h2>Co będzie dalej</h2>\(body)</div>"
}
