import Application
import ArgumentParser
import Values

/// `pozytek import list FILE --mapping M`
package struct ImportListCommand: OfficeCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "Wczytuje listę organizacji (CSV albo XLSX) według opisu jej kolumn.",
            discussion: """
                Opis listy mówi, co znaczą kolumny, po czym poznać ten sam zapis w następnej liście i czy lista jest pełna. Pełna lista zamyka zapisy, \
                których już nie ma. Gotowe opisy:
                \(ReadyMappings.help)
                """)
    }

    @Argument(help: ArgumentHelp("Plik.", valueName: "plik")) var file: String
    @Option(help: ArgumentHelp("Nazwa gotowego opisu albo plik z własnym.", valueName: "opis")) var mapping: String
    @Option(help: ArgumentHelp("Stała, której lista nie ma, na przykład powiat=lipnowski; można powtarzać.", valueName: "pole=wartość"))
    var set: [String] = []
    @Flag(help: "Potwierdza, że lista jest pełna, choć brakuje w niej ponad 5 % zapisów.") var confirmClosures = false
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let work = ImportList(
            file, mapping: mapping, settings: set, day: importing.day, isDry: importing.dryRun, isConfirmed: confirmClosures)
        let outcome = try await work.run(in: services, committed: console.follow)
        try await outcome.follow(in: services, console)
        try ImportReport(outcome, command: "list", options: importing, database: services.settings["database"]).publish(on: console)
    }
}
