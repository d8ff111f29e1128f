import Application
import Database
import Web

/// Files of lists, and of the whole register.
enum ExportRoutes {
    static func all(_ desk: RegistryDesk) -> [Route] {
        lists(desk) + [
            .get("/dane", for: .everyone, examples: ["/dane"]) { _ in
                let sources = try await desk.services.database.read { try SourceSummary.all(in: $0) }
                return .page(DownloadsPage(folder: desk.services.settings["exports"], sources).page)
            },
            .get("/dane/{file}", for: .everyone) { visit in
                guard let format = ExportFormat.allCases.first(where: { $0.name == visit.parameter("file") }),
                    let file = DownloadsPage.file(format, in: desk.services.settings["exports"])
                else { throw Problem.notFound }
                return .stored(file, name: format.name, type: format.type, for: visit)
            },
        ]
    }

    /// `/organizacje.csv` and its like, with the parameters of the page.
    private static func lists(_ desk: RegistryDesk) -> [Route] {
        ExportFormat.allCases.map { format in
            .get("/organizacje.\(format.rawValue)", for: .everyone, examples: ["/organizacje.\(format.rawValue)?q=fundacja"]) { visit in
                let search = try OrganisationSearch(visit.query)
                return try await ExportReply(
                    format, search, byteOrderMark: visit.query.first("bom") == "tak", try desk.shelf, desk.services.database
                ).reply()
            }
        }
    }
}
