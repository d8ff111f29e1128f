import Application
import ArgumentParser
import Database
import Foundation
import Reference
import Values

/// Writes the whole register into a file, read from one state of the database. The file that was there is replaced at once, or not at all.
package struct ExportRegister: Sendable {
    let format: ExportFormat
    let path: String
    private static let rowsAtOnce = 500

    package init(_ format: ExportFormat, to path: String) { (self.format, self.path) = (format, path) }

    /// - Returns: how many organisations are in it.
    /// - Throws: ``CannotExport`` when the file cannot be written.
    package func callAsFunction(in services: Services) async throws -> Int {
        let choice = try services.settings.choice("sample", as: SampleChoice.self)
        let today = services.clock.today
        // In the same folder, so that putting it in its place is one step.
        let target = URL(filePath: path)
        let draft = target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: draft) }
        let count = try await services.database.read { db in
            let hasRegister = try db.exists("SELECT 1 FROM organisation WHERE withdrawn = 0 AND sample = 0 LIMIT 1")
            let ids = try ExportedOrganisation.all(sample: choice == .show || choice == .auto && !hasRegister, in: db)
            try write(ids, today, to: draft, in: db)
            return ids.count
        }
        guard rename(draft.path, path) == 0 else { throw CannotExport(path: path) }
        return count
    }

    private func write(_ ids: [Int64], _ today: Day, to draft: URL, in db: Reading) throws {
        let around = try Surroundings(db)
        let words = ExportWords(territory: around.territory, forms: around.forms, spheres: around.spheres, today: today)
        func eachPart(_ body: ([ExportedOrganisation]) throws -> Void) throws {
            for start in stride(from: 0, to: ids.count, by: ExportRegister.rowsAtOnce) {
                try body(try ExportedOrganisation.rows(ids[start..<min(start + ExportRegister.rowsAtOnce, ids.count)], in: db))
            }
        }
        if format == .xlsx {
            var book = try ExportWorkbook(today: today)
            try eachPart { for row in $0 { try book.row(row, words) } }
            do { try book.save(to: draft.path) } catch { throw CannotExport(path: path) }
            return
        }
        let held = try Set(db.all("SELECT DISTINCT source FROM record WHERE current IS NOT NULL") { try $0.text("source") })
        let sources = around.sources.values.filter { held.contains($0.code) }.sorted { ($0.precedence, $0.code) < ($1.precedence, $1.code) }
        guard FileManager.default.createFile(atPath: draft.path, contents: nil), let file = try? FileHandle(forWritingTo: draft) else {
            throw CannotExport(path: path)
        }
        defer { try? file.close() }
        var text = ExportText(format, sources: sources, today: today)
        func put() throws {
            do { try file.write(contentsOf: text.take()) } catch { throw CannotExport(path: path) }
        }
        text.begin()
        try eachPart { rows in
            for row in rows { text.row(row, words) }
            try put()
        }
        text.end()
        try put()
        do { try file.synchronize() } catch { throw CannotExport(path: path) }
    }
}

package struct CannotExport: CommandFailure {
    let path: String
    package init(path: String) { self.path = path }
    package var description: String { "Nie można zapisać pliku „\(path)”: brak folderu, miejsca albo uprawnień." }
    package var exitCode: ExitCode { Exit.cannotCreate }
}
