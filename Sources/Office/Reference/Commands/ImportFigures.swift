import Application
import ArgumentParser
import Values

/// `pozytek import population FILE`
struct ImportPopulation: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Wczytuje liczbę ludności gmin (tablica GUS, CSV).",
        discussion: "Kolumny: terc (lub teryt) i ludnosc_RRRR_MM_DD. Brak liczby znaczy: nieznana, nie zero.")

    @OptionGroup var input: TerritoryFile
    @OptionGroup var when: FigureDay
    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        try input.conclude(try await FigureImport(.population, input.file, day: when.day).run(services.database), console)
    }
}

/// `pozytek import area FILE`
struct ImportArea: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "area", abstract: "Wczytuje powierzchnię gmin w hektarach (tablica GUGiK, CSV).",
        discussion: "Kolumny: teryt (lub terc) i powierzchnia_ha. Dzień stanu podaje opcja --day.")

    @OptionGroup var input: TerritoryFile
    @OptionGroup var when: FigureDay
    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        try input.conclude(try await FigureImport(.area, input.file, day: when.day).run(services.database), console)
    }
}

struct FigureDay: ParsableArguments {
    @Option(
        help: ArgumentHelp("Dzień, z którego są liczby, np. 2025-01-01; zbędny, gdy mówi go nagłówek.", valueName: "dzień"),
        transform: { text in
            guard let day = Day(text) else { throw ValidationError("„\(text)” to nie jest dzień; podaj go jako 2025-01-01.") }
            return day
        })
    var day: Day?
}
