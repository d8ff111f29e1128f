import Database
import Foundation
import Reference
import Search
import Values
import Web

/// A list as a file: exactly what the page shows, in its order, all of it. Read part by part, so that memory stays flat.
struct ExportReply: Sendable {
    private let format: ExportFormat
    private let ids: [Int64]
    private let words: ExportWords
    private let sources: [Source]
    private let byteOrderMark: Bool
    private let database: Database
    private static let rowsAtOnce = 500

    init(_ format: ExportFormat, _ search: OrganisationSearch, byteOrderMark: Bool = false, _ shelf: RegistryDesk.Shelf, _ database: Database) {
        (self.format, self.byteOrderMark, self.database) = (format, byteOrderMark, database)
        var query = search.query(sample: shelf.sample, today: shelf.today)
        (query.offset, query.limit, query.countsFacets) = (0, shelf.view.snapshot.documentCount, true)
        let found = shelf.view.snapshot.find(query)
        ids = found.hits.map(\.id)
        words = ExportWords(shelf.view, today: shelf.today)
        // Sources of the rows, whatever source was filtered by.
        let named = Set((found.facets?[RegisterFacet.source.slot] ?? []).map(\.value))
        sources = shelf.view.sources.values.filter { named.contains($0.code) }.sorted { ($0.precedence, $0.code) < ($1.precedence, $1.code) }
    }

    func reply() async throws -> Reply {
        // The first rows are read before the reply begins, so that a database that is away is an error page and not half a file.
        let first = try await part(ids.prefix(ExportReply.rowsAtOnce))
        return .stream(name: format.name, type: format.type) { writer in
            if format == .xlsx { return try await sendWorkbook(first, &writer) }
            var text = ExportText(format, sources: sources, today: words.today, byteOrderMark: byteOrderMark)
            text.begin()
            try await eachPart(first) { rows in
                for row in rows { text.row(row, words) }
                try await writer.write(bytes: text.take())
            }
            text.end()
            try await writer.write(bytes: text.take())
        }
    }

    /// A workbook is known only when it is whole: it is written beside, then sent.
    private func sendWorkbook(_ first: [ExportedOrganisation], _ writer: inout StreamWriter) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "pozytek-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var book = try ExportWorkbook(today: words.today)
        var (rows, start) = (first, 0)
        while !rows.isEmpty {
            for row in rows { try book.row(row, words) }
            start += ExportReply.rowsAtOnce
            rows = try await part(ids.dropFirst(start).prefix(ExportReply.rowsAtOnce))
        }
        try book.save(to: path)
        try await StoredFile(path)?.send(to: &writer)
    }

    private func eachPart(_ first: [ExportedOrganisation], _ body: ([ExportedOrganisation]) async throws -> Void) async throws {
        try await body(first)
        for start in stride(from: ExportReply.rowsAtOnce, to: ids.count, by: ExportReply.rowsAtOnce) {
            try await body(try await part(ids[start..<min(start + ExportReply.rowsAtOnce, ids.count)]))
        }
    }

    private func part(_ ids: ArraySlice<Int64>) async throws -> [ExportedOrganisation] {
        try await database.read { try ExportedOrganisation.rows(ids, in: $0) }
    }
}
