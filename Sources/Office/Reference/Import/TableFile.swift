import Documents
import Foundation

/// A CSV file with a header, read row by row in flat memory. The separator is what the header uses: `;` or `,`.
struct TableFile {
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// One row by the names of the header, which are folded to lower case; a column the file has not is nil.
    struct Row {
        let line: Int
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]

        subscript(_ column: String) -> String? {
            guard let index = columns[column], index < fields.count else { return nil }
            return fields[index].trimmingCharacters(in: .whitespaces)
        }
    }

    /// Rows a file about a country's units may have; a longer one is some other file.
    static let mostRows = 50_000

    let path: String
    var mostRows = TableFile.mostRows

    /// Everything that is wrong with the file as a table goes to the reading as well.
    ///
    /// - Throws: ``Unreadable`` when there is no such file.
    func read(into reading: inout some TableReading) throws {
        var shape = Shape(mostRows: mostRows)
        var reader: CSVReader?
        func take(_ line: CSVReader.Row) throws {
            if line.fields.allSatisfy({ $0.trimmingCharacters(in: .whitespaces).isEmpty }) { return }
            if shape.columns.isEmpty {
                guard reading.begin(try shape.begin(line)) else { throw Stop() }
            } else if let row = try shape.row(line) {
                reading.take(row)
            } else {
                reading.fault(ImportProblem(line: line.line, "pól jest \(line.fields.count), a w nagłówku \(shape.width); wiersz jest ucięty"))
            }
        }
        do {
            try chunks { bytes in
                if reader == nil { reader = CSVReader(separator: TableFile.separator(bytes)) }
                try reader?.read(bytes, take)
            }
            try reader?.finish(take)
            if shape.columns.isEmpty { reading.fault(ImportProblem("plik jest pusty")) }
        } catch let fault as CSVReader.Fault {
            reading.fault(ImportProblem(line: fault.line, fault.reason))
        } catch let problem as ImportProblem {
            reading.fault(problem)
        } catch is Stop {}
    }

    /// The header says that this is another file.
    private struct Stop: Error {}

    private static func separator(_ bytes: [UInt8]) -> Character {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        return line.contains(UInt8(ascii: ";")) ? ";" : ","
    }

    /// The first character that is neither blank nor a byte order mark.
    func firstByte() throws -> UInt8? {
        let file = try open()
        defer { try? file.close() }
        return try file.read(upToCount: 4096)?.first { ![0xEF, 0xBB, 0xBF, 0x20, 0x0A, 0x0D, 0x09].contains($0) }
    }

    /// The file in pieces of 64 KiB.
    func chunks(_ body: ([UInt8]) throws -> Void) throws {
        let file = try open()
        defer { try? file.close() }
        while let data = try file.read(upToCount: 1 << 16), !data.isEmpty { try body([UInt8](data)) }
    }

    private func open() throws(Unreadable) -> FileHandle {
        guard FileManager.default.fileExists(atPath: path) else { throw Unreadable(description: "Nie ma pliku „\(path)”.") }
        // A pipe can be read only once, and one that nobody writes to would hold us for ever.
        let kind = try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)[.type] as? FileAttributeType
        guard kind == .typeRegular, let file = FileHandle(forReadingAtPath: path) else {
            throw Unreadable(description: "„\(path)” nie jest plikiem, który można przeczytać.")
        }
        return file
    }
}

/// Who gathers the rows of a table.
protocol TableReading {
    /// - Parameter columns: the header, in lower case.
    /// - Returns: whether to go on.
    mutating func begin(_ columns: [String]) -> Bool
    mutating func take(_ row: TableFile.Row)
    mutating func fault(_ problem: ImportProblem)
}

extension ImportProblem: Error {}

/// What every row has to agree with.
private struct Shape {
    private(set) var columns: [String: Int] = [:]
    private(set) var width = 0
    private var rows = 0
    private let mostRows: Int

    init(mostRows: Int) { self.mostRows = mostRows }

    mutating func begin(_ line: CSVReader.Row) throws(ImportProblem) -> [String] {
        let names = line.fields.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard Set(names).count == names.count else { throw ImportProblem(line: line.line, "w nagłówku są dwie kolumny o tej samej nazwie") }
        columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        width = names.count
        return names
    }

    /// Nil when the row has another number of fields than the header.
    mutating func row(_ line: CSVReader.Row) throws(ImportProblem) -> TableFile.Row? {
        rows += 1
        guard rows <= mostRows else {
            throw ImportProblem(line: line.line, "więcej niż \(mostRows) wierszy, to nie jest ten plik")
        }
        return line.fields.count == width ? TableFile.Row(line: line.line, columns: columns, fields: line.fields) : nil
    }
}
