import Polish

/// The frame around every page.
struct Layout: Sendable {
    private let site: Site
    /// What is the same on every page; lean ones, which other sites frame, take only the style.
    private let styles: HTML, links: HTML, officeLinks: HTML?, footer: HTML

    init(site: Site) {
        self.site = site
        styles = """
            \(each: site.files.styles, { "<link rel=\"stylesheet\" href=\"\(link: $0)\">\n" })\
            \(site.files.icon.map { "<link rel=\"icon\" type=\"image/svg+xml\" href=\"\(link: $0)\">\n" })
            """
        links = """
            \(styles)\
            \(each: site.files.scripts, { "<script type=\"module\" src=\"\(link: $0)\"></script>\n" })
            """
        officeLinks =
            site.officeLinks.isEmpty ? nil : "<nav class=\"office\" aria-label=\"Urząd\">\(each: site.officeLinks, Layout.anchor)</nav>"
        footer = Layout.footer(of: site)
    }

    /// The whole document as UTF-8, with its no-break spaces set.
    ///
    /// - Parameter path: of the request, to mark the current menu entry.
    func document(_ page: Page, path: String) -> [UInt8] { typographic(html(page, path: path).bytes) }

    private func html(_ page: Page, path: String) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="pl"\(when: page.density == .staff, " data-density=\"staff\"")\(when: page.width == .broad, " data-width=\"broad\"")>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">\(when: page.isLean, "<base target=\"_top\">")
        <title>\(when: page.hasErrors, "Błąd: ")\(page.title) · \(site.name)</title>
        \(page.description.map { "<meta name=\"description\" content=\"\($0)\">\n" })\(when: !page.indexed, "<meta name=\"robots\" content=\"noindex\">\n")\
        \(page.isLean ? styles : links)\(each: page.files.compactMap(site.files.address), Layout.file)\
        </head>
        <body>
        <a class="skip" href="#tresc">Przejdź do treści</a>
        \(page.isLean ? nil : header(page, path: path))
        \(when: page.sample, sampleBand(site.sampleText))
        <main id="tresc" class="shell" tabindex="-1">
        \(breadcrumb(page.crumbs))
        \(page.body)
        </main>
        \(page.isLean ? nil : footer)
        </body>
        </html>

        """
    }

    private func header(_ page: Page, path: String) -> HTML {
        """
        <header class="site">
        <div class="shell">
        \(officeLinks)
        <a class="brand" href="/">\(Layout.mark)<span>\(site.name)<small>\(site.region)</small></span></a>
        \(page.isSearch ? nil : site.search.map { searchBox($0) })
        \(menu(page, path: path))
        </div>
        </header>
        """
    }

    /// One brick of another colour: the gap that was filled.
    private static let mark: HTML = """
        <svg viewBox="0 0 36 36" aria-hidden="true"><path class="f-brick" d="M0 1h22v9H0zM25 1h11v9H25zM14 13.5h22v9H14zM0 26h22v9H0zM25 26h11v9H25z"/>\
        <path class="f-act" d="M0 13.5h11v9H0z"/></svg>
        """

    private func menu(_ page: Page, path: String) -> HTML? {
        guard !site.menu.isEmpty else { return nil }
        func item(_ entry: MenuEntry) -> HTML {
            let current: HTML? = entry.key == page.section ? " aria-current=\"\(entry.path == path ? "page" : "true")\"" : nil
            return "<li><a href=\"\(link: entry.path)\"\(current)>\(entry.title)</a></li>"
        }
        return """
            <details class="sheet tasks"><summary><span class="shut">Menu</span><span class="hide">Zamknij menu</span></summary>
            <nav aria-label="Menu główne"><ul>\(each: site.menu, item)</ul></nav></details>
            """
    }

    private static func footer(of site: Site) -> HTML {
        func column(_ column: FooterColumn) -> HTML {
            "<div><h2>\(column.title)</h2><ul>\(each: column.links, { "<li>\(Layout.anchor($0))</li>" })</ul></div>\n"
        }
        return """
            <footer class="foot">
            <div class="shell cols four">
            <div><h2>\(site.name)</h2><p class="quiet">\(site.about)</p></div>
            \(each: site.footer, column)\
            </div>
            </footer>
            """
    }

    /// A style sheet or a script that one page needs.
    private static func file(_ address: String) -> HTML {
        address.hasSuffix(".css")
            ? "<link rel=\"stylesheet\" href=\"\(link: address)\">\n" : "<script type=\"module\" src=\"\(link: address)\"></script>\n"
    }

    private static func anchor(_ entry: MenuEntry) -> HTML { "<a href=\"\(link: entry.path)\">\(entry.title)</a>" }
}
