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

    private let caption: String, showsCaption: Bool, style: Style
    private let columns: [Column], rows: [Row]

    /// - Parameter caption: what the table holds; said to screen readers, shown when `showsCaption`.
    package init(_ caption: String, columns: [Column], rows: [Row], style: Style = .cards, showsCaption: Bool = false) {
        (self.caption, self.columns, self.rows, self.style, self.showsCaption) = (caption, columns, rows, style, showsCaption)
    }

    package var html: HTML {
        var html = HTML.Interpolation(literalCapacity: 512 + rows.count * 640, interpolationCount: 0)
        html.appendInterpolation(
            """
            <table class="\(style.rawValue)">
            <caption\(when: !showsCaption, " class=\"out\"")>\(caption)</caption>
            <thead><tr>\(each: columns, head)</tr></thead>
            <tbody>

            """ as HTML)
        for row in rows { append(row, to: &html) }
        html.appendLiteral("</tbody>\n</table>")
        return HTML(stringInterpolation: html)
    }

    private func head(_ column: Column) -> HTML {
        let number: HTML? = column.numeric ? " class=\"n\"" : nil
        guard let sort = column.sort else { return "<th scope=\"col\"\(number)>\(column.title)</th>" }
        let title: HTML = "<a href=\"\(link: sort.address.path)\">\(column.title)</a>"
        return "<th scope=\"col\"\(number)\(when: sort.state != .none, " aria-sort=\"\(sort.state.rawValue)\"")>\(title)</th>"
    }

    /// Written piece by piece into one buffer: a page has hundreds of cells.
    private func append(_ row: Row, to html: inout HTML.Interpolation) {
        for (place, column) in columns.enumerated() {
            if place == 0 {
                html.appendLiteral("<tr><th scope=\"row\">")
                html.appendInterpolation(column.cell(row))
                html.appendLiteral("</th>")
                continue
            }
            html.appendLiteral("<td")
            if column.bar != nil { html.appendLiteral(" class=\"n barred\"") } else if column.numeric { html.appendLiteral(" class=\"n\"") }
            html.appendLiteral(" data-l=\"")
            html.appendInterpolation(column.label)
            html.appendLiteral("\"><span>")
            if let bar = column.bar { html.appendInterpolation(meter(bar(row))) }
            html.appendInterpolation(column.cell(row))
            html.appendLiteral("</span></td>")
        }
        if !columns.isEmpty { html.appendLiteral("</tr>\n") }
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
