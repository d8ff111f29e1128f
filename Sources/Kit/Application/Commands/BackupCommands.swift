import ArgumentParser
import Database

/// `pozytek backup FILE`: a consistent copy while the site is written to.
package struct BackupCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Robi spójną kopię bazy do pliku, także gdy serwis pracuje.")
    package static var opening: House.Opening { .readOnly }

    @Argument(help: ArgumentHelp("Plik, który powstanie; istniejący nie zostanie nadpisany.", valueName: "plik")) var file: String
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        try await services.database.backup(to: file, replacing: false)
        try console.result("Kopia gotowa: \(file)", ["file": file])
    }
}

/// `pozytek restore FILE`: fills an empty database from a copy.
package struct RestoreCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Odtwarza bazę z kopii. Cel musi być pusty, istniejących danych nie nadpisuje.")

    @Argument(help: ArgumentHelp("Kopia zrobiona przez „pozytek backup”.", valueName: "plik")) var file: String
    @OptionGroup var options: DatabaseOptions

    package init() {}

    package func run() async throws {
        let console = Console(json: options.json)
        try await explained(console) {
            let settings = try await Settings.load(commandLine: ["database": options.database])
            let address = DatabaseAddress(settings["database"])
            try House.makeFolder(for: address)
            try await Database.restore(from: file, to: address)
            try console.result("Odtworzono \(file) do \(address).", ["file": file, "database": address.description])
        }
    }
}
