import Database
import Values

/// Brings in a TERC file of GUS: the official or the address variant, CSV or XML, of a voivodeship or the whole country.
///
/// The file goes in whole or not at all. It never overwrites what a register of a later day told. A unit that a newer file of its whole voivodeship
/// no longer has is closed with that day.
package struct TerytImport: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// - Throws: ``TableFile/Unreadable`` when there is no such file, ``DatabaseError``.
    package func run(_ database: Database, by actor: Actor = .commandLine) async throws -> ImportOutcome {
        var outcome = ImportOutcome()
        let reading = try read()
        outcome.day = reading.day
        outcome.problems = reading.problems.all
        guard !outcome.refused, let day = reading.day else { return outcome }
        do {
            return try await database.write(by: actor) { [outcome] db in
                var outcome = outcome
                var ledger = try UnitLedger(db)
                try apply(reading, on: day, to: &ledger, &outcome)
                try ledger.write(db, facts: ["source": "teryt", "day": day.iso])
                return outcome
            }
        } catch let refusal as Refusal {
            outcome.problems = refusal.problems
            return outcome
        }
    }

    /// Rolls back.
    private struct Refusal: Error {
        let problems: [ImportProblem]
    }

    private func read() throws -> TercReading {
        var reading = TercReading()
        if try file.firstByte() == UInt8(ascii: "<") { try readXML(&reading) } else { try file.read(into: &reading) }
        reading.finish()
        return reading
    }

    private var file: TableFile { TableFile(path: path) }

    private func readXML(_ reading: inout TercReading) throws {
        var xml = FlatXML()
        var rows = 0
        do {
            try file.chunks { bytes in
                try xml.read(bytes) { record in
                    rows += 1
                    if rows <= TableFile.mostRows { reading.take(line: record.line) { record.fields[$0] } }
                }
                if rows > TableFile.mostRows { throw FlatXML.Fault(line: xml.line, reason: "więcej niż \(TableFile.mostRows) wierszy") }
            }
            try xml.finish()
            if let catalog = xml.catalog, catalog.uppercased() != "TERC" {
                throw FlatXML.Fault(line: 1, reason: "to jest katalog \(catalog.prefix(20)), a nie TERC")
            }
        } catch let fault as FlatXML.Fault {
            reading.fault(ImportProblem(line: fault.line, fault.reason))
        }
    }
}

extension TerytImport {
    private func apply(_ reading: TercReading, on day: Day, to ledger: inout UnitLedger, _ outcome: inout ImportOutcome) throws {
        var orphans = ProblemList()
        for entry in reading.entries.values.sorted(by: { $0.teryt < $1.teryt }) {
            outcome.read += 1
            if let parent = entry.teryt.parent, reading.entries[parent] == nil, ledger.units[parent] == nil {
                orphans.add(reading.line(of: entry.teryt), "POW", "jednostka \(entry.teryt) leży w \(parent), której nie ma ani w pliku, ani w bazie")
            } else {
                outcome.count(ledger.enter(entry, on: day, from: "teryt"))
            }
        }
        if !orphans.all.isEmpty { throw Refusal(problems: orphans.all) }
        for voivodeship in reading.entries.keys.filter({ $0.level == .voivodeship }).sorted() {
            close(voivodeship, missingFrom: reading, on: day, in: &ledger, &outcome)
        }
    }

    /// A voivodeship loses a gmina or two in a decade; a file that lacks more than a tenth of them is a part of one, and closes nothing.
    private func close(
        _ voivodeship: Teryt, missingFrom reading: TercReading, on day: Day, in ledger: inout UnitLedger, _ outcome: inout ImportOutcome
    ) {
        let open = ledger.units.values.filter { $0.teryt.voivodeship == voivodeship && $0.until == nil && $0.stateOn < day }.map(\.teryt)
        let missing = open.filter { reading.entries[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let present = reading.entries.keys.count { $0.voivodeship == voivodeship }
        guard missing.count * 10 <= present else {
            outcome.warnings.append(
                ImportProblem("województwo \(voivodeship) jest w pliku niepełne (brak \(missing.count) jednostek): żadnej nie zamknięto"))
            return
        }
        for teryt in missing { ledger.close(teryt, on: day) }
        outcome.closed += missing.count
    }
}
