import ActivityMap
import Application
import ArgumentParser
import Reference
import Registry

extension House {
    /// The composition root: a module of the office is one line here, in the order in which they lean on each other.
    static let pozytek = House(features: [.reference, .registry(panels: [.activityMap]), .activityMap])
}

@main
enum Main {
    static func main() async {
        if ["import", "sample"].contains(CommandLine.arguments.dropFirst().first) { Politeness.giveWay() }
        await House.$current.withValue(.pozytek) { await Pozytek.main() }
    }
}

struct Pozytek: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pozytek",
        abstract: "Pożytek: system regionalnego urzędu do współpracy z organizacjami pozarządowymi.",
        discussion: """
            Kody wyjścia: 0 dobrze, 64 złe użycie, 65 nic z pliku nie nadaje się do użycia, 66 brak pliku, 69 baza niedostępna, \
            70 błąd programu, 73 nie można zapisać pliku, 78 złe ustawienie.
            """,
        version: "0.1",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, Import.self, ConfigCommand.self, BackupCommand.self, RestoreCommand.self, DigestCommand.self,
        ] + House.pozytek.features.flatMap(\.commands))
}

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Wczytuje rejestry i dane odniesienia z plików.", subcommands: House.pozytek.features.flatMap(\.imports))
}
