import Application
import ArgumentParser
import Values

/// `pozytek import boundaries FILE --level gmina`
struct ImportBoundaries: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "boundaries", abstract: "Wczytuje granice gmin, powiatów albo województw (GeoJSON; SHP, GML, GPKG przez ogr2ogr).",
        discussion: """
            Współrzędne w EPSG:4326 albo 2180. Jednostki łączy kod z pola JPT_KOD_JE, terc, teryt lub podanego opcją --code-field; decyduje sześć \
            pierwszych cyfr. Plik wchodzi w całości albo wcale. Inny niż dotąd obrys zamyka poprzedni z dniem podanym opcją --day. \
            Potem szuka gminy dla punktów, które jej nie miały.
            """)

    @OptionGroup var input: TerritoryFile

    @Option(help: ArgumentHelp("gmina, powiat albo voivodeship.", valueName: "poziom"))
    var level: Level

    @OptionGroup var when: FigureDay

    @Option(help: ArgumentHelp("Pole z kodem TERYT, gdy nazywa się inaczej niż zwykle.", valueName: "pole"))
    var codeField: String?

    @OptionGroup var options: DatabaseOptions

    enum Level: String, ExpressibleByArgument, CaseIterable {
        case gmina, powiat, voivodeship

        var teryt: Teryt.Level {
            switch self {
            case .gmina: .gmina
            case .powiat: .powiat
            case .voivodeship: .voivodeship
            }
        }
    }

    func run(in services: Services, console: Console) async throws {
        let task = BorderImport(input.file, level: level.teryt, day: when.day ?? services.clock.today, field: codeField)
        let outcome = try await task.run(services.database)
        if !outcome.refused { try await House.current.follow("borders", services.database) { console.say($0) } }
        try input.conclude(outcome, console)
    }
}
