/// Reads one sheet of an XLSX file row by row, in the shape of a CSV row, so that importers read both alike.
///
///     let reader = try XLSXReader(path: "lista.xlsx")       // the first sheet that is not hidden
///     while let row = try reader.next() { … }               // row.line is the number of the row, row.fields[2] column C
///
/// What a person sees is what is read: texts without their formats, days as `2026-11-24`, a formula as the value it last had, true and false
/// as `PRAWDA` and `FAŁSZ`, errors as in the Polish edition (`#N/D`), every cell of a merge with the text of its first one. Numbers are plain,
/// with a decimal point and at most 15 digits that count; percents are fractions. Hidden rows and columns are read like the others. Rows
/// without any text are left out. Memory holds one row, the table of shared texts and what follows the rows.
package final class XLSXReader {
    package struct Sheet: Sendable, Equatable {
        package let name: String
        package let isHidden: Bool
    }

    package let sheets: [Sheet]
    /// The sheet that is read.
    package let sheet: Sheet
    private var rows: XLSXRows

    /// - Parameter sheet: its name; the first visible one when nil.
    /// - Throws: `TableFault` when the file is damaged, locked, not XLSX, a bomb, or has no such sheet. Damage is found here, before any row.
    package init(path: String, sheet: String? = nil) throws {
        let file = try XLSXPackage(path: path)
        let workbook = try XLSXWorkbook(file)
        let chosen = try workbook.sheet(named: sheet)
        sheets = workbook.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
        self.sheet = Sheet(name: chosen.name, isHidden: chosen.isHidden)
        // Neither needs the other; zip files are opened twice, since one serves one thread at a time.
        let merges = Aside { try XLSXPackage(path: path).part(chosen.part).map { try XLSXMerges($0) } }
        let strings = Result { try XLSXStrings(try workbook.strings.flatMap { try file.part($0) }) }
        let areas = try merges.value() ?? nil
        let styles = try XLSXStyles(try workbook.styles.flatMap { try file.part($0, limit: XLSXPackage.longestSmallPart) })
        guard let areas, let part = try file.part(chosen.part) else {
            throw TableFault("arkusza „\(chosen.name)” nie ma w pliku; plik jest uszkodzony")
        }
        rows = try XLSXRows(part, strings: strings.get(), styles: styles, merges: areas, from1904: workbook.countsFrom1904)
    }

    /// Earlier rows are passed over.
    package var firstLine: Int {
        get { rows.firstLine }
        set { rows.firstLine = newValue }
    }

    /// The first cell so far (`F12`) whose formula has no value: whatever wrote the file did not compute it.
    package var uncomputed: String? { rows.uncomputed }

    /// - Throws: `TableFault` at the row where the sheet stops being one.
    package func next() throws -> TableRow? { try rows.next() }
}

extension XLSXWorkbook {
    /// - Parameter name: capitals and blanks around it do not matter; the first visible sheet when nil.
    fileprivate func sheet(named name: String?) throws -> Sheet {
        guard let name else {
            if let first = sheets.first(where: { !$0.isHidden }) ?? sheets.first { return first }
            throw TableFault("w pliku nie ma żadnego arkusza z danymi")
        }
        func folded(_ text: String) -> String { text.lowercased().split(separator: " ").joined(separator: " ") }
        guard let found = sheets.first(where: { $0.name == name }) ?? sheets.first(where: { folded($0.name) == folded(name) }) else {
            let names = sheets.map { "„\($0.name)”" + ($0.isHidden ? " (ukryty)" : "") }.joined(separator: ", ")
            throw TableFault("nie ma arkusza „\(name)”; w pliku są: \(names)")
        }
        return found
    }
}
