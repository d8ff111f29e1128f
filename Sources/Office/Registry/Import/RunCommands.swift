import Application
import ArgumentParser
import Database
import Polish
import Values

/// `pozytek import runs`: what was imported, when, and what came of it.
package struct ImportRunsCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(commandName: "runs", abstract: "Wypisuje przebiegi importów, najnowsze najpierw.")
    package static var opening: House.Opening { .readOnly }

    @Option(help: ArgumentHelp("Ile przebiegów najwyżej.", valueName: "liczba")) var limit = 50
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit: od 1 do 100 000.") }
    }

    package func run(in services: Services, console: Console) async throws {
        let limit = limit
        let runs = try await services.database.read { try RunStore.all(limit: limit, in: $0) }
        let lines = runs.map { run in
            "\(run.id)  \(dateTime(run.startedAt))  \(run.command)  \(run.stateLabel)  \(run.counts.line)  \(run.input)"
        }
        try console.result(lines.isEmpty ? "Nie było jeszcze importu." : lines.joined(separator: "\n"), runs.map(Line.init))
    }

    private struct Line: Encodable {
        let id: Int64, command: String, source: String, state: String, day: String, started: String, finished: String?, replacedBy: Int64?
        let input: String, counts: Counts

        enum CodingKeys: String, CodingKey {
            case id, command, source, state, day, started, finished, input, counts
            case replacedBy = "replaced_by"
        }

        init(_ run: ImportRun) {
            (id, command, source, state) = (run.id.raw, run.command, run.source, run.state.rawValue)
            (day, started, finished) = (run.day.iso, run.startedAt.iso, run.finishedAt?.iso)
            (replacedBy, input, counts) = (run.replacedBy?.raw, run.input, run.counts)
        }
    }
}

/// `pozytek import undo RUN`
package struct ImportUndoCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Cofa przebieg importu: rejestr jest taki, jakby go nie było.",
        discussion: "Numer przebiegu pokazuje „pozytek import runs”. Zapisy, które widział też inny przebieg, zostają.")

    @Argument(help: ArgumentHelp("Numer przebiegu.", valueName: "numer")) var number: String
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        guard let run = ID<ImportRun>(number) else { throw CannotUndo(reason: "„\(number)” nie jest numerem przebiegu.") }
        let undone = try await UndoRun(run)(in: services)
        try await House.current.follow("register", services.database) { console.say($0) }
        try console.result(
            "Cofnięto przebieg \(run). Zapisy: \(undone.records), organizacje: \(undone.organisations).",
            ["records": undone.records, "organisations": undone.organisations])
    }
}
