import Application
import Database
import Foundation
import Polish
import Values
import Web

/// `/dane`: the files of the whole register, made beforehand by `pozytek export`, and what stands in them.
struct DownloadsPage: Sendable {
    private let files: [(format: ExportFormat, file: StoredFile)]
    private let sources: [SourceSummary]

    init(folder: String, _ sources: [SourceSummary]) {
        files = ExportFormat.allCases.compactMap { format in DownloadsPage.file(format, in: folder).map { (format, $0) } }
        self.sources = sources
    }

    static func file(_ format: ExportFormat, in folder: String) -> StoredFile? {
        StoredFile(URL(filePath: folder, directoryHint: .isDirectory).appending(path: format.name).path)
    }

    var page: Page {
        Page(
            title: "Dane do pobrania", description: "Cały rejestr organizacji jako CSV, XLSX, JSON i GeoJSON, z opisem kolumn.",
            crumbs: [Crumb("Start", RegistryAddress.home.path), Crumb("Dane do pobrania")], body: html)
    }

    private var html: HTML {
        """
        <div class="stack loose">
        <div class="stack read"><h1>Dane do pobrania</h1>
        <p class="lede">Cały rejestr w plikach o stałych adresach. Wolno używać ich ponownie z podaniem źródła.</p>
        <p>Część rejestru, wybraną filtrami, pobierzesz z <a href="\(path: RegistryAddress.list(OrganisationSearch()))">listy organizacji</a>; \
        programy mogą pytać <a href="/api">API</a>.</p></div>
        <section class="brickrule stack" aria-labelledby="pliki"><h2 id="pliki">Pliki</h2>
        \(files.isEmpty ? emptyState("Plików jeszcze nie przygotowano.", why: "Robi to urząd poleceniem „pozytek export”.") : table)
        </section>
        <section class="brickrule stack" aria-labelledby="licencje"><h2 id="licencje">Źródła i licencje</h2>
        \(DataTable("Źródła i licencje", columns: [
            .init("Źródło") { "\($0.source.title)\(sub("\($0.source.publisher)"))" },
            .init("Kod w plikach", label: "Kod") { "<code>\($0.source.code)</code>" },
            .init("Do dnia") { $0.newest.map { day($0) } ?? unknown },
            .init("Licencja") { "\($0.source.licence)" },
        ], rows: sources).html)
        </section>
        <section class="brickrule stack" aria-labelledby="kolumny"><h2 id="kolumny">Kolumny</h2>
        <p class="read">Te same we wszystkich postaciach. Pusta wartość znaczy, że nie wiemy.</p>
        \(DataTable("Kolumny plików", columns: [
            .init("Kolumna") { "<code>\($0.name)</code>" },
            .init("Znaczenie") { "\($0.meaning)" },
        ], rows: ExportColumn.all).html)
        </section>
        </div>
        """
    }

    private var table: HTML {
        DataTable(
            "Pliki całego rejestru",
            columns: [
                .init("Plik") { "<a href=\"\(link: "/dane/" + $0.format.name)\" download>\($0.format.name)</a>" },
                .init("Postać") { "\($0.format.title)" },
                .init("Stan z dnia", label: "Dzień") { day(Instant(milliseconds: Int64($0.file.madeAt.timeIntervalSince1970 * 1000)).day) },
                .init("Rozmiar", numeric: true) { "\(DownloadsPage.size($0.file.size))" },
            ], rows: files
        ).html
    }

    /// In the largest unit that leaves at least one.
    static func size(_ bytes: Int) -> String {
        if bytes < 1_000_000 { return "\(number((bytes + 999) / 1000)) KB" }
        return "\(number(bytes / 1_000_000)),\(bytes / 100_000 % 10) MB"
    }
}
