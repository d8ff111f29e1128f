import Polish
import Values

/// A view that other sites may show in a frame of theirs: without our header and footer, with its source and day, every link leading out of the
/// frame.
package struct LeanView: Sendable {
    package let title: String
    /// Of the page it is taken from: where whoever sees the frame finds the rest.
    package let whole: any Address
    package var day: Day?
    package var sample = false
    /// Files of the site it needs.
    package let body: HTML

    package init(_ title: String, whole: any Address, day: Day?, sample: Bool = false, body: HTML) {
        (self.title, self.whole, self.day, self.sample, self.body) = (title, whole, day, sample, body)
    }

    /// - Parameters:
    ///   - site: its name: "Pożytek, Kujawsko-Pomorskie".
    ///   - framedBy: see ``PagePolicy/framedBy``; of nobody, the page still opens by itself.
    package func page(site: String, framedBy: [String]) -> Page {
        let source: HTML = """
            <p class="small rule">Źródło: <a href="\(link: whole.path)">\(site)</a>\(day.map { " · stan na \(Web.day($0))" })</p>
            """
        var page = Page(
            title: "\(title) (ramka)", sample: sample, indexed: false, policy: PagePolicy(framedBy: framedBy),
            body: "<div class=\"stack\"><h1 class=\"lean\">\(title)</h1>\(body)\(source)</div>")
        page.isLean = true
        return page
    }
}

/// The page that hands out the code of a frame, ready to be copied.
package struct EmbeddingPage: Sendable {
    private let title: String
    private let frame: String, height: Int
    private let whole: any Address
    private let section: String, crumb: Crumb
    private let framedBy: [String]

    /// - Parameters:
    ///   - title: of the view: "Organizacje na 10 tys. mieszkańców".
    ///   - frame: the whole address of the lean view, `https://…`.
    ///   - height: of the frame, in pixels.
    ///   - crumb: the list or map the view is of.
    package init(
        _ title: String, frame: String, height: Int, whole: any Address, section: String, crumb: Crumb, framedBy: [String]
    ) {
        (self.title, self.frame, self.height, self.whole) = (title, frame, height, whole)
        (self.section, self.crumb, self.framedBy) = (section, crumb, framedBy)
    }

    package var page: Page {
        Page(
            title: "Umieść na swojej stronie: \(title)", crumbs: [Crumb("Start", "/"), crumb, Crumb("Umieść na swojej stronie")], section: section,
            indexed: false,
            body: """
                <div class="stack read">
                <h1>Umieść na swojej stronie</h1>
                <p class="lede">\(title)</p>
                <p>Skopiuj ten kod i wklej go tam, gdzie ma stać ramka. Zawsze pokaże dzisiejszy stan, z tymi samymi filtrami.</p>
                <div class="field"><label for="kod">Kod ramki</label><span class="hint small" id="kod-h">Zaznacz całość i skopiuj.</span>\
                <textarea id="kod" rows="5" cols="60" readonly spellcheck="false" aria-describedby="kod-h">\(code)</textarea></div>
                <p class="bar"><a class="btn second" href="\(link: path)">Zobacz ramkę</a><a href="\(link: whole.path)">Wróć i zmień filtry</a></p>
                <p class="small quiet">\(sites) W ramce nie ma skryptów ani ciasteczek. Wysokość (height) możesz zmienić.</p>
                </div>
                """)
    }

    private var code: String {
        "<iframe src=\"\(quoted(frame))\" title=\"\(quoted(title))\" width=\"100%\" height=\"\(height)\" loading=\"lazy\"></iframe>"
    }

    /// As the value of an attribute in the code that is handed out.
    private func quoted(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// The frame's own address on this site.
    private var path: String {
        let rest = frame.drop { $0 != "/" }.dropFirst(2)
        return String(rest.drop { $0 != "/" })
    }

    private var sites: String {
        if framedBy == ["*"] { return "Ramkę może pokazać każda strona." }
        if framedBy.isEmpty { return "Urząd nie zezwolił na razie żadnej stronie na pokazywanie ramek." }
        return "Ramkę mogą pokazać strony, którym zezwolił urząd: " + framedBy.joined(separator: ", ") + "."
    }
}

extension Visit {
    /// `https://pozytek.example`: where the visitor has come to, for addresses that must be whole.
    ///
    /// - Parameter base: the configured one, without a path; empty: whatever the visitor calls it.
    package func origin(base: String) -> String {
        if !base.isEmpty { return base.hasSuffix("/") ? String(base.dropLast()) : base }
        let isHost = authority.map { host in
            (1...255).contains(host.utf8.count)
                && host.utf8.allSatisfy { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || ($0 >= 48 && $0 <= 57) || ".-:[]".utf8.contains($0) }
        }
        return "http://" + (isHost == true ? authority ?? "" : "localhost")
    }
}
