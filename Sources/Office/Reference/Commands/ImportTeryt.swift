import Application
import ArgumentParser

/// `pozytek import teryt FILE`
struct ImportTeryt: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "teryt", abstract: "Wczytuje rejestr TERC (GUS): województwo lub cały kraj, CSV albo XML.",
        discussion: """
            Przyjmuje wariant urzędowy i adresowy. Plik wchodzi w całości albo wcale. Stan starszy niż znany niczego nie zmienia; jednostka, której \
            nowszy pełny plik województwa już nie ma, zostaje zamknięta z dniem tego stanu. Potem szuka miejsca organizacjom, które go nie miały.
            """)

    @OptionGroup var input: TerritoryFile
    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        let outcome = try await TerytImport(input.file).run(services.database)
        if !outcome.refused { try await House.current.follow("territory", services.database) { console.say($0) } }
        try input.conclude(outcome, console)
    }
}
