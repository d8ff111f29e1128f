import Application
import Database
import Polish
import Values
import Web

extension Downloads {
    /// The files of the whole register, made beforehand by `pozytek export`, and what stands in them.
    static let registry = Downloads(
        title: "Organizacje",
        remark: """
            Cały rejestr. Jego część, wybraną filtrami, pobierzesz z <a href="\(path: RegistryAddress.list(OrganisationSearch()))">listy organizacji</a>.
            """, command: "pozytek export", files: ExportFormat.allCases.map { .init($0.name, $0.title, type: $0.type) }
    ) { services in
        let sources = try await services.database.read { try SourceSummary.all(in: $0) }
        let licences = DataTable(
            "Źródła i licencje",
            columns: [
                .init("Źródło") { "\($0.source.title)\(sub("\($0.source.publisher)"))" },
                .init("Kod w plikach", label: "Kod") { "<code>\($0.source.code)</code>" },
                .init("Do dnia") { $0.newest.map { day($0) } ?? unknown },
                .init("Licencja") { "\($0.source.licence)" },
            ], rows: sources)
        let columns = DataTable(
            "Kolumny plików",
            columns: [
                .init("Kolumna") { "<code>\($0.name)</code>" },
                .init("Znaczenie") { "\($0.meaning)" },
            ], rows: ExportColumn.all)
        return [
            Part("licencje", "Źródła i licencje", licences.html),
            Part(
                "kolumny", "Kolumny",
                "<p class=\"read\">Te same we wszystkich postaciach. Pusta wartość znaczy, że nie wiemy.</p>\n\(columns.html)"),
        ]
    }
}
