import Application
import Database
import Web

/// Files of lists: `/organizacje.csv` and its like, with the parameters of the page.
enum ExportRoutes {
    static func all(_ desk: RegistryDesk) -> [Route] {
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
