import Application
import ArgumentParser
import Documents
import Foundation
import Values

/// Options all importers of registers share.
package struct ImportOptions: ParsableArguments {
    @Option(
        name: .customLong("day"), help: ArgumentHelp("Dzień, który w tym imporcie znaczy „dzisiaj” (RRRR-MM-DD).", valueName: "dzień"),
        transform: ImportOptions.parse)
    package var day: Day?

    @Flag(help: "Tylko liczy, niczego nie zapisuje.")
    package var dryRun = false

    @Option(help: ArgumentHelp("Plik CSV na odrzucone zapisy i ostrzeżenia.", valueName: "plik"))
    package var report: String?

    package init() {}

    static func parse(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError("„\(text)” nie jest dniem; zapisz go jako RRRR-MM-DD, na przykład 2026-11-24.") }
        return day
    }
}

extension RunOutcome {
    /// Lets whoever leans on the register follow what the run has changed, and ends the line of progress.
    func follow(in services: Services, _ console: Console) async throws {
        console.endProgress()
        guard run != nil, counts.new + counts.changed + counts.closed > 0 else { return }
        try await House.current.follow("register", services.database) { console.say($0) }
    }
}

/// The end of an import: counts for all, the problems in a file.
package struct ImportReport {
    private let outcome: RunOutcome
    private let path: String

    package init(_ outcome: RunOutcome, command: String, options: ImportOptions, database: String) {
        self.outcome = outcome
        let folder = database.contains("://") ? "var" : (database as NSString).deletingLastPathComponent
        let name = "import-\(command)-\(outcome.run.map { "\($0)" } ?? "na-sucho").csv"
        path = options.report ?? (folder as NSString).appendingPathComponent("raporty/\(name)")
    }

    /// - Throws: ``CannotWrite`` when the report cannot be written; the import itself is safe in the database by then.
    package func publish(on console: Console) throws {
        if !outcome.problems.isEmpty {
            try write()
            console.complain(
                "Odrzucone: \(outcome.counts.rejected), ostrzeżenia: \(outcome.problems.count { $0.severity == .warning }). Raport: \(path)")
            for problem in outcome.problems.prefix(5) { console.complain("  \(problem.place): \(problem.reason)") }
        }
        try console.result(outcome.counts.line, outcome.counts)
        if outcome.counts.rejected == outcome.counts.read { throw Exit.data }
    }

    private func write() throws {
        var table = CSVWriter()
        table.row(["rodzaj", "plik", "wiersz", "pole", "powod"])
        for problem in outcome.problems {
            let kind = problem.severity == .rejected ? "odrzucone" : "ostrzeżenie"
            table.row([kind, problem.file, problem.line > 0 ? String(problem.line) : "", problem.field, problem.reason])
        }
        do {
            try FileManager.default.createDirectory(at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(table.text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw CannotWrite(path: path)
        }
    }
}

struct CannotWrite: CommandFailure {
    let path: String
    var description: String { "Import się udał, ale nie można zapisać raportu do \(path). Podaj inny plik: --report PLIK" }
    var exitCode: ExitCode { Exit.cannotCreate }
}

extension RecordProblem {
    var place: String { [file, line > 0 ? "wiersz \(line)" : nil, field.isEmpty ? nil : field].compactMap(\.self).joined(separator: ", ") }
}
