/// What a page is apart from the frame around it. The layout draws header, crumbs, bands and footer.
package struct Page: Sendable {
    /// The tab says "title · name of the site".
    package var title: String
    /// One sentence for search engines.
    package var description: String?
    /// From the start to this page; the last one is not a link.
    package var crumbs: [Crumb]
    /// The key of the menu entry this page belongs under.
    package var section: String?
    package var width = Width.normal
    package var density = Density.visitor
    /// Shows the hatched band "Dane przykładowe".
    package var sample: Bool
    /// The form on this page has errors: the title begins with "Błąd:".
    package var hasErrors: Bool
    /// Search engines may keep the page.
    package var indexed: Bool
    /// The header shows no search box, because the page is one itself.
    package var isSearch: Bool
    /// Files of the site this page alone needs: `map.js`, `maplibre/maplibre-gl.css`. One that is not there is left out.
    package var files: [String] = []
    package var policy = PagePolicy.usual
    /// Without header and footer, and with every link leading out of the frame it stands in.
    package var isLean = false
    package var body: HTML

    package enum Width: Sendable { case normal, broad }
    package enum Density: Sendable { case visitor, staff }

    package init(
        title: String, description: String? = nil, crumbs: [Crumb] = [], section: String? = nil, width: Width = .normal,
        density: Density = .visitor, sample: Bool = false, hasErrors: Bool = false, indexed: Bool = true, isSearch: Bool = false,
        files: [String] = [], policy: PagePolicy = .usual, body: HTML
    ) {
        (self.title, self.description, self.crumbs, self.section) = (title, description, crumbs, section)
        (self.width, self.density, self.sample, self.hasErrors) = (width, density, sample, hasErrors)
        (self.indexed, self.isSearch, self.body) = (indexed, isSearch, body)
        (self.files, self.policy) = (files, policy)
    }
}

/// One step of the way to a page.
package struct Crumb: Sendable {
    package let title: String
    package let path: String?

    /// - Parameter path: nil for the page itself.
    package init(_ title: String, _ path: String? = nil) { (self.title, self.path) = (title, path) }
}

/// An entry of the menu, the office links or the footer. Only rooms that are built have one.
package struct MenuEntry: Sendable {
    package let key: String
    package let title: String
    package let path: String
    /// Where it stands in the menu, whichever module it is of: the smaller before the greater, else in the order of the modules.
    package let place: Int

    package init(key: String, title: String, path: String, place: Int = 50) {
        (self.key, self.title, self.path, self.place) = (key, title, path, place)
    }
}

/// A column of the footer.
package struct FooterColumn: Sendable {
    package let title: String
    package let links: [MenuEntry]

    package init(title: String, links: [MenuEntry]) { (self.title, self.links) = (title, links) }
}

/// The search box in the header.
package struct SearchBox: Sendable {
    package let action: String, label: String, placeholder: String, suggest: String?

    /// - Parameter suggest: the address that answers `?q=` with suggestions while somebody types (see `suggest.js`); nil: none are made.
    package init(action: String, label: String, placeholder: String, suggest: String? = nil) {
        (self.action, self.label, self.placeholder, self.suggest) = (action, label, placeholder, suggest)
    }
}
