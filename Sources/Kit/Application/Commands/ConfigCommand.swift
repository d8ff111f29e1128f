import ArgumentParser
import Database
import Foundation

/// `pozytek config`: every setting in force and where it came from.
package struct ConfigCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Pokazuje wszystkie ustawienia i skąd pochodzą.")

    @OptionGroup var options: DatabaseOptions

    package init() {}

    package func run() async throws {
        let console = Console(json: options.json)
        try await explained(console) {
            let settings = try await Settings.load(commandLine: ["database": options.database])
            let width = Settings.all.map(\.variable.count).max() ?? 0
            let lines = zip(Settings.all, settings.inForce).map { definition, setting in
                let name = definition.variable.padding(toLength: width, withPad: " ", startingAt: 0)
                return "\(name)  \(shown(setting))  (\(setting.origin.rawValue))  \(definition.help)"
            }
            let object = Dictionary(
                uniqueKeysWithValues: settings.inForce.map { ($0.key, ["value": shown($0), "origin": $0.origin.rawValue]) })
            try console.result(lines.joined(separator: "\n"), object)
        }
    }

    /// An address may hold a password, which is never shown.
    private func shown(_ setting: Settings.InForce) -> String {
        setting.key == "database" ? DatabaseAddress(setting.value).description : setting.value
    }
}
