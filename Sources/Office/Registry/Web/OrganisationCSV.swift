import Documents
import Polish
import Reference
import Search
import Values
import Web

/// The list as a file for spreadsheets: RFC 4180, UTF-8; with a byte order mark when asked (`bom=tak`), which Excel needs.
struct OrganisationCSV: Sendable {
    let search: OrganisationSearch
    let byteOrderMark: Bool
    private static let rowsAtOnce = 500

    static let columns = [
        "id", "nazwa", "nazwa_urzedowa", "rodzaj", "forma_prawna", "wpis", "wpis_od", "krs", "nip", "regon", "teryt_gminy", "gmina", "polozenie",
        "miejscowosc", "adres", "kod_pocztowy", "email", "www", "stan_na_dzien", "dane_przykladowe",
    ]

    func reply(_ desk: RegistryDesk) async throws -> Reply {
        let shelf = try desk.shelf
        var query = search.query(sample: shelf.sample, today: shelf.today)
        (query.offset, query.limit, query.countsFacets) = (0, shelf.view.snapshot.documentCount, false)
        let ids = shelf.view.snapshot.find(query).hits.map(\.id)
        // The first rows are read before the reply begins, so that a database that is away is an error page and not half a file.
        let first = try await part(ids.prefix(OrganisationCSV.rowsAtOnce), desk)
        return .stream(name: "organizacje.csv", type: "text/csv; charset=utf-8; header=present") { writer in
            var table = CSVWriter(byteOrderMark: byteOrderMark)
            table.row(OrganisationCSV.columns)
            for row in first.rows { table.row(fields(row, first)) }
            try await writer.write(table.take())
            for start in stride(from: OrganisationCSV.rowsAtOnce, to: ids.count, by: OrganisationCSV.rowsAtOnce) {
                let part = try await part(ids[start..<min(start + OrganisationCSV.rowsAtOnce, ids.count)], desk)
                for row in part.rows { table.row(fields(row, part)) }
                try await writer.write(table.take())
            }
        }
    }

    private struct Part: Sendable {
        let rows: [ExportedOrganisation], territory: Territory, forms: LegalForms
    }

    private func part(_ ids: ArraySlice<Int64>, _ desk: RegistryDesk) async throws -> Part {
        try await desk.read { Part(rows: try ExportedOrganisation.rows(ids, in: $0), territory: $1.territory, forms: $1.forms) }
    }

    private func fields(_ row: ExportedOrganisation, _ part: Part) -> [String] {
        let identity = [String(row.id), row.name, row.officialName, row.kind.label, row.form.flatMap { part.forms[$0]?.label } ?? ""]
        let standing = [row.status?.label ?? "", row.statusSince?.iso ?? "", row.krs ?? "", row.nip ?? "", row.regon ?? ""]
        let place = [
            row.gmina?.description ?? "", row.gmina.flatMap { part.territory[$0]?.label } ?? "", row.placing.label, row.locality ?? "",
            row.street ?? "",
            row.postalCode ?? "",
        ]
        return identity + standing + place + [row.email ?? "", row.website ?? "", row.statedOn?.iso ?? "", row.isSample ? "tak" : "nie"]
    }
}
