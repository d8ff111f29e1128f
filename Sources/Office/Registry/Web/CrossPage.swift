import Polish
import Search
import Web

/// `/organizacje/zestawienie`: two facets as rows and columns over a search; every number opens its list.
struct CrossPage: Sendable {
    private let cross: OrganisationCross
    private let counts: CrossCounts
    private let chosen: ChosenFilters
    private let sample: Bool

    /// So many cells are drawn at most; more are for a spreadsheet.
    private static let mostCells = 20_000

    init(_ cross: OrganisationCross, _ shelf: RegistryDesk.Shelf) {
        (self.cross, counts) = (cross, CrossCounts(cross, shelf))
        chosen = ChosenFilters(cross.search, shelf.view)
        sample = shelf.sample && shelf.count(cross.search.choosing(.sample, ["yes"])) > 0
    }

    var page: Page {
        Page(
            title: "Zestawienie: \(subject)", description: "Ile jest organizacji według dwóch wybranych cech.",
            crumbs: [
                Crumb("Start", RegistryAddress.home.path), Crumb("Organizacje", RegistryAddress.list(cross.search).path), Crumb("Zestawienie"),
            ], section: "organizacje", width: .broad, sample: sample, body: html)
    }

    private var subject: String { "\(cross.rows.title.lowercased()) × \(cross.columns.title.lowercased())" }

    private var html: HTML {
        """
        <div class="stack">
        <h1>Zestawienie: \(subject)</h1>
        \(form)
        <div class="stack tight">
        <div class="bar wide"><p role="status"><strong>\(Plural("organizacja", "organizacje", "organizacji").of(counts.total))</strong></p>
        <p class="tools"><a href="\(path: RegistryAddress.list(cross.search))">Lista i filtry</a></p></div>
        \(chosen.chips(none: OrganisationSearch()) { .cross(with($0)) })
        </div>
        \(content)
        </div>
        """
    }

    private func with(_ search: OrganisationSearch) -> OrganisationCross { cross.with(\.search, search.with(\.perPage, 20)) }

    private var form: HTML {
        let options = RegisterFacet.offered.map { (value: $0.parameter, words: $0.title) }
        return """
            <form class="filters" action="/organizacje/zestawienie" autocomplete="off">
            \(SelectField("wiersze", "Wiersze", value: cross.rows.parameter, options: options).html)
            \(SelectField("kolumny", "Kolumny", value: cross.columns.parameter, options: options).html)
            <label class="pick"><input type="checkbox" name="puste" value="tak"\(when: cross.showsEmpty, " checked")>Pokaż puste wiersze</label>
            \(hiddenFields(cross.query, except: ["wiersze", "kolumny", "puste"]))
            <button class="btn">Pokaż zestawienie</button>
            </form>
            """
    }

    private var content: HTML {
        if cross.rows == cross.columns {
            return Notice(.info, "Wybierz dwie różne cechy", "Wiersze i kolumny są teraz tym samym: \(cross.rows.title.lowercased()).").html
        }
        if counts.total == 0 {
            return emptyState(
                "Nie ma organizacji o takich cechach.", why: "Usuń któryś z filtrów nad tabelą.",
                wayOn: ("Zestawienie wszystkich organizacji", RegistryAddress.cross(with(OrganisationSearch()))))
        }
        return "\(tools)\(counts.rows.count * counts.columns.count > CrossPage.mostCells ? tooLarge : table)\(notes)"
    }

    private var tools: HTML {
        func figures(_ figures: OrganisationCross.Figures) -> HTML {
            let address = RegistryAddress.cross(cross.with(\.figures, figures))
            return "<a href=\"\(path: address)\"\(when: figures == cross.figures, " aria-current=\"true\"")>\(figures.label)</a>"
        }
        func file(_ kind: CrossFile) -> HTML { "<a href=\"\(path: RegistryAddress.crossFile(cross, kind))\">\(kind.title)</a>" }
        return """
            <div class="bar wide tools"><nav class="switch" aria-label="Co pokazują komórki">\(each: OrganisationCross.Figures.allCases, figures)</nav>
            <p class="small"><a href="\(path: RegistryAddress.cross(cross.swapped))">Zamień wiersze z kolumnami</a> · \
            Pobierz: \(each: CrossFile.allCases, by: " · ", file)</p></div>
            """
    }

    private var tooLarge: HTML {
        Notice(
            .info, "Ta tabela jest za duża na stronę",
            "Ma \(Plural("wiersz", "wiersze", "wierszy").of(counts.rows.count)) i \(Plural("kolumnę", "kolumny", "kolumn").of(counts.columns.count)). Zawęź ją filtrami albo pobierz jako XLSX lub CSV."
        ).html
    }

    private var table: HTML {
        func list(_ search: OrganisationSearch) -> String { RegistryAddress.list(search).path }
        let columns = counts.columns
        let rows = counts.rows.map { row in
            let search = cross.search.only(cross.rows, row.code)
            let cells = columns.map { column in
                let count = counts.count(row, column)
                return CrossGrid.Cell(
                    words(count, row: row.total, column: column.total), count == 0 ? nil : list(search.only(cross.columns, column.code)))
            }
            return CrossGrid.Row(row.label, cells, sum: .init(number(row.total), row.total == 0 ? nil : list(search)))
        }
        let sums = columns.map { CrossGrid.Cell(number($0.total), list(cross.search.only(cross.columns, $0.code))) }
        return CrossGrid(
            caption, corner: cross.rows.title, columns: columns.map(\.label), rows: rows,
            sums: .init("Razem", sums, sum: .init(number(counts.total), list(cross.search)))
        ).html
    }

    private func words(_ count: Int, row: Int, column: Int) -> String {
        let whole = cross.figures == .shareOfRow ? row : column
        return cross.figures == .counts || count == 0 ? number(count) : percent(Double(count) / Double(max(whole, 1)) * 100)
    }

    private var caption: String {
        switch cross.figures {
        case .counts: "Liczba organizacji: \(subject)"
        case .shareOfRow: "Organizacje: \(subject), jaka część wiersza; „Razem” to liczby"
        case .shareOfColumn: "Organizacje: \(subject), jaka część kolumny; „Razem” to liczby"
        }
    }

    private var notes: HTML? {
        guard counts.overlaps else { return nil }
        return """
            <p class="small quiet">Organizacja może stać w kilku wierszach lub kolumnach, na przykład w kilku sferach. „Razem” liczy ją raz, \
            więc bywa mniejsze niż suma.</p>
            """
    }
}
