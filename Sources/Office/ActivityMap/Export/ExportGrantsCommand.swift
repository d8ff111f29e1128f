import Application
import ArgumentParser
import Database
import Foundation
import Registry

/// `pozytek export grants`: every grant in the format of 360Giving.
package struct ExportGrantsCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "grants", abstract: "Zapisuje wszystkie dotacje w formacie 360Giving.",
        discussion: """
            Dotacja, która przyszła w tym formacie, wychodzi pole w pole taka, jaka przyszła. Bez --out pliki trafiają do folderu z ustawienia \
            exports, skąd wystawia je strona /dane; bez --format powstają oba. Gotowy plik zastępuje dawny w jednej chwili.
            """)
    package static var opening: House.Opening { .readOnly }

    @Option(help: ArgumentHelp("json albo csv.", valueName: "postać")) var format: GivingExport.Format?
    @Option(help: ArgumentHelp("Plik, który powstanie albo zostanie zastąpiony.", valueName: "plik")) var out: String?
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    private struct Made: Encodable {
        let file: String, grants: Int, bytes: Int
    }

    package func run(in services: Services, console: Console) async throws {
        if let out {
            let made = try await write(format ?? .json, to: out, services)
            return try console.result(ExportGrantsCommand.line(made), made)
        }
        let folder = URL(filePath: services.settings["exports"], directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw CannotExport(path: folder.path)
        }
        var made: [Made] = []
        for format in format.map({ [$0] }) ?? GivingExport.Format.allCases {
            made.append(try await write(format, to: folder.appending(path: format.fileName).path, services))
        }
        try console.result(made.map(ExportGrantsCommand.line).joined(separator: "\n"), ["files": made])
    }

    private static func line(_ made: Made) -> String { "\(made.file): dotacji \(made.grants), bajtów \(made.bytes)" }

    private func write(_ format: GivingExport.Format, to path: String, _ services: Services) async throws -> Made {
        let choice = try services.settings.choice("sample", as: SampleChoice.self)
        let (isShown, isHidden) = (choice == .show, choice == .hide)
        // In the same folder, so that putting it in its place is one step.
        let target = URL(filePath: path)
        let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: draft) }
        guard FileManager.default.createFile(atPath: draft.path, contents: nil), let file = try? FileHandle(forWritingTo: draft) else {
            throw CannotExport(path: path)
        }
        let made = try await services.database.read { db in
            let hasReal = try db.exists("SELECT 1 FROM grant_award WHERE withdrawn = 0 AND sample = 0 LIMIT 1")
            let export = GivingExport(format, withSample: isShown || !isHidden && !hasReal)
            var bytes = 0
            let grants = try export.write(nil, in: db) { piece in
                do { try file.write(contentsOf: piece) } catch { throw CannotExport(path: path) }
                bytes += piece.count
            }
            return Made(file: path, grants: grants, bytes: bytes)
        }
        do { try file.close() } catch { throw CannotExport(path: path) }
        guard rename(draft.path, path) == 0 else { throw CannotExport(path: path) }
        return made
    }
}

extension GivingExport.Format: ExpressibleByArgument {}
