import ArgumentParser
import Database

/// `pozytek digest`: one SHA-256 over everything durable, equal on both engines for equal content.
package struct DigestCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Skrót SHA-256 całej trwałej treści bazy; równy dla równej treści na obu silnikach.")
    package static var opening: House.Opening { .readOnly }

    @Flag(help: "Także skrót każdej tabeli.") var perTable = false
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    package func run(in services: Services, console: Console) async throws {
        let digest = try await services.database.digest(House.current.tables)
        guard perTable else { return try console.result(digest.total, ["digest": digest.total]) }
        let lines = digest.tables.map { "\($0.hex)  \($0.name)  \($0.rows)" } + ["\(digest.total)  razem"]
        var object = Dictionary(uniqueKeysWithValues: digest.tables.map { ($0.name, $0.hex) })
        object["digest"] = digest.total
        try console.result(lines.joined(separator: "\n"), object)
    }
}
