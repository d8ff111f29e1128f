import Application
import ArgumentParser
import Database

/// `pozytek grants`: whom grants and activities belong to.
package struct GrantsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "grants", abstract: "Rozpoznawanie organizacji w dotacjach i działaniach.",
        subcommands: [DoubtfulCommand.self, MatchCommand.self])

    package init() {}
}

/// `pozytek grants doubtful`
struct DoubtfulCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "doubtful", abstract: "Wypisuje odbiorców i organizatorów, których nie udało się rozpoznać na pewno.")
    static var opening: House.Opening { .readOnly }

    @Option(help: ArgumentHelp("Ile najwyżej.", valueName: "liczba")) var limit = 200
    @Flag(help: "Działania zamiast dotacji.") var activities = false
    @OptionGroup var options: DatabaseOptions

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit: od 1 do 1 000 000.") }
    }

    func run(in services: Services, console: Console) async throws {
        let (limit, kind) = (limit, activities ? DeedKind.activity : .grant)
        let doubtful = try await services.database.read { try Doubtful.all(kind, limit: limit, in: $0) }
        let lines = doubtful.map { one in
            let candidates = one.candidates.map { "\($0.id) \($0.name)" }.joined(separator: "; ")
            return "\(one.deed)  \(one.name ?? "bez nazwy")  \(one.locality ?? "")  może: \(candidates)"
        }
        try console.result(lines.isEmpty ? "Nie ma nic do sprawdzenia." : lines.joined(separator: "\n"), doubtful)
    }
}

/// `pozytek grants match`
struct MatchCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Rozpoznaje organizacje w dotacjach i działaniach od nowa; dzieje się to też po każdym imporcie rejestru.")

    @OptionGroup var options: DatabaseOptions

    func run(in services: Services, console: Console) async throws {
        let changed = try await Rematch()(in: services.database)
        try await House.current.follow(DeedSigns.topic, services.database) { console.say($0) }
        try console.result("Rozpoznano inaczej: \(changed).", ["changed": changed])
    }
}
