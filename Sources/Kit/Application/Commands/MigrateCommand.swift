import ArgumentParser
import Database
import Values

/// `pozytek migrate`: brings a database up to date and says what was done.
package struct MigrateCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Doprowadza bazę do bieżącej wersji, razem z wbudowanymi słownikami.")

    @OptionGroup var options: DatabaseOptions

    package init() {}

    package func run() async throws {
        let console = Console(json: options.json)
        try await explained(console) {
            let settings = try await Settings.load(commandLine: ["database": options.database])
            let (database, applied) = try await House.current.bringUpToDate(settings)
            do {
                try await House.current.follow(House.release, database) { console.say($0) }
            } catch {
                await database.close()
                throw error
            }
            await database.close()
            let lines = applied.map { "\($0.module) \($0.number): \($0.title)" } + ["Baza jest aktualna, nowych migracji: \(applied.count)."]
            try console.result(lines.joined(separator: "\n"), ["applied": applied.count])
        }
    }
}
