import Documents
import Polish
import Reference
import Values
import Web

/// The list as a file for spreadsheets: RFC 4180, UTF-8; with a byte order mark when asked (`bom=tak`), which Excel needs.
struct OrganisationCSV: Sendable {
    let search: OrganisationSearch
    let byteOrderMark: Bool
    private static let rowsAtOnce = 500

    static let columns = [
        "id", "nazwa", "nazwa_urzedowa", "forma_prawna", "wpis", "wpis_od", "krs", "nip", "regon", "teryt_gminy", "gmina", "polozenie", "miejscowosc",
        "adres",
        "kod_pocztowy", "email", "www", "stan_na_dzien", "dane_przykladowe",
    ]

    func reply(_ desk: RegistryDesk) async throws -> Reply {
        // The first rows are read before the reply begins, so that a database that is away is an error page and not half a file.
        let first = try await rows(after: nil, desk)
        return .stream(name: "organizacje.csv", type: "text/csv; charset=utf-8; header=present") { writer in
            var table = CSVWriter(byteOrderMark: byteOrderMark)
            table.row(OrganisationCSV.columns)
            var part = first
            while let last = part.rows.last {
                for row in part.rows { table.row(fields(row, part)) }
                try await writer.write(table.take())
                part =
                    part.rows.count < OrganisationCSV.rowsAtOnce
                    ? Part(rows: [], territory: part.territory, forms: part.forms) : try await rows(after: last, desk)
            }
            try await writer.write(table.take())
        }
    }

    private struct Part: Sendable {
        let rows: [ExportedOrganisation], territory: Territory, forms: LegalForms
    }

    private func rows(after last: ExportedOrganisation?, _ desk: RegistryDesk) async throws -> Part {
        try await desk.read { shelf in
            let rows = try ExportedOrganisation.page(search, sample: shelf.sample, after: last, limit: OrganisationCSV.rowsAtOnce, in: shelf.db)
            return Part(rows: rows, territory: shelf.territory, forms: shelf.forms)
        }
    }

    private func fields(_ row: ExportedOrganisation, _ part: Part) -> [String] {
        let identity = [String(row.id), row.name, row.officialName, row.form.flatMap { part.forms[$0]?.label } ?? ""]
        let standing = [row.status?.label ?? "", row.statusSince?.iso ?? "", row.krs ?? "", row.nip ?? "", row.regon ?? ""]
        let place = [
            row.gmina?.description ?? "", row.gmina.flatMap { part.territory[$0]?.label } ?? "", row.placing.label, row.locality ?? "",
            row.street ?? "",
            row.postalCode ?? "",
        ]
        return identity + standing + place + [row.email ?? "", row.website ?? "", row.statedOn?.iso ?? "", row.isSample ? "tak" : "nie"]
    }
}
