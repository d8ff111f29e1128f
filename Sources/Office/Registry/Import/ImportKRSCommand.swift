import Application
import ArgumentParser
import Database
import Documents
import Foundation
import Values

/// `pozytek import krs PATH…`
package struct ImportKRSCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "krs", abstract: "Wczytuje odpisy z otwartego API Krajowego Rejestru Sądowego.",
        discussion: """
            Czyta odpowiedzi OdpisAktualny i OdpisPelny: pliki JSON, foldery, pliki z jednym odpisem w wierszu (.jsonl). Pusty plik NNNNNNNNNN.json \
            albo wiersz {"krs": …, "status": 204} znaczy, że aktualnego odpisu nie ma. Przerwany import uruchomiony ponownie idzie dalej.
            """)

    @Argument(help: ArgumentHelp("Pliki i foldery.", valueName: "ścieżka")) var paths: [String]
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let work = ImportKRS(paths, day: importing.day, isDry: importing.dryRun)
        let outcome = try await work.run(in: services, committed: console.follow)
        try await outcome.follow(in: services, console)
        try ImportReport(outcome, command: "krs", options: importing, database: services.settings["database"]).publish(on: console)
    }
}
