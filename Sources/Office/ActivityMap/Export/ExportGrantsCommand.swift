import Application
import ArgumentParser
import Database
import Foundation
import Registry

/// `pozytek export grants`: every grant in the format of 360Giving.
package struct ExportGrantsCommand: OfficeCommand {
    package static let configuration = CommandConfiguration(
        commandName: "grants", abstract: "Zapisuje wszystkie dotacje w formacie 360Giving.",
        discussion: "Dotacja, która przyszła w tym formacie, wychodzi pole w pole taka, jaka przyszła.")
    package static var opening: House.Opening { .readOnly }

    @Option(help: ArgumentHelp("json albo csv.", valueName: "postać")) var format = GivingExport.Format.json
    @Option(help: ArgumentHelp("Plik, który powstanie albo zostanie zastąpiony.", valueName: "plik")) var out: String
    @OptionGroup package var options: DatabaseOptions

    package init() {}

    private struct Made: Encodable {
        let file: String, grants: Int, bytes: Int
    }

    package func run(in services: Services, console: Console) async throws {
        let (format, path) = (format, out)
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
        try console.result("\(path): dotacji \(made.grants), bajtów \(made.bytes)", made)
    }
}

extension GivingExport.Format: ExpressibleByArgument {}
