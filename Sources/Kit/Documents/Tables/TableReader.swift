import Foundation

/// Opens a table whatever file it came in, CSV or XLSX by its content, and hands over its header and its rows one by one.
///
///     let table = try TableReader(path: "lista.csv", isHeader: { $0.fields.contains("KRS") })
///     table.header.fields                          // ["Lp.", "Nazwa", "KRS"]
///     table.skip(toLine: 5_001)                    // an import that is taken up again
///     while let row = try table.next() { … }       // row.line, row.fields, row[2]
///     table.notes                                  // "litery pliku są w Windows-1250 …"
package final class TableReader {
    package enum Kind: Sendable, Equatable {
        case csv(separator: Character, encoding: TextEncoding)
        case xlsx(sheet: String)
    }

    /// Rows among which the header is looked for: titles and remarks stand above it.
    package static let longestTitle = 50

    package let kind: Kind
    package let header: TableRow
    private var source: any RowSource
    private let open: () throws -> any RowSource

    /// - Parameters:
    ///   - sheet: of an XLSX file, the first visible one when nil.
    ///   - separator: of a CSV file; guessed from its first line when nil.
    ///   - encoding: of a CSV file; found out when nil.
    ///   - isHeader: tells the header from rows above it; the first row when not given.
    /// - Throws: `TableFault` when the file is missing, is something else, is damaged, or has no such header.
    package init(
        path: String, sheet: String? = nil, separator: Character? = nil, encoding: TextEncoding? = nil,
        isHeader: (TableRow) -> Bool = { _ in true }
    ) throws {
        if try FileStart(path: path).isWorkbook {
            let reader = try XLSXReader(path: path, sheet: sheet)
            (kind, source) = (.xlsx(sheet: reader.sheet.name), ReadAhead(reader))
            open = { ReadAhead(try XLSXReader(path: path, sheet: sheet)) }
        } else {
            let reader = try CSVFile(path: path, separator: separator, encoding: encoding)
            let (separator, encoding) = (reader.separator, reader.encoding)
            (kind, source) = (.csv(separator: separator, encoding: encoding), ReadAhead(reader))
            open = { ReadAhead(try CSVFile(path: path, separator: separator, encoding: encoding)) }
        }
        header = try TableReader.header(in: source, isHeader)
    }

    /// Rows before that line are passed over; ones handed over already do not come back.
    package func skip(toLine line: Int) { source.firstLine = max(source.firstLine, line) }

    /// The next row that is not blank.
    ///
    /// - Throws: `TableFault` at the line where the file stops being a table.
    package func next() throws -> TableRow? { try source.next() }

    /// Reads all the rest, so that a file that breaks off in the middle is found out before anything is made of it, and goes back to the first
    /// row behind the header.
    ///
    /// The rows of a workbook wait in a temporary file meanwhile: to make them out of its XML once more would take ten times as long. Where there
    /// is no room for that, and for CSV, the file is read twice.
    ///
    /// - Throws: `TableFault` at the line where the file stops being a table.
    package func check() throws {
        if case .xlsx = kind, let spool = RowSpool() {
            while let row = try source.next() { spool.add(row) }
            if spool.rewind(notes: source.notes) {
                source = ReadAhead(spool)
                return
            }
        } else {
            source.firstLine = .max
            while try source.next() != nil {}
        }
        source = try open()
        source.firstLine = header.line + 1
    }

    /// What whoever sent the file should know, so far.
    package var notes: [String] { source.notes }

    private static func header(in source: any RowSource, _ isHeader: (TableRow) -> Bool) throws -> TableRow {
        var seen = 0
        while seen < longestTitle, let row = try source.next() {
            if isHeader(row) { return row }
            seen += 1
        }
        if seen == 0 { throw TableFault("plik nie ma ani jednego wiersza") }
        throw TableFault("w pierwszych \(min(seen, longestTitle)) wierszach nie ma nagłówka, którego się spodziewano")
    }
}

/// What rows come from.
protocol RowSource: AnyObject {
    var firstLine: Int { get set }
    var notes: [String] { get }
    func next() throws -> TableRow?
}

extension XLSXReader: RowSource {
    var notes: [String] {
        guard let uncomputed else { return [] }
        return ["komórka \(uncomputed) ma formułę bez obliczonej wartości; otwórz plik w arkuszu kalkulacyjnym i zapisz go jeszcze raz"]
    }
}

/// What the first bytes of a file say it is.
private struct FileStart {
    let isWorkbook: Bool

    init(path: String) throws {
        var head: [UInt8] = []
        try TextDecoding.pieces(of: path) { piece in
            head = Array(piece.prefix(512))
            return false
        }
        if head.isEmpty { throw TableFault("plik jest pusty") }
        // An old or a locked workbook goes the same way, since its reader knows what to say.
        let zipOrOLE: [[UInt8]] = [[0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0xD0, 0xCF, 0x11, 0xE0]]
        isWorkbook = zipOrOLE.contains { head.starts(with: $0) }
        if isWorkbook { return }
        if head.starts(with: Array("%PDF".utf8)) { throw TableFault("to jest plik PDF, nie tabela; poproś o CSV albo XLSX") }
        if head.starts(with: [0x1F, 0x8B]) { throw TableFault("to jest plik gzip; rozpakuj go najpierw") }
        let blanks: [UInt8] = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D]
        if head.first(where: { !blanks.contains($0) }) == UInt8(ascii: "<") {
            throw TableFault("to jest strona HTML albo plik XML, nie CSV ani XLSX")
        }
    }
}
