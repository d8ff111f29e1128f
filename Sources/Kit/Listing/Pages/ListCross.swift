import Documents
import Polish
import Search
import Values
import Web

/// Two facets as rows and columns over what a search finds.
struct ListCross<Item: Sendable>: Sendable {
    struct Line: Sendable {
        let code: String, label: String, total: Int
        fileprivate let place: Int
    }

    let listing: Listing<Item>
    let search: ListSearch
    let rows: ListFacet, columns: ListFacet
    let rowLines: [Line], columnLines: [Line]
    let total: Int
    private let cells: [Int32]
    private let width: Int

    /// So many cells are drawn at most; more are for a spreadsheet.
    private static var mostCells: Int { 20_000 }

    /// - Throws: ``Problem/unprocessable(_:)`` for a facet the list does not have.
    init(_ listing: Listing<Item>, _ query: Query) throws(Problem) {
        self.listing = listing
        search = try listing.search(query)
        let offered = listing.facets.filter(\.isOffered)
        func facet(_ name: String, _ usual: Int) throws(Problem) -> ListFacet {
            guard let asked = try query.single(name), !asked.isEmpty else { return offered[min(usual, offered.count - 1)] }
            guard let facet = offered.first(where: { $0.parameter == asked }) else {
                throw .unprocessable(["Parametr „\(name)”: \(offered.map(\.parameter).joined(separator: ", "))."])
            }
            return facet
        }
        rows = try facet("wiersze", 0)
        columns = try facet("kolumny", 2)
        var asked = listing.query(search)
        asked.countsFacets = false
        let table = listing.snapshot.cross(rows: rows.slot, columns: columns.slot, asked)
        (total, cells, width) = (table?.total ?? 0, table?.cells ?? [], table?.columns.count ?? 0)
        rowLines = ListCross.lines(rows, search, table?.rows ?? [], table?.rowTotals ?? [])
        columnLines = ListCross.lines(columns, search, table?.columns ?? [], table?.columnTotals ?? [])
    }

    private static func lines(_ facet: ListFacet, _ search: ListSearch, _ codes: [String], _ totals: [Int32]) -> [Line] {
        let places = Dictionary(zip(codes, codes.indices), uniquingKeysWith: { first, _ in first })
        let wanted = search.choices[facet.slot].map { Set($0) }
        let shown = codes.indices.filter { totals[$0] > 0 && (wanted?.contains(codes[$0]) ?? true) }.map { codes[$0] }
        return facet.ordered(shown).compactMap { code in
            places[code].map { Line(code: code, label: facet.label(code), total: Int(totals[$0]), place: $0) }
        }
    }

    func count(_ row: Line, _ column: Line) -> Int { Int(cells[row.place * width + column.place]) }

    var page: Page {
        let subject = "\(rows.title.lowercased()) × \(columns.title.lowercased())"
        return Page(
            title: "\(listing.title): \(subject)", description: "\(listing.title) według dwóch wybranych cech.",
            crumbs: [Crumb("Start", "/"), Crumb(listing.title, listing.address(search).path), Crumb("Zestawienie")], section: listing.section,
            width: .broad, sample: listing.showsSample && total > 0,
            body: """
                <div class="stack"><h1>Zestawienie: \(subject)</h1>
                \(form)
                <div class="stack tight"><div class="bar wide"><p role="status"><strong>\(listing.noun.of(total))</strong></p>
                <p class="tools"><a href="\(path: listing.address(search))">Lista i filtry</a></p></div>
                \(listing.chips(search) { address($0, "") })</div>
                \(content)</div>
                """)
    }

    private func address(_ search: ListSearch, _ ending: String) -> PlainAddress {
        let query = listing.asked(search).setting("wiersze", to: rows.parameter).setting("kolumny", to: columns.parameter)
        return PlainAddress(query.appended(to: listing.path + "/zestawienie" + ending))
    }

    private var form: HTML {
        let options = listing.facets.filter(\.isOffered).map { (value: $0.parameter, words: $0.title) }
        return """
            <form class="filters" action="\(link: listing.path + "/zestawienie")" autocomplete="off">
            \(SelectField("wiersze", "Wiersze", value: rows.parameter, options: options).html)
            \(SelectField("kolumny", "Kolumny", value: columns.parameter, options: options).html)
            \(hiddenFields(listing.asked(search)))<button class="btn">Pokaż zestawienie</button></form>
            """
    }

    private var content: HTML {
        if rows.slot == columns.slot { return Notice(.info, "Wybierz dwie różne cechy", "Wiersze i kolumny są teraz tym samym.").html }
        if total == 0 { return emptyState("Nie ma tu nic, co ma wszystkie te cechy.", why: "Usuń któryś z filtrów nad tabelą.") }
        let files: HTML = """
            <p class="small tools">Pobierz: <a href="\(path: address(search, ".xlsx"))">XLSX</a> · <a href="\(path: address(search, ".csv"))">CSV</a></p>
            """
        if rowLines.count * columnLines.count > Self.mostCells {
            return "\(files)\(Notice(.info, "Ta tabela jest za duża na stronę", "Zawęź ją filtrami albo pobierz jako XLSX lub CSV.").html)"
        }
        return
            "\(files)\(grid)\(when: overlaps, "<p class=\"small quiet\">„Razem” liczy każdą pozycję raz, także gdy stoi w kilku wierszach lub kolumnach.</p>")"
    }

    private var overlaps: Bool { rowLines.reduce(0) { $0 + $1.total } > total || columnLines.reduce(0) { $0 + $1.total } > total }

    private var grid: HTML {
        func cell(_ count: Int, _ search: ListSearch) -> CrossGrid.Cell { .init(number(count), count == 0 ? nil : listing.address(search).path) }
        let lines = rowLines.map { row in
            let narrowed = search.choosing(rows.slot, [row.code])
            let cells = columnLines.map { cell(count(row, $0), narrowed.choosing(columns.slot, [$0.code])) }
            return CrossGrid.Row(row.label, cells, sum: cell(row.total, narrowed))
        }
        let sums = columnLines.map { cell($0.total, search.choosing(columns.slot, [$0.code])) }
        return CrossGrid(
            "\(listing.title): \(rows.title.lowercased()) × \(columns.title.lowercased())", corner: rows.title, columns: columnLines.map(\.label),
            rows: lines, sums: .init("Razem", sums, sum: cell(total, search))
        ).html
    }

    // MARK: Files

    private var head: [String] { ["kod", rows.title.lowercased()] + columnLines.map(\.label) + ["razem"] }

    func csv(byteOrderMark: Bool) -> String {
        var writer = CSVWriter(byteOrderMark: byteOrderMark)
        writer.row(head)
        for row in rowLines { writer.row([rows.slug(row.code), row.label] + columnLines.map { String(count(row, $0)) } + [String(row.total)]) }
        writer.row(["", "razem"] + columnLines.map { String($0.total) } + [String(total)])
        return writer.text
    }

    func xlsx(now: Instant) throws -> [UInt8] {
        let book = try XLSXWriter(created: now)
        try book.sheet("Zestawienie", head.enumerated().map { .init($1, width: $0 == 0 ? 10 : $0 == 1 ? 32 : 14) })
        for row in rowLines {
            try book.row([.text(rows.slug(row.code)), .text(row.label)] + columnLines.map { .integer(count(row, $0)) } + [.integer(row.total)])
        }
        try book.row([.nothing, .text("razem")] + columnLines.map { .integer($0.total) } + [.integer(total)])
        return try book.bytes()
    }
}
