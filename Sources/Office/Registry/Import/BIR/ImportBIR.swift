import Application
import ArgumentParser
import Database
import Reference
import Values

/// Reads replies of the REGON service, one a file: rows of a search, full reports, errors. A body is found again by its REGON.
///
/// A row of a search says less than a full report; where the same import has both, the row is passed over. A later row is a record of its own
/// beside the report: the newer of the two gives name and address, and what only the report says stays.
package struct ImportBIR: Sendable {
    package static let endings: Set<String> = ["xml", "txt", "mime", "mtom"]

    package let paths: [String]
    package let day: Day?
    package let isDry: Bool

    package init(_ paths: [String], day: Day? = nil, isDry: Bool = false) { (self.paths, self.day, self.isDry) = (paths, day, isDry) }

    /// - Throws: `InputFiles.Missing`, `DatabaseError`, ``RunTaken``. Faults of the data are no errors: they are in the outcome.
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(paths, endings: ImportBIR.endings)
        let forms = try await services.database.read { try LegalForms.load($0) }
        let reported = try reported(input, forms)
        return try await ImportSession.run("import bir", .regon, input, day: day, isDry: isDry, in: services, committed: committed) { session in
            if session.startsAt == Cursor() {
                for name in input.passedOver {
                    session.note(RecordProblem(.warning, file: name, line: 0, field: "", reason: "to nie jest plik XML, pominięto"))
                }
            }
            let worker = BIRWorker(session: session, forms: forms, reported: reported)
            for (index, file) in input.files.enumerated() where index >= session.startsAt.file {
                try await worker.read(file, index: index, from: index == session.startsAt.file ? session.startsAt.line : 1)
            }
        }
    }

    /// Bodies this import has a full report of.
    private func reported(_ input: InputFiles, _ forms: LegalForms) throws -> Set<REGON> {
        var reported: Set<REGON> = []
        for file in input.files {
            for row in try rows(of: file) ?? [] {
                if case .body(let regon, isFull: true) = BIRReading(row, forms: forms).kind { reported.insert(regon) }
            }
        }
        return reported
    }

    private func rows(of file: InputFiles.File) throws -> [BIRReply.Row]? {
        guard case .bytes(let bytes) = try DocumentReader(file, from: Cursor()).rest() else { return nil }
        return try? BIRReply(bytes).rows
    }
}

private struct BIRWorker {
    let session: ImportSession
    let forms: LegalForms
    let reported: Set<REGON>

    /// - Parameter start: the row, from 1, at which reading goes on.
    func read(_ file: InputFiles.File, index: Int, from start: Int) async throws {
        let rows: [BIRReply.Row]
        do {
            guard case .bytes(let bytes) = try DocumentReader(file, from: Cursor()).rest() else {
                throw BIRReply.Unreadable(reason: "plik dłuższy niż 16 MiB")
            }
            if bytes.isEmpty { throw BIRReply.Unreadable(reason: "plik jest pusty") }
            rows = try BIRReply(bytes).rows
        } catch let fault as BIRReply.Unreadable {
            session.note(RecordProblem(.rejected, file: file.name, line: 0, field: "", reason: fault.reason))
            return try await session.reach(Cursor(file: index + 1))
        }
        if rows.isEmpty {
            session.note(
                RecordProblem(.warning, file: file.name, line: 0, field: "", reason: "odpowiedź bez wyniku: zwykle wygasła sesja, pominięto"))
        }
        for (number, row) in rows.enumerated() where number + 1 >= start {
            try await take(
                BIRReading(row, forms: forms), file, from: Cursor(file: index, line: number + 1), next: Cursor(file: index, line: number + 2))
        }
        try await session.reach(Cursor(file: index + 1))
    }

    private func take(_ reading: BIRReading, _ file: InputFiles.File, from here: Cursor, next: Cursor) async throws {
        switch reading.kind {
        case .rejected(let field, let reason):
            session.note(RecordProblem(.rejected, file: file.name, line: 0, field: field, reason: reason))
            try await session.reach(next)
        case .other(let reason):
            session.note(RecordProblem(.warning, file: file.name, line: 0, field: "", reason: reason + ", pominięto"))
            try await session.reach(next)
        case .body(let regon, isFull: false) where reported.contains(regon):
            session.note(
                RecordProblem(
                    .warning, file: file.name, line: 0, field: "", reason: "REGON \(regon): jest też pełny raport, wiersz wyszukiwania pominięto"))
            try await session.reach(next)
        case .body(let regon, let isFull):
            let keys = (report: regon.description, row: regon.description + " wyszukiwanie")
            var incoming = Incoming(
                source: .regon, key: isFull ? keys.report : keys.row, day: session.day, seen: Seen(session.day), facts: reading.facts)
            incoming.closedOn = reading.closedOn
            if let end = reading.closedOn {
                // Who has ended is at an end whichever of the two replies says so.
                var other = Incoming(
                    source: .regon, key: isFull ? keys.row : keys.report, day: session.day, seen: Seen(session.day), content: .closed(on: end))
                other.isRead = false
                try await session.add(other, next: here, from: here)
            }
            try await session.add(incoming, next: next, from: here)
            for warning in reading.warnings {
                session.note(RecordProblem(.warning, file: file.name, line: 0, field: warning.field, reason: "REGON \(regon): \(warning.reason)"))
            }
        }
    }
}

/// `pozytek import bir PATH…`
package struct ImportBIRCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "bir", abstract: "Wczytuje odpowiedzi usługi REGON (BIR 1.1 i 1.2).",
        discussion: """
            Czyta pliki i foldery: wiersze wyszukiwania, pełne raporty osób prawnych (BIR11OsPrawna, BIR12OsPrawna), odpowiedzi z błędem; samo XML, \
            kopertę SOAP albo całą wiadomość. Odpowiedź, że wpisu nie znaleziono, niczego nie zamyka.
            """)

    @Argument(help: ArgumentHelp("Pliki i foldery.", valueName: "ścieżka")) var paths: [String]
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let outcome = try await ImportBIR(paths, day: importing.day, isDry: importing.dryRun).run(in: services, committed: console.follow)
        try await outcome.follow(in: services, console)
        try ImportReport(outcome, command: "bir", options: importing, database: services.settings["database"]).publish(on: console)
    }
}
