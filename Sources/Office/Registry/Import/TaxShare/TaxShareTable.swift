import Documents
import Values

/// The rows of one of the two lists, by the names of their columns.
final class TaxShareTable {
    /// Why a row cannot be used.
    struct Refused: Error {
        let field: String, reason: String
    }

    struct Row {
        fileprivate let cells: TableRow, places: [String: Int]

        /// Without blanks around; nil when empty.
        func callAsFunction(_ column: TaxShareList.Column) -> String? {
            guard let place = places[column.name] else { return nil }
            let words = cells[place].split(whereSeparator: \.isWhitespace)
            return words.isEmpty ? nil : words.joined(separator: " ")
        }
    }

    private let reader: TableReader
    private let name: String
    private let places: [String: Int]

    /// - Throws: `WrongTable` for a file that is no table, or lacks a column.
    init(_ path: String, _ name: String, _ columns: [TaxShareList.Column]) throws {
        do {
            let titled = try? TableReader(path: path) { (try? TaxShareList.places(columns, in: $0, of: name)) != nil }
            // Without such a header the first row says best what is missing.
            reader = try titled ?? TableReader(path: path)
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
        self.name = name
        places = try TaxShareList.places(columns, in: reader.header, of: name)
    }

    /// - Throws: `WrongTable` where the file stops being a table.
    func next() throws -> Row? {
        do {
            return try reader.next().map { Row(cells: $0, places: places) }
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
    }

    /// Reads on to the end without a look at what the rows say, and goes back to the first of them.
    ///
    /// - Throws: `WrongTable` where the file stops being a table.
    func check() throws {
        do {
            try reader.check()
        } catch let fault as TableFault {
            throw WrongTable(reason: "\(name): \(fault)")
        }
    }

    /// Hands every row to the session as a record of its own, by KRS number and year. A run that was cut off reads from the beginning again, to
    /// know which numbers it has met, but hands over only what is new.
    func each(for year: Int, _ session: ImportSession, _ facts: (Row, KRSNumber) throws -> (StatedFacts, [Warning])) async throws {
        let start = session.startsAt.line
        var met: [KRSNumber: Int] = [:]
        while let row = try next() {
            let (line, krs) = (row.cells.line, row(TaxShareList.krs).flatMap(KRSNumber.init))
            let first = krs.flatMap { met[$0] }
            if let krs, first == nil { met[krs] = line }
            guard line >= start else { continue }
            let (here, next) = (Cursor(line: line), Cursor(line: line + 1))
            do {
                guard let krs else { throw Refused(field: "KRS", reason: "„\(row(TaxShareList.krs) ?? "")” nie jest numerem KRS") }
                if let first { throw Refused(field: "KRS", reason: "numer \(krs) stoi już w wierszu \(first)") }
                let (facts, warnings) = try facts(row, krs)
                try await session.add(
                    Incoming(source: session.source, key: "\(year) \(krs)", day: session.day, seen: Seen(session.day), facts: facts), next: next,
                    from: here)
                for warning in warnings {
                    session.note(RecordProblem(.warning, file: name, line: line, field: warning.field, reason: "KRS \(krs): \(warning.reason)"))
                }
            } catch let refused as Refused {
                session.note(RecordProblem(.rejected, file: name, line: line, field: refused.field, reason: refused.reason))
                try await session.reach(next)
            }
        }
        for note in reader.notes { session.note(RecordProblem(.warning, file: name, line: 0, field: "", reason: note)) }
    }
}
