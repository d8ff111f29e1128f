/// Numbers by two things at once: rows and columns with their sums. Heads stay in sight while it scrolls within its own frame.
///
///     CrossGrid("Organizacje według powiatu i formy", corner: "Powiat", columns: ["fundacja", "stowarzyszenie"], rows: rows, sums: sums).html
package struct CrossGrid: Sendable {
    package struct Cell: Sendable {
        let words: String, address: String?

        /// - Parameter address: of what is counted; nil for what holds nothing, which is drawn quietly.
        package init(_ words: String, _ address: String?) { (self.words, self.address) = (words, address) }
    }

    package struct Row: Sendable {
        let title: String, cells: [Cell], sum: Cell

        package init(_ title: String, _ cells: [Cell], sum: Cell) { (self.title, self.cells, self.sum) = (title, cells, sum) }
    }

    private let caption: String, corner: String, columns: [String], rows: [Row], sums: Row

    /// - Parameters:
    ///   - corner: what the rows are.
    ///   - sums: the last row; its title, "Razem", also stands over the last column.
    package init(_ caption: String, corner: String, columns: [String], rows: [Row], sums: Row) {
        (self.caption, self.corner, self.columns, self.rows, self.sums) = (caption, corner, columns, rows, sums)
    }

    package var html: HTML {
        """
        <div class="frame"><table class="data cross">
        <caption>\(caption)</caption>
        <thead><tr><th scope="col">\(corner)</th>\(each: columns, { "<th scope=\"col\" class=\"n\">\($0)</th>" })\
        <th scope="col" class="n sum">\(sums.title)</th></tr></thead>
        <tbody>
        \(each: rows, line)</tbody>
        <tfoot>\(line(sums))</tfoot>
        </table></div>
        """
    }

    /// Written piece by piece into one buffer: a table may have thousands of cells.
    private func line(_ row: Row) -> HTML {
        var html = HTML.Interpolation(literalCapacity: 64 + row.cells.count * 120, interpolationCount: 0)
        html.appendLiteral("<tr><th scope=\"row\">")
        html.appendInterpolation(row.title)
        html.appendLiteral("</th>")
        for cell in row.cells {
            html.appendLiteral("<td class=\"n\">")
            put(cell, into: &html)
        }
        html.appendLiteral("<td class=\"n sum\">")
        put(row.sum, into: &html)
        html.appendLiteral("</tr>\n")
        return HTML(stringInterpolation: html)
    }

    private func put(_ cell: Cell, into html: inout HTML.Interpolation) {
        if let address = cell.address {
            html.appendLiteral("<a href=\"")
            html.appendInterpolation(link: address)
            html.appendLiteral("\">")
            html.appendInterpolation(cell.words)
            html.appendLiteral("</a></td>")
        } else {
            html.appendLiteral("<span class=\"quiet\">")
            html.appendInterpolation(cell.words)
            html.appendLiteral("</span></td>")
        }
    }
}
