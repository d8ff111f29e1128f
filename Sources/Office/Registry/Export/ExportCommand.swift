import Application
import ArgumentParser
import Foundation

/// `pozytek export`: what is kept as files; without a further word the whole register.
package struct ExportCommand: AsyncParsableCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: "Zapisuje do plików cały rejestr albo dotacje.",
            subcommands: [ExportRegisterCommand.self] + House.current.features.flatMap(\.exports), defaultSubcommand: ExportRegisterCommand.self)
    }

    package init() {}
}

/// `pozytek export [register]`: the whole register.
struct ExportRegisterCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Zapisuje cały rejestr do plików.",
        discussion: """
            Bez --out pliki trafiają do folderu z ustawienia exports, skąd wystawia je strona /dane; bez --format powstają wszystkie. \
            Gotowy plik zastępuje dawny w jednej chwili. Adresy domowe są w nich tylko z miejscowością.
            """)
    static var opening: House.Opening { .readOnly }

    @Option(help: ArgumentHelp("csv, xlsx, json albo geojson.", valueName: "postać")) var format: ExportFormat?
    @Option(help: ArgumentHelp("Plik, który powstanie albo zostanie zastąpiony.", valueName: "plik")) var out: String?
    @OptionGroup var options: DatabaseOptions

    init() {}

    func validate() throws {
        if out != nil, format == nil { throw ValidationError("Do --out trzeba podać --format: csv, xlsx, json albo geojson.") }
    }

    private struct Made: Encodable {
        let file: String, organisations: Int, bytes: Int
    }

    func run(in services: Services, console: Console) async throws {
        var made: [Made] = []
        for format in format.map({ [$0] }) ?? ExportFormat.allCases {
            let path = try out ?? published(format, services)
            let count = try await ExportRegister(format, to: path)(in: services)
            let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
            made.append(Made(file: path, organisations: count, bytes: size ?? 0))
            console.say("\(path): organizacji \(count), bajtów \(size ?? 0)")
        }
        if console.json { try console.result("", ["files": made]) }
    }

    private func published(_ format: ExportFormat, _ services: Services) throws -> String {
        let folder = URL(filePath: services.settings["exports"], directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw CannotExport(path: folder.path)
        }
        return folder.appending(path: format.name).path
    }
}

extension ExportFormat: ExpressibleByArgument {}
