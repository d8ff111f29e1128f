import ArgumentParser
import Database
import Foundation
import Values

/// The options every command has that works on a database.
package struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Plik SQLite albo adres postgres://… (także POZYTEK_DATABASE).", valueName: "baza"))
    package var database: String?

    @Flag(help: "Wynik jako jeden obiekt JSON w ostatnim wierszu.")
    package var json = false

    package init() {}
}

/// A command that opens the database, does one thing, and ends with a documented exit code.
///
/// A conforming command writes `func run(with database: Database, console: Console)`, and nothing about opening, closing or errors.
package protocol OfficeCommand: AsyncParsableCommand {
    var options: DatabaseOptions { get }
    static var opening: House.Opening { get }
    func run(in services: Services, console: Console) async throws
}

extension OfficeCommand {
    package static var opening: House.Opening { .upToDate }

    package func run() async throws {
        let console = Console(json: options.json)
        try await explained(console) {
            let settings = try await Settings.load(commandLine: ["database": options.database])
            let database = try await House.current.open(settings, Self.opening)
            do {
                try await run(in: Services(database: database, settings: settings), console: console)
                await database.close()
            } catch {
                await database.close()
                throw error
            }
        }
    }
}

/// Runs a command's body; an error becomes one plain line on standard error and its exit code.
package func explained(_ console: Console, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as ExitCode {
        throw error
    } catch {
        console.endProgress()
        console.complain("Błąd: \(error)")
        throw Exit.code(for: error)
    }
}
