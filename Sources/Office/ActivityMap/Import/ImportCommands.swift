import Application
import ArgumentParser
import Registry
import Values

/// `pozytek import activities FILE --mapping M`
package struct ImportActivitiesCommand: OfficeCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "activities", abstract: "Wczytuje listę działań (CSV albo XLSX) według opisu jej kolumn.",
            discussion: "Gotowe opisy:\n\(ImportActivities.mappings.help)")
    }

    @Argument(help: ArgumentHelp("Plik.", valueName: "plik")) var file: String
    @Option(help: ArgumentHelp("Nazwa gotowego opisu albo plik z własnym.", valueName: "opis")) var mapping: String
    @Option(help: ArgumentHelp("Stała, której lista nie ma; można powtarzać.", valueName: "pole=wartość")) var set: [String] = []
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let work = ImportActivities(file, mapping: mapping, settings: set, day: importing.day, isDry: importing.dryRun)
        let outcome = try await work.run(in: services, committed: console.follow)
        console.endProgress()
        if outcome.run != nil { try await House.current.follow(DeedSigns.topic, services.database) { console.say($0) } }
        try ImportReport(outcome, command: "activities", options: importing, database: services.settings["database"]).publish(on: console)
    }
}

/// `pozytek import grants FILE [--mapping M]`
package struct ImportGrantsCommand: OfficeCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "grants", abstract: "Wczytuje dotacje: plik 360Giving (JSON, CSV, XLSX) albo własny wykaz urzędu według opisu kolumn.",
            discussion: """
                Dotacja nigdy nie tworzy organizacji. Odbiorcę poznaje się po numerze, a bez numeru po nazwie i siedzibie; niepewnych wypisuje \
                „pozytek grants doubtful”. Gotowe opisy wykazów:
                \(ImportGrants.mappings.help)
                """)
    }

    @Argument(help: ArgumentHelp("Plik.", valueName: "plik")) var file: String
    @Option(help: ArgumentHelp("Nazwa gotowego opisu albo plik z własnym; bez niego plik jest w formacie 360Giving.", valueName: "opis"))
    var mapping: String?
    @Option(help: ArgumentHelp("Stała, której wykaz nie ma; można powtarzać.", valueName: "pole=wartość")) var set: [String] = []
    @OptionGroup var importing: ImportOptions
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func validate() throws {
        if mapping == nil, !set.isEmpty { throw ValidationError("--set ma sens tylko z --mapping.") }
    }

    package func run(in services: Services, console: Console) async throws {
        let work = ImportGrants(file, mapping: mapping, settings: set, day: importing.day, isDry: importing.dryRun)
        let outcome = try await work.run(in: services, committed: console.follow)
        console.endProgress()
        if outcome.run != nil { try await House.current.follow(DeedSigns.topic, services.database) { console.say($0) } }
        try ImportReport(outcome, command: "grants", options: importing, database: services.settings["database"]).publish(on: console)
    }
}
