import Application
import Bytes
import Database
import Documents
import Foundation
import Reference
import Values

/// Reads replies of the court register's open API: files, folders, JSON lines; current and full extracts, and words that there is none.
package struct ImportKRS: Sendable {
    package static let endings: Set<String> = ["json", "jsonl", "ndjson"]

    package let paths: [String]
    /// The day that stands for "today"; nil: the clock's.
    package let day: Day?
    package let isDry: Bool

    package init(_ paths: [String], day: Day? = nil, isDry: Bool = false) { (self.paths, self.day, self.isDry) = (paths, day, isDry) }

    /// - Throws: `InputFiles.Missing`, `DatabaseError`, ``RunTaken``. Faults of the data are no errors: they are in the outcome.
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(paths, endings: ImportKRS.endings)
        let forms = try await services.database.read { try LegalForms.load($0) }
        return try await ImportSession.run("import krs", .krs, input, day: day, isDry: isDry, in: services, committed: committed) { session in
            let worker = Worker(session: session, forms: forms)
            if session.startsAt == Cursor() {
                for name in input.passedOver {
                    worker.session.note(RecordProblem(.warning, file: name, line: 0, field: "", reason: "to nie jest plik JSON, pominięto"))
                }
            }
            for (index, file) in input.files.enumerated() where index >= session.startsAt.file {
                let start = index == session.startsAt.file ? session.startsAt : Cursor(file: index)
                try await worker.read(file, from: start, next: Cursor(file: index + 1))
            }
        }
    }
}

private struct Worker {
    let session: ImportSession
    let forms: LegalForms

    func read(_ file: InputFiles.File, from cursor: Cursor, next: Cursor) async throws {
        if file.size == 0 { return try await readEmpty(file, at: cursor, next: next) }
        if try isLines(file) {
            let reader = try DocumentReader(file, from: cursor)
            var here = cursor
            while let (document, line) = try reader.nextLine() {
                try await take(document, file, line: line, from: here, next: reader.cursor)
                here = reader.cursor
            }
        } else {
            let reader = try DocumentReader(file, from: Cursor())
            try await take(try reader.rest(), file, line: 1, from: cursor, next: next)
        }
        try await session.reach(next)
    }

    /// An empty file named by a number is the register's empty reply: it holds no current extract.
    private func readEmpty(_ file: InputFiles.File, at cursor: Cursor, next: Cursor) async throws {
        let name = URL(filePath: file.name).deletingPathExtension().lastPathComponent
        if name.utf8.count == 10, let krs = KRSNumber(name) {
            try await add(KRSReading(noExtractFor: krs), file, line: 0, from: cursor, next: next)
        } else {
            session.note(
                RecordProblem(.warning, file: file.name, line: 0, field: "", reason: "plik jest pusty i nie nazywa się numerem KRS, pominięto"))
        }
        try await session.reach(next)
    }

    /// JSON lines: by the ending of the name, or because the first line is a whole document.
    private func isLines(_ file: InputFiles.File) throws -> Bool {
        if file.path.hasSuffix(".jsonl") || file.path.hasSuffix(".ndjson") { return true }
        let reader = try DocumentReader(file, from: Cursor())
        guard case .bytes(let first)? = try reader.nextLine()?.document else { return true }
        return (try? JSON(first))?.isObject == true
    }

    private func take(_ document: Document, _ file: InputFiles.File, line: Int, from here: Cursor, next: Cursor) async throws {
        do {
            guard case .bytes(let bytes) = document else { throw NotARecord.rejected(field: "", reason: "dokument dłuższy niż 16 MiB") }
            let reading = try KRSReading(try parsed(bytes), forms: forms)
            try await add(reading, file, line: line, from: here, next: next)
        } catch let error as NotARecord {
            switch error {
            case .other(let reason): session.note(RecordProblem(.warning, file: file.name, line: line, field: "", reason: reason + ", pominięto"))
            case .rejected(let field, let reason): session.note(RecordProblem(.rejected, file: file.name, line: line, field: field, reason: reason))
            }
            try await session.reach(next)
        }
    }

    private func parsed(_ bytes: [UInt8]) throws(NotARecord) -> JSON {
        do {
            return try JSON(bytes)
        } catch {
            throw .rejected(field: "", reason: "\(error)")
        }
    }

    private func add(_ reading: KRSReading, _ file: InputFiles.File, line: Int, from here: Cursor, next: Cursor) async throws {
        try await session.add(incoming(reading), next: next, from: here)
        for warning in reading.warnings {
            session.note(RecordProblem(.warning, file: file.name, line: line, field: warning.field, reason: "KRS \(reading.krs): \(warning.reason)"))
        }
    }

    private func incoming(_ reading: KRSReading) -> Incoming {
        let key = reading.krs.description
        let seen = reading.issued ?? Seen(session.day)
        func stated(closedOn: Day?) -> Incoming {
            Incoming(
                source: .krs, key: key, day: reading.day ?? reading.issuedOn, seen: seen,
                content: .facts(KeptFacts(reading.facts), digest: SHA256.digest(of: reading.canonical), raw: reading.canonical), closedOn: closedOn)
        }
        switch reading.kind {
        case .extract: return stated(closedOn: nil)
        case .removed(let on?) where reading.facts.name != nil: return stated(closedOn: on)
        case .removed(let on):
            let day = on ?? session.day
            return Incoming(
                source: .krs, key: key, day: reading.day ?? day, seen: reading.issued ?? max(Seen(day), Seen(session.day)), content: .closed(on: day))
        }
    }
}
