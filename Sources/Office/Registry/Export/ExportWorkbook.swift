import Documents
import Values

/// Writes rows as a workbook, in the memory of one row. A sheet that is full is followed by another one.
struct ExportWorkbook {
    private static let rowsOnSheet = 1_000_000

    private let book: XLSXWriter
    private var count = 0

    init(today: Day) throws { book = try XLSXWriter(created: Instant(today)) }

    mutating func row(_ row: ExportedOrganisation, _ words: ExportWords) throws {
        try openSheet()
        try book.row(ExportColumn.all.map { XLSXWriter.Value($0.value(row, words)) })
        count += 1
    }

    /// Puts the finished file there.
    mutating func save(to path: String) throws {
        if count == 0 { try openSheet() }
        try book.save(to: path)
    }

    private func openSheet() throws {
        guard count % ExportWorkbook.rowsOnSheet == 0 else { return }
        try book.sheet("Organizacje", ExportColumn.all.map { XLSXWriter.Column($0.name, width: $0.width) })
    }
}

extension XLSXWriter.Value {
    init(_ value: ExportValue) {
        switch value {
        case .nothing: self = .nothing
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .day(let day): self = .day(day)
        case .flag(let flag): self = .flag(flag)
        }
    }
}
