import Application
import Database
import Documents
import Foundation
import Polish
import Values

/// Reads a list, CSV or XLSX, by a mapping that says what its columns mean.
///
/// A record is found again by the values of the key fields. Rows without a key or a name, and rows whose key stood before, are rejected; wrong
/// values are left out with a warning. A complete list closes what it has no more.
package struct ImportList: Sendable {
    package let path: String
    /// The name of a ready mapping, or a path.
    package let mapping: String
    /// Constants, `powiat=lipnowski`.
    package let settings: [String]
    package let day: Day?
    package let isDry: Bool
    package let isConfirmed: Bool

    package init(_ path: String, mapping: String, settings: [String] = [], day: Day? = nil, isDry: Bool = false, isConfirmed: Bool = false) {
        (self.path, self.mapping, self.settings) = (path, mapping, settings)
        (self.day, self.isDry, self.isConfirmed) = (day, isDry, isConfirmed)
    }

    /// - Throws: ``MappingFault``, `WrongTable`, `InputFiles.Missing`, ``TooManyClosures``, `DatabaseError`.
    package func run(in services: Services, committed: @escaping (Counts) throws -> Void = { _ in }) async throws -> RunOutcome {
        let input = try InputFiles(file: path)
        let list = try ReadyMappings.mapping(mapping, settings: settings)
        async let loading = services.database.read { try ListWords.load($0) }
        let table = try ListTable(path, input.files[0].name, list)
        // Read through once before anything is written: a file that breaks off in the middle leaves nothing behind.
        try table.check()
        let words = try await loading
        let command = (["import list", list.file] + settings).joined(separator: " ")
        return try await ImportSession.run(command, list.source, input, day: day, isDry: isDry, in: services, committed: committed) { session in
            let scopes = try await ListWorker(list: list, words: words, table: table, session: session).run()
            for note in table.notes { session.note(RecordProblem(.warning, file: table.name, line: 0, field: "", reason: note)) }
            switch list.completeness {
            case .partial: break
            case .whole: try await session.closeMissing(isConfirmed: isConfirmed)
            case .within: for scope in scopes.sorted() { try await session.closeMissing(isConfirmed: isConfirmed, within: scope) }
            }
        }
    }
}

private struct ListWorker {
    /// Why a row cannot be used.
    struct Refused: Error {
        let field: ListField, reason: String
    }

    let list: ListMapping
    let words: ListWords
    let table: ListTable
    let session: ImportSession

    /// A run that was cut off reads from the beginning again, to know which keys it has met, but hands over only what is new.
    ///
    /// - Returns: beginnings of keys the list is complete for.
    func run() async throws -> Set<String> {
        let template = try constants()
        let start = session.startsAt.line
        let parts = list.keys.map { key in (key, table.steps.first { $0.field == key }?.place) }
        let depth = if case .within(let depth) = list.completeness { depth } else { 0 }
        var scopes: Set<String> = []
        // Hashes of 64 bits in place of the keys keep memory small with a list of any length.
        var met: [Int: Int32] = [:]
        while let rows = try nextRows() {
            for drafted in DraftedRow.all(rows, from: start, template, table.steps, list, words) {
                let line = drafted.row.line
                let (here, next) = (Cursor(line: line), Cursor(line: line + 1))
                do {
                    let key = try key(of: drafted.row, parts, depth, &scopes)
                    let hash = key.hashValue
                    if let first = met[hash], first != line {
                        guard line >= start else { continue }
                        throw Refused(field: list.keys[0], reason: "zapis „\(key)” stoi już w wierszu \(first)")
                    }
                    met[hash] = Int32(clamping: line)
                    guard line >= start else { continue }
                    guard let content = drafted.content else { throw Refused(field: .name, reason: "wiersz nie ma nazwy") }
                    try await session.add(
                        Incoming(
                            source: session.source, key: key, day: session.day, seen: Seen(session.day), content: content, closedOn: drafted.closedOn),
                        next: next, from: here)
                    for warning in drafted.warnings {
                        session.note(RecordProblem(.warning, file: table.name, line: line, field: warning.field, reason: warning.reason))
                    }
                } catch let refused as Refused {
                    guard line >= start else { continue }
                    session.note(RecordProblem(.rejected, file: table.name, line: line, field: refused.field.rawValue, reason: refused.reason))
                    try await session.reach(next)
                }
            }
        }
        return scopes
    }

    /// Some hundred rows; nil at the end.
    private func nextRows() throws -> [TableRow]? {
        var rows: [TableRow] = []
        rows.reserveCapacity(DraftedRow.atOnce)
        while rows.count < DraftedRow.atOnce, let row = try table.next() { rows.append(row) }
        return rows.isEmpty ? nil : rows
    }

    /// What every record begins with.
    private func constants() throws -> ListDraft {
        var draft = ListDraft()
        for (field, text) in list.constants.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { draft.put(text, into: field, list, words) }
        if let warning = draft.warnings.first { throw MappingFault(file: list.file, line: 0, reason: "stała \(warning.field): \(warning.reason)") }
        return draft
    }

    /// The values of the key fields, written alike whatever their blanks and capitals.
    private func key(of row: TableRow, _ parts: [(ListField, Int?)], _ depth: Int, _ scopes: inout Set<String>) throws -> String {
        var key = ""
        for (index, part) in parts.enumerated() {
            let cell = part.1.flatMap { FieldForm.line(row, $0) }
            guard let text = cell ?? list.constants[part.0] else {
                throw Refused(field: part.0, reason: "wiersz nie ma pola „\(part.0.rawValue)”, po którym poznaje się zapis")
            }
            let value = try ListWorker.normal(text, part.0)
            if !key.isEmpty { key += "|" }
            key += value
            if index + 1 == depth, !scopes.contains(key + "|") { scopes.insert(key + "|") }
        }
        guard key.utf8.count <= 300 else { throw Refused(field: parts[0].0, reason: "pole, po którym poznaje się zapis, ma ponad 300 znaków") }
        return key
    }

    private static func normal(_ text: String, _ field: ListField) throws -> String {
        let value: String? =
            switch field {
            case .krs: KRSNumber(text)?.description
            case .nip: NIP(text)?.description
            case .regon: REGON(text)?.description
            default: fold(text)
            }
        guard let value, !value.isEmpty else {
            throw Refused(field: field, reason: "„\(text.prefix(60))” nie może być kluczem: to nie jest \(field.rawValue)")
        }
        return value
    }
}
