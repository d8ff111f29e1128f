import Application
import ArgumentParser
import Values

/// `pozytek import opp FILE --year Y`
package struct ImportTaxSharesCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "opp", abstract: "Wczytuje kwoty 1 % i 1,5 % podatku za rok (wykaz Ministerstwa Finansów, CSV albo XLSX).",
        discussion: "Kolumny rozpoznaje po nagłówku: numer KRS, nazwa, kwota. Rok jest rokiem podatkowym: 2025 znaczy zeznania składane w 2026.")

    @Argument(help: ArgumentHelp("Plik.", valueName: "plik")) var file: String
    @OptionGroup var list: TaxShareOptions
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let work = ImportTaxShares(file, year: list.year, day: importing.day, isDry: importing.dryRun, isConfirmed: list.confirmClosures)
        let outcome = try await work.run(in: services, committed: console.follow)
        try await outcome.follow(in: services, console)
        try ImportReport(outcome, command: "opp", options: importing, database: services.settings["database"]).publish(on: console)
    }
}

/// `pozytek import opp-entitled FILE --year Y`
package struct ImportEntitledCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "opp-entitled", abstract: "Wczytuje wykaz organizacji uprawnionych do 1,5 % za rok (NIW, CSV albo XLSX).",
        discussion: "Kolumny rozpoznaje po nagłówku: numer KRS, nazwa, NIP, siedziba. Wykaz obowiązuje od publikacji do 31 grudnia następnego roku.")

    @Argument(help: ArgumentHelp("Plik.", valueName: "plik")) var file: String
    @OptionGroup var list: TaxShareOptions
    @Option(
        help: ArgumentHelp("Dzień publikacji wykazu (RRRR-MM-DD); bez niego 15 grudnia roku podatkowego.", valueName: "dzień"),
        transform: ImportOptions.parse)
    var published: Day?
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let work = ImportEntitled(
            file, year: list.year, published: published, day: importing.day, isDry: importing.dryRun, isConfirmed: list.confirmClosures)
        let outcome = try await work.run(in: services, committed: console.follow)
        try await outcome.follow(in: services, console)
        try ImportReport(outcome, command: "opp-entitled", options: importing, database: services.settings["database"]).publish(on: console)
    }
}

struct TaxShareOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Rok podatkowy.", valueName: "rok")) var year: Int
    @Flag(help: "Potwierdza, że plik jest pełny, choć brakuje w nim ponad 5 % zapisów z tego roku.") var confirmClosures = false

    func validate() throws {
        // The first returns with 1 % were for 2003 (art. 27 of the act of 2003).
        guard (2003...2100).contains(year) else { throw ValidationError("--year: rok podatkowy od 2003.") }
    }
}

extension Console {
    /// Shows how far an import is, and tells a machine what is safe.
    package func follow(_ counts: Counts) {
        progress("Wczytano: \(counts.read)")
        committed(counts.read)
    }
}
