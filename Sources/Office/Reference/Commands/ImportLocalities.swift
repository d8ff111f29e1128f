import Application
import ArgumentParser

/// `pozytek import localities FILE`
struct ImportLocalities: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "localities", abstract: "Wczytuje rejestr SIMC (GUS): miejscowości gmin, CSV albo XML.",
        discussion: "Zostają miejscowości wczytanych gmin. Plik wchodzi w całości albo wcale; stan starszy niż znany niczego nie zmienia.")

    @OptionGroup var input: TerritoryFile
    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        let outcome = try await LocalityImport(input.file).run(services.database)
        if !outcome.refused { try await House.current.follow("localities", services.database) { console.say($0) } }
        try input.conclude(outcome, console)
    }
}
