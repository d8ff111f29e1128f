import Documents
import Polish
import Search
import Values
import Web

/// The cross table as a file: the figures of the page as CSV, all three kinds of them as XLSX.
package enum CrossFile: String, CaseIterable, Sendable {
    case xlsx, csv

    var title: String { rawValue.uppercased() }

    func reply(_ cross: OrganisationCross, _ shelf: RegistryDesk.Shelf, now: Instant, byteOrderMark: Bool) throws -> Reply {
        let table = CrossSheet(cross, shelf)
        let name = "zestawienie-\(cross.rows.parameter)-\(cross.columns.parameter).\(rawValue)"
        switch self {
        case .csv:
            let text = table.csv(byteOrderMark: byteOrderMark)
            return .file(name: name, type: "text/csv; charset=utf-8; header=present", bytes: Array(text.utf8))
        case .xlsx:
            let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return .file(name: name, type: type, bytes: try table.xlsx(now: now))
        }
    }
}

/// A cross table row by row. The first column holds the code of a row, so that tables of different days can be joined.
struct CrossSheet: Sendable {
    private let cross: OrganisationCross
    private let counts: CrossCounts
    private let filters: [String]
    private let today: Day

    init(_ cross: OrganisationCross, _ shelf: RegistryDesk.Shelf) {
        (self.cross, counts, today) = (cross, CrossCounts(cross, shelf), shelf.today)
        filters = ChosenFilters(cross.search, shelf.view).all.map(\.words)
    }

    private var head: [String] { ["kod", cross.rows.title.lowercased()] + counts.columns.map(\.label) + ["razem"] }

    func csv(byteOrderMark: Bool) -> String {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        writer.row(head)
        for row in counts.rows {
            let cells = counts.columns.map { plain(share(counts.count(row, $0), row.total, $0.total, cross.figures)) }
            writer.row([row.slug, row.label] + cells + [String(row.total)])
        }
        writer.row(["", "razem"] + counts.columns.map { String($0.total) } + [String(counts.total)])
        return writer.text
    }

    func xlsx(now: Instant) throws -> [UInt8] {
        let book = try XLSXWriter(created: now)
        for figures in OrganisationCross.Figures.allCases {
            try book.sheet(figures.label, head.enumerated().map { .init($1, width: $0 == 0 ? 10 : $0 == 1 ? 32 : 14) })
            for row in counts.rows {
                let cells = counts.columns.map { share(counts.count(row, $0), row.total, $0.total, figures) }
                try book.row([.text(row.slug), .text(row.label)] + cells.map(XLSXWriter.Value.number) + [.integer(row.total)])
            }
            try book.row([.nothing, .text("razem")] + counts.columns.map { .integer($0.total) } + [.integer(counts.total)])
        }
        try book.sheet("Opis", [.init("Co", width: 24), .init("Wartość", width: 60)])
        try book.row([.text("Wiersze"), .text(cross.rows.title)])
        try book.row([.text("Kolumny"), .text(cross.columns.title)])
        for filter in filters { try book.row([.text("Filtr"), .text(filter)]) }
        try book.row([.text("Dzień"), .day(today)])
        if counts.overlaps { try book.row([.text("Razem"), .text("każda organizacja raz, także gdy stoi w kilku wierszach lub kolumnach")]) }
        return try book.bytes()
    }

    /// A count, or hundredths with one decimal.
    private func share(_ count: Int, _ row: Int, _ column: Int, _ figures: OrganisationCross.Figures) -> Double {
        if figures == .counts { return Double(count) }
        let whole = figures == .shareOfRow ? row : column
        return whole == 0 ? 0 : (Double(count) / Double(whole) * 1000).rounded() / 10
    }

    private func plain(_ value: Double) -> String { cross.figures == .counts ? String(Int(value)) : String(value) }
}
