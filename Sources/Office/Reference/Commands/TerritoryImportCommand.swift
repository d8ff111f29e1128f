import Application
import ArgumentParser
import Database
import Foundation

/// What the three imports of the territory have in common.
struct TerritoryFile: ParsableArguments {
    @Argument(help: ArgumentHelp("Plik do wczytania.", valueName: "plik"), completion: .file())
    var file: String

    @Option(help: ArgumentHelp("Plik CSV, do którego trafi lista błędów i uwag.", valueName: "plik"), completion: .file())
    var report: String?

    /// Says how it went, writes the report, and ends with code 65 when the file was refused.
    func conclude(_ outcome: ImportOutcome, _ console: Console) throws {
        for problem in outcome.problems.prefix(20) { console.complain("Błąd: \(file): \(problem)") }
        if outcome.problems.count > 20 { console.complain("… i dalszych \(outcome.problems.count - 20); wszystkie wypisze opcja --report.") }
        for warning in outcome.warnings { console.complain("Uwaga: \(file): \(warning)") }
        if let report { try write(ImportReport.text(outcome, of: file), to: report) }
        let summary = ImportSummary(outcome)
        try console.result(summary.words, summary)
        if outcome.refused {
            console.complain("Niczego nie zapisano: popraw plik i wczytaj go jeszcze raz.")
            throw Exit.data
        }
    }

    private func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw NotWritten(path: path)
        }
    }
}

private struct NotWritten: CommandFailure {
    let path: String
    var exitCode: ExitCode { Exit.cannotCreate }
    var description: String { "Nie można zapisać pliku „\(path)”." }
}

extension TableFile.Unreadable: CommandFailure {
    var exitCode: ExitCode { Exit.noInput }
}
