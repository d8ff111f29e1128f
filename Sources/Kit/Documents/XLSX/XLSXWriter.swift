import CXLSXWriter
import Foundation
import Values

/// Writes an XLSX file row by row through libxlsxwriter, in the memory of one row.
///
///     let book = try XLSXWriter(created: now)
///     try book.sheet("Organizacje", [.init("Nazwa", width: 48), .init("Kwota", width: 14)])
///     try book.row([.text("=SUM(A1)"), .money(Money(zlote: 5))])   // the text is a text, never a formula
///     let bytes = try book.bytes()                                  // or book.save(to: path)
///
/// The header of a sheet is bold, stays in view and carries a filter. Same content and same `created` make the same bytes.
package final class XLSXWriter {
    package enum Value: Sendable, Equatable {
        case nothing
        /// Longer than 32 766 characters it is cut and ends in `…`: no spreadsheet holds more in a cell.
        case text(String)
        /// Beyond 15 digits it is written as text, since a spreadsheet would round it.
        case integer(Int)
        case number(Double)
        case money(Money)
        case day(Day)
        case flag(Bool)
    }

    package struct Column: Sendable {
        let title: String
        let width: Double

        /// - Parameter width: in characters of the sheet's font; by the title when nil.
        package init(_ title: String, width: Double? = nil) {
            (self.title, self.width) = (title, width ?? Double(max(10, title.count + 4)))
        }
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let file: URL
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var names: Set<String> = []
    private var rowNumber: lxw_row_t = 0, width: lxw_col_t = 0
    private let header, day, money: UnsafeMutablePointer<lxw_format>?

    /// - Parameter created: the moment the file says it was made.
    /// - Throws: ``Failure`` when there is no room for temporary files.
    package init(created: Instant) throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appending(path: "pozytek-\(UUID().uuidString).xlsx")
        self.file = file
        book = folder.path.withCString { folder in
            var options = lxw_workbook_options(constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
            return workbook_new_opt(file.path, &options)
        }
        guard book != nil else { throw Failure(description: "nie można utworzyć pliku XLSX") }
        (header, day, money) = (workbook_add_format(book), workbook_add_format(book), workbook_add_format(book))
        format_set_bold(header)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_text_wrap(header)
        format_set_align(header, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        format_set_num_format(day, "yyyy-mm-dd")
        format_set_num_format(money, "#,##0.00 \"zł\"")
        var properties = lxw_doc_properties()
        properties.created = time_t(created.milliseconds / 1000)
        workbook_set_properties(book, &properties)
    }

    deinit {
        if let book { workbook_close(book) }
        try? FileManager.default.removeItem(at: file)
    }

    /// Begins a sheet; rows go into it from now on.
    ///
    /// - Parameter name: cut to 31 characters, without those that no sheet may have in its name, and with a number when it was used before.
    package func sheet(_ name: String, _ columns: [Column]) throws {
        try endSheet()
        guard let made = workbook_add_worksheet(book, unused(name)) else { throw Failure(description: "nie można dodać arkusza „\(name)”") }
        sheet = made
        (rowNumber, width) = (1, lxw_col_t(columns.count))
        for (index, column) in columns.enumerated() {
            try check(worksheet_set_column(made, lxw_col_t(index), lxw_col_t(index), column.width, nil))
        }
        for (index, column) in columns.enumerated() { try write(column.title, 0, lxw_col_t(index), header) }
        if !columns.isEmpty { worksheet_freeze_panes(made, 1, 0) }
    }

    /// The next row of the sheet.
    ///
    /// - Throws: ``Failure`` beyond row 1 048 576 and column 16 384.
    package func row(_ values: [Value]) throws {
        guard sheet != nil else { throw Failure(description: "plik XLSX nie ma jeszcze arkusza") }
        for (index, value) in values.enumerated() {
            let column = lxw_col_t(index)
            switch value {
            case .nothing: break
            case .text(let text): try write(text, rowNumber, column, nil)
            case .integer(let number) where number.magnitude < 1_000_000_000_000_000: try write(Double(number), rowNumber, column, nil)
            case .integer(let number): try write(String(number), rowNumber, column, nil)
            case .number(let number) where number.isFinite: try write(number, rowNumber, column, nil)
            case .number: break
            case .money(let amount): try write(Double(amount.grosze) / 100, rowNumber, column, money)
            case .day(let value): try writeDay(value, rowNumber, column)
            case .flag(let flag): try check(worksheet_write_boolean(sheet, rowNumber, column, flag ? 1 : 0, nil))
            }
        }
        rowNumber += 1
    }

    /// The finished file. Nothing can be added afterwards.
    package func bytes() throws -> [UInt8] {
        try close()
        return [UInt8](try Data(contentsOf: file))
    }

    /// Puts the finished file where it belongs, in place of one that is there. Nothing can be added afterwards.
    package func save(to path: String) throws {
        try close()
        let target = URL(filePath: path)
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(at: target) }
        try FileManager.default.moveItem(at: file, to: target)
    }
}

// MARK: - Cells

extension XLSXWriter {
    private func write(_ number: Double, _ row: lxw_row_t, _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?) throws {
        try check(worksheet_write_number(sheet, row, column, number, format))
    }

    private func write(_ text: String, _ row: lxw_row_t, _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?) throws {
        if text.isEmpty { return }
        try check(worksheet_write_string(sheet, row, column, XLSXWriter.fitting(text), format))
    }

    /// Days before 1 March 1900 have no number that all programs agree on, they are written as text.
    private func writeDay(_ value: Day, _ row: lxw_row_t, _ column: lxw_col_t) throws {
        if value.number < 1900_03_01 { return try write(value.iso, row, column, nil) }
        try write(Double(value.daysSince1970 + 25_569), row, column, day)
    }

    private static func fitting(_ text: String) -> String {
        let most = 32_766
        guard text.utf8.count > most, text.utf16.count > most else { return escaped(text) }
        return escaped(prefix(of: text, units: most - 1) + "…")
    }

    /// What a spreadsheet would take for one of its escapes, `_x0041_`, gets its first sign escaped.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    private func unused(_ name: String) -> String {
        let allowed = String(name.map { "[]:*?/\\".contains($0) ? " " : $0 }.drop { $0 == "'" })
        let plain = allowed.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "'")))
        let base = plain.isEmpty ? "Arkusz" : plain
        var number = 1
        while true {
            let ending = number == 1 ? "" : " (\(number))"
            let candidate = XLSXWriter.prefix(of: base, units: 31 - ending.count) + ending
            if names.insert(candidate.lowercased()).inserted { return candidate }
            number += 1
        }
    }

    /// As many whole characters as fit.
    private static func prefix(of text: String, units: Int) -> String {
        var end = text.startIndex
        var left = units
        for index in text.indices {
            left -= text[index].utf16.count
            if left < 0 { break }
            end = text.index(after: index)
        }
        return String(text[..<end])
    }

    private func endSheet() throws {
        guard let sheet, width > 0 else { return }
        try check(worksheet_autofilter(sheet, 0, 0, max(rowNumber - 1, 1), width - 1))
    }

    private func close() throws {
        guard let book else { return }
        try endSheet()
        if names.isEmpty { try sheet("Arkusz", []) }
        self.book = nil
        sheet = nil
        try check(workbook_close(book))
    }

    private func check(_ error: lxw_error) throws {
        switch error {
        case LXW_NO_ERROR: return
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
            throw Failure(description: "arkusz XLSX mieści 1 048 576 wierszy i 16 384 kolumny, a potrzeba więcej")
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_CREATING_XLSX_FILE:
            throw Failure(description: "nie można zapisać pliku XLSX: brak miejsca albo uprawnień")
        default: throw Failure(description: "nie można zapisać pliku XLSX (\(lxw_strerror(error).map { String(cString: $0) } ?? "?"))")
        }
    }
}
