import Polish

/// The way from the start to this page. On a phone only the step before is left.
package func breadcrumb(_ crumbs: [Crumb]) -> HTML? {
    guard !crumbs.isEmpty else { return nil }
    func step(_ crumb: Crumb) -> HTML {
        guard let path = crumb.path else { return "<li aria-current=\"page\">\(crumb.title)</li>" }
        return "<li><a href=\"\(link: path)\">\(crumb.title)</a></li>"
    }
    return "<nav class=\"crumbs\" aria-label=\"Ścieżka\"><ol>\(each: crumbs, step)</ol></nav>"
}

/// The search box of the header: one field, one button, an ordinary form.
func searchBox(_ box: SearchBox) -> HTML {
    """
    <form class="seek" role="search" action="\(link: box.action)"><label class="out" for="szukaj">\(box.label)</label>\
    <input id="szukaj" name="q" type="search" maxlength="200" placeholder="\(box.placeholder)" autocomplete="off"\(suggesting(box.suggest))><button class="btn">Szukaj</button></form>
    """
}

/// The large search box of a page, with its label and an example in sight.
///
/// - Parameter suggest: see ``SearchBox``.
package func searchForm(action: some Address, label: String, hint: HTML, value: String = "", id: String = "q", suggest: String? = nil) -> HTML {
    """
    <form class="stack tight" role="search" action="\(path: action)">
    <label for="\(id)">\(label)</label>
    \(searchField(hint: hint, value: value, id: id, suggest: suggest))
    </form>
    """
}

/// The field, the button and the hint of a search box, for a form that asks more than words. Its label is the caller's.
package func searchField(hint: HTML, value: String, id: String, longest: Int = 200, suggest: String? = nil) -> HTML {
    """
    <div class="seek"><input id="\(id)" name="q" type="search" maxlength="\(longest)" value="\(value)" autocomplete="off" \
    aria-describedby="\(id)-h"\(suggesting(suggest))><button class="btn">Szukaj</button></div>
    <p class="small quiet" id="\(id)-h">\(hint)</p>
    """
}

private func suggesting(_ address: String?) -> HTML? { address.map { " data-suggest=\"\(link: $0)\"" } }

/// Which page of a long list this is, in words and numbers; nothing when there is only one.
package struct Pagination: Sendable {
    package let page: Int, pages: Int
    private let label: String
    private let address: @Sendable (Int) -> any Address

    /// - Parameters:
    ///   - page: from 1; held inside `1...pages`.
    ///   - address: of the page with this number.
    package init(
        page: Int, total: Int, perPage: Int, label: String = "Strony wyników", address: @escaping @Sendable (Int) -> any Address
    ) {
        pages = max(1, (total + perPage - 1) / perPage)
        self.page = min(max(page, 1), pages)
        (self.label, self.address) = (label, address)
    }

    package var html: HTML? {
        guard pages > 1 else { return nil }
        return """
            <nav aria-label="\(label)"><ul class="pages">
            <li>\(step("Poprzednia", to: page - 1, rel: "prev"))</li>
            \(each: shown, { $0.map(number) ?? "<li><span>…</span></li>" })
            <li>\(step("Następna", to: page + 1, rel: "next"))</li>
            </ul></nav>
            """
    }

    /// First, last, the current one and its neighbours; nil where some are left out. A gap of one page shows that page instead.
    private var shown: [Int?] {
        let wanted = (1...pages).filter { $0 == 1 || $0 == pages || abs($0 - page) <= 1 }
        var shown: [Int?] = []
        for number in wanted {
            if let last = shown.last.flatMap({ $0 }), number - last == 2 { shown.append(last + 1) }
            if let last = shown.last.flatMap({ $0 }), number - last > 2 { shown.append(nil) }
            shown.append(number)
        }
        return shown
    }

    private func number(_ number: Int) -> HTML {
        if number == page { return "<li><span aria-current=\"page\"><span class=\"out\">strona </span>\(Polish.number(number))</span></li>" }
        return "<li><a href=\"\(link: address(number).path)\"><span class=\"out\">strona </span>\(Polish.number(number))</a></li>"
    }

    private func step(_ words: String, to number: Int, rel: String) -> HTML {
        guard (1...pages).contains(number) else { return "<span class=\"quiet\">\(words)</span>" }
        return "<a href=\"\(link: address(number).path)\" rel=\"\(rel)\">\(words)</a>"
    }
}
