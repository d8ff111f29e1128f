import Application
import Database
import Documents
import Polish
import Registry
import Values

/// Reads a list, CSV or XLSX, of activities or grants by a mapping that says what its columns mean.
///
/// A record is found again by the values of the key fields. A list of deeds is never complete: what is not in it any more was done all the same.
struct DeedList<Field: MappingField, Facts: DeedRows> {
    let path: String
    let mapping: Mapping<Field>
    /// Of the run: `import grants wykaz-umow`.
    let command: String
    let read: (inout DeedCells<Field>) throws -> Facts

    /// - Throws: `MappingFault`, `WrongTable`, `DatabaseError`.
    func run(
        _ input: InputFiles, day: Day?, isDry: Bool, in services: Services, committed: @escaping (Counts) throws -> Void
    ) async throws -> RunOutcome {
        guard mapping.completeness == .partial else {
            throw MappingFault(file: mapping.file, line: 0, reason: "lista działań ani dotacji nie bywa pełna; usuń pole „pełny”")
        }
        let words = try await services.database.read { try ListWords.load($0) }
        let name = input.files[0].name
        // Read through once before anything is written: a file that breaks off in the middle leaves nothing behind.
        try MappedTable(path, name, mapping).check()
        let table = try MappedTable(path, name, mapping)
        let work = DeedImport<Facts>(
            command: command, source: mapping.source, input: input, day: day, isDry: isDry, services: services, committed: committed)
        return try await work.run({ try table.next().map { deed($0, table.steps, words) } }, notes: { table.notes })
    }

    private func deed(_ row: TableRow, _ steps: [MappedTable<Field>.Step], _ words: ListWords) -> ReadDeed<Facts> {
        var texts: [Field: String] = [:]
        for step in steps { if let text = oneLine(row[step.place]) { texts[step.field] = text } }
        var cells = DeedCells(texts, mapping, words)
        do {
            let deed = IncomingDeed(key: try key(cells), facts: try read(&cells))
            return ReadDeed(line: row.line, outcome: .success(deed), warnings: cells.warnings)
        } catch let refusal as DeedRefusal {
            return ReadDeed(line: row.line, outcome: .failure(refusal))
        } catch {
            return ReadDeed(line: row.line, outcome: .failure(DeedRefusal(field: "", reason: "\(error)")))
        }
    }

    /// The values of the key fields, written alike whatever their blanks and capitals.
    private func key(_ cells: DeedCells<Field>) throws -> String {
        let parts = try mapping.keys.map { field in
            let part = fold(try cells.needed(field))
            guard !part.isEmpty else { throw cells.refuse(field, "pole „\(field.rawValue)” nie ma liter ani cyfr, a po nim poznaje się zapis") }
            return part
        }
        let key = parts.joined(separator: "|")
        guard key.utf8.count <= 300 else { throw cells.refuse(mapping.keys[0], "pole, po którym poznaje się zapis, ma ponad 300 znaków") }
        return key
    }
}
