import Foundation
import Polish
import Values
import Web

/// `/dane`: what may be downloaded whole, feature by feature.
struct DownloadsPage: Sendable {
    struct Section: Sendable {
        let downloads: Downloads
        let files: [(file: Downloads.File, stored: StoredFile)]
        let parts: [Downloads.Part]

        init(_ downloads: Downloads, folder: String, _ parts: [Downloads.Part]) {
            (self.downloads, self.parts) = (downloads, parts)
            files = downloads.files.compactMap { file in file.stored(in: folder).map { (file, $0) } }
        }
    }

    private let sections: [Section]

    init(_ sections: [Section]) { self.sections = sections }

    var page: Page {
        Page(
            title: "Dane do pobrania", description: "Całe zbiory danych w plikach o stałych adresach, z opisem kolumn i licencjami.",
            crumbs: [Crumb("Start", "/"), Crumb("Dane do pobrania")], body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack read"><h1>Dane do pobrania</h1>
        <p class="lede">Całe zbiory w plikach o stałych adresach. Wolno używać ich ponownie z podaniem źródła.</p>
        <p>Tu są: \(each: numbered, by: " · ", { "<a href=\"#dzial-\($0.place)\">\($0.section.downloads.title.lowercased())</a>" }). \
        Programy mogą pytać <a href="/api">API</a>.</p></div>
        \(each: numbered, section)
        </div>
        """
    }

    private var numbered: [(place: Int, section: Section)] { sections.enumerated().map { (place: $0, section: $1) } }

    private func section(_ numbered: (place: Int, section: Section)) -> HTML {
        let (place, section) = numbered
        let downloads = section.downloads
        let nothing = emptyState("Plików jeszcze nie przygotowano.", why: "Robi to urząd poleceniem „\(downloads.command)”.")
        return """
            <section class="brickrule stack loose" aria-labelledby="dzial-\(place)">
            <div class="stack"><h2 id="dzial-\(place)">\(downloads.title)</h2>
            <p class="read">\(downloads.remark)</p>
            \(section.files.isEmpty ? nothing : table(section))</div>
            \(each: section.parts, { part(place, $0) })
            </section>
            """
    }

    private func part(_ place: Int, _ part: Downloads.Part) -> HTML {
        """
        <div class="stack"><h3 id="\(part.key)-\(place)">\(part.title)</h3>
        \(part.html)
        </div>
        """
    }

    private func table(_ section: Section) -> HTML {
        DataTable(
            "\(section.downloads.title): pliki",
            columns: [
                .init("Plik") { "<a href=\"\(link: "/dane/" + $0.file.name)\" download>\($0.file.name)</a>" },
                .init("Postać") { "\($0.file.title)" },
                .init("Stan z dnia", label: "Dzień") { day(Instant(milliseconds: Int64($0.stored.madeAt.timeIntervalSince1970 * 1000)).day) },
                .init("Rozmiar", numeric: true) { "\(DownloadsPage.size($0.stored.size))" },
            ], rows: section.files
        ).html
    }

    /// In the largest unit that leaves at least one.
    private static func size(_ bytes: Int) -> String {
        if bytes < 1_000_000 { return "\(number((bytes + 999) / 1000)) KB" }
        return "\(number(bytes / 1_000_000)),\(bytes / 100_000 % 10) MB"
    }
}
