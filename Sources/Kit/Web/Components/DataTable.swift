/// A table of records. The first column names the record and is its row's heading; on a phone each row becomes a card.
///
///     DataTable("Organizacje 1–20 z 412", columns: [
///         .init("Organizacja") { "<a href=\"\(path: $0.address)\">\($0.name)</a>" },
///         .init("Siedziba") { "\($0.seat)" },
///         .init("Członków", numeric: true) { $0.members.map { "\(number($0))" } ?? unknown },
///     ], rows: organisations, style: .flow).html
package struct DataTable<Row> {
    package struct Column {
        let title: String, label: String, numeric: Bool, sort: Sort?
        let bar: ((Row) -> Double)?
        let cell: (Row) -> HTML

        /// - Parameters:
        ///   - label: what stands before the value on a phone, when the title is too long for that.
        ///   - numeric: right-aligned; every value has the same number of decimals.
        ///   - bar: the value as a part of the longest bar, 0...1; drawn before the number, which says the same.
        package init(
            _ title: String, label: String? = nil, numeric: Bool = false, sort: Sort? = nil, bar: ((Row) -> Double)? = nil,
            _ cell: @escaping (Row) -> HTML
        ) {
            (self.title, self.label, self.numeric, self.sort, self.bar, self.cell) = (title, label ?? title, numeric || bar != nil, sort, bar, cell)
        }
    }

    /// The link in a heading that orders the list by this column.
    package struct Sort {
        package enum State: String { case ascending, descending, none }
        let address: any Address, state: State

        package init(_ address: any Address, _ state: State = .none) { (self.address, self.state) = (address, state) }
    }

    package enum Style: String {
        /// On a phone: one card a row, each value behind its label.
        case cards = "data cards"
        /// On a phone: values run on in small print, where labels are needless.
        case flow = "data cards flow"
        /// Small print; stays a table everywhere.
        case dense = "data dense"
        case plain = "data"
        /// A drawing: columns that need no heading in sight, the last one with bars.
        case bars = "data bars"
    }

    private let drawing: TableDrawing

    /// - Parameter caption: what the table holds; said to screen readers, shown when `showsCaption`.
    package init(_ caption: String, columns: [Column], rows: [Row], style: Style = .cards, showsCaption: Bool = false) {
        let columns = columns.map { column in
            TableDrawing.Column(
                title: column.title, label: column.label, isNumeric: column.numeric,
                sort: column.sort.map { ($0.address.path, $0.state == .none ? nil : $0.state.rawValue) },
                bar: column.bar.map { bar in { bar(rows[$0]) } }, cell: { column.cell(rows[$0]) })
        }
        drawing = TableDrawing(caption: caption, showsCaption: showsCaption, style: style.rawValue, columns: columns, rowCount: rows.count)
    }

    package var html: HTML { drawing.html }
}

/// A table whatever its rows are: they are known by their places.
private struct TableDrawing {
    struct Column {
        let title: String, label: String, isNumeric: Bool
        let sort: (path: String, state: String?)?
        let bar: ((Int) -> Double)?
        let cell: (Int) -> HTML
    }

    let caption: String, showsCaption: Bool, style: String
    let columns: [Column], rowCount: Int

    /// Written piece by piece into one buffer: a page has hundreds of cells.
    var html: HTML {
        var html = HTML.Interpolation(literalCapacity: 512 + rowCount * 640, interpolationCount: 0)
        html.appendInterpolation(
            """
            <table class="\(style)">
            <caption\(when: !showsCaption, " class=\"out\"")>\(caption)</caption>
            <thead><tr>\(each: columns, head)</tr></thead>
            <tbody>

            """ as HTML)
        for row in 0..<rowCount { append(row, to: &html) }
        html.appendLiteral("</tbody>\n</table>")
        return HTML(stringInterpolation: html)
    }

    private func head(_ column: Column) -> HTML {
        let number: HTML? = column.isNumeric ? " class=\"n\"" : nil
        guard let sort = column.sort else { return "<th scope=\"col\"\(number)>\(column.title)</th>" }
        let state: HTML? = sort.state.map { " aria-sort=\"\($0)\"" }
        return "<th scope=\"col\"\(number)\(state)><a href=\"\(link: sort.path)\">\(column.title)</a></th>"
    }

    private func append(_ row: Int, to html: inout HTML.Interpolation) {
        guard let first = columns.first else { return }
        html.appendLiteral("<tr><th scope=\"row\">")
        html.appendInterpolation(first.cell(row))
        html.appendLiteral("</th>")
        for column in columns.dropFirst() {
            html.appendLiteral("<td")
            if column.bar != nil { html.appendLiteral(" class=\"n barred\"") } else if column.isNumeric { html.appendLiteral(" class=\"n\"") }
            html.appendLiteral(" data-l=\"")
            html.appendInterpolation(column.label)
            html.appendLiteral("\"><span>")
            if let bar = column.bar { html.appendInterpolation(meter(bar(row))) }
            html.appendInterpolation(column.cell(row))
            html.appendLiteral("</span></td>")
        }
        html.appendLiteral("</tr>\n")
    }
}

/// A bar from zero, `share` of it filled: always beside the number it draws.
package func meter(_ share: Double) -> HTML {
    let width = share.isFinite ? Int((min(max(share, 0), 1) * 1000).rounded()) : 0
    return """
        <svg class="meter" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect class="f-act" width="\(width)" height="8"/></svg>
        """
}

/// The second line of a cell: smaller and quieter.
package func sub(_ text: HTML) -> HTML { "<span class=\"sub\">\(text)</span>" }
