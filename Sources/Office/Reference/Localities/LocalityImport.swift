import Database
import Values

/// Brings in a SIMC file of GUS, CSV or XML: the localities of the loaded gminas. The file goes in whole or not at all; a locality that a newer
/// file of its voivodeship no longer has is closed with that day.
package struct LocalityImport: Sendable {
    package let path: String
    /// The whole country has some 100 000.
    static let mostRows = 300_000

    package init(_ path: String) { self.path = path }

    /// - Throws: ``TableFile/Unreadable`` when there is no such file, ``DatabaseError``.
    package func run(_ database: Database, by actor: Actor = .commandLine) async throws -> ImportOutcome {
        var outcome = ImportOutcome()
        let reading = try read(try await database.read { try Territory.load($0) })
        outcome.day = reading.day
        (outcome.problems, outcome.read, outcome.outside) = (reading.problems.all, reading.localities.count, reading.outside)
        guard !outcome.refused, let day = reading.day else { return outcome }
        return try await database.write(by: actor) { [outcome] db in try store(reading, day, outcome, in: db) }
    }

    private struct Kept {
        let locality: Locality, since: Day, isOpen: Bool
    }

    private func store(_ reading: LocalityReading, _ day: Day, _ outcome: ImportOutcome, in db: Writing) throws -> ImportOutcome {
        var outcome = outcome
        let known = try db.all("SELECT * FROM locality") { row in
            Kept(
                locality: Locality(
                    code: try row.text("code"), name: try row.text("name"), gmina: try UnitStore.teryt(row, "gmina"),
                    parent: try row.textOrNil("parent"), kind: try row.text("kind")), since: try row.day("state_on"),
                isOpen: try row.dayOrNil("until") == nil)
        }
        let byCode = Dictionary(known.map { ($0.locality.code, $0) }, uniquingKeysWith: { first, _ in first })
        for locality in reading.localities.values.sorted(by: { $0.code < $1.code }) {
            let kept = byCode[locality.code]
            if let kept, kept.since > day {
                outcome.older += 1
            } else if let kept, kept.isOpen, kept.locality == locality {
                outcome.unchanged += 1
            } else {
                if kept == nil { outcome.new += 1 } else { outcome.changed += 1 }
                try save(locality, day, in: db)
            }
        }
        let regions = Set(reading.localities.values.map(\.gmina.voivodeship))
        let gone = known.filter {
            $0.isOpen && $0.since < day && regions.contains($0.locality.gmina.voivodeship) && reading.localities[$0.locality.code] == nil
        }
        if gone.count * 10 > reading.localities.count {
            outcome.warnings.append(ImportProblem("w pliku brak \(gone.count) znanych miejscowości, więc jest niepełny: żadnej nie zamknięto"))
        } else {
            for kept in gone { try db.run("UPDATE locality SET until = \(day), state_on = \(day) WHERE code = \(kept.locality.code)") }
            outcome.closed = gone.count
        }
        if outcome.new + outcome.changed + outcome.closed > 0 {
            db.note(Change("imported", "locality", ids: [], after: "{\"day\":\"\(day.iso)\",\"read\":\(outcome.read)}", reason: "import localities"))
        }
        return outcome
    }

    private func save(_ locality: Locality, _ day: Day, in db: Writing) throws {
        try db.run(
            upsert(
                ["code", "name", "gmina", "parent", "kind", "state_on", "until"], key: ["code"], into: "locality",
                [
                    locality.code.sqlValue, locality.name.sqlValue, locality.gmina.digits.sqlValue, locality.parent.sqlValue, locality.kind.sqlValue,
                    day.sqlValue, .null,
                ]))
    }

    private func read(_ territory: Territory) throws -> LocalityReading {
        var reading = LocalityReading(territory)
        let file = TableFile(path: path, mostRows: LocalityImport.mostRows)
        if try file.firstByte() == UInt8(ascii: "<") { try readXML(file, &reading) } else { try file.read(into: &reading) }
        reading.finish()
        return reading
    }

    private func readXML(_ file: TableFile, _ reading: inout LocalityReading) throws {
        var xml = FlatXML()
        var rows = 0
        do {
            try file.chunks { bytes in
                try xml.read(bytes) { record in
                    rows += 1
                    if rows <= LocalityImport.mostRows { reading.take(line: record.line) { record.fields[$0] } }
                }
                if rows > LocalityImport.mostRows { throw FlatXML.Fault(line: xml.line, reason: "więcej niż \(LocalityImport.mostRows) wierszy") }
            }
            try xml.finish()
            if let catalog = xml.catalog, catalog.uppercased() != "SIMC" {
                throw FlatXML.Fault(line: 1, reason: "to jest katalog \(catalog.prefix(20)), a nie SIMC")
            }
        } catch let fault as FlatXML.Fault {
            reading.fault(ImportProblem(line: fault.line, fault.reason))
        }
    }
}
