import Bytes
import Database
import Documents
import Foundation
import Geography
import Values

/// Brings in the outlines of units of one level: GeoJSON read by ourselves, every other format through GDAL.
///
/// Units are found by their code, never by a name, which several may have. The file goes in whole or not at all: with an outline that cannot be
/// used or two that overlap nothing is written, and what was known stays. An outline that differs from the standing one closes it with the day
/// of the file, so that a gmina that was split keeps its past. Units the file does not have are left alone and named in a warning.
package struct BorderImport: Sendable {
    package let path: String
    package let level: Teryt.Level
    /// The day the outlines speak of.
    package let day: Day
    /// The property with the code; nil: the usual ones are tried.
    package let field: String?

    package static let usualFields = ["JPT_KOD_JE", "terc", "teryt", "TERYT", "kod"]

    package init(_ path: String, level: Teryt.Level, day: Day, field: String? = nil) {
        (self.path, self.level, self.day, self.field) = (path, level, day, field)
    }

    /// - Throws: ``TableFile/Unreadable`` when there is no such file, ``DatabaseError``, ``BoundaryConversion/Failed``.
    package func run(_ database: Database, by actor: Actor = .commandLine) async throws -> ImportOutcome {
        var outcome = ImportOutcome()
        outcome.day = day
        let bytes = try await BoundaryConversion.geoJSON(path)
        let territory = try await database.read { try Territory.load($0) }
        let reading = BorderReading(bytes, level: level, field: field, in: territory)
        outcome.problems = reading.problems.all
        outcome.warnings = reading.warnings
        outcome.read = reading.shapes.count
        guard !outcome.refused else { return outcome }
        let now = database.clock.now()
        return try await database.write(by: actor) { [outcome] db in try store(reading, outcome, bytes, now, in: db) }
    }

    private func store(_ reading: BorderReading, _ outcome: ImportOutcome, _ bytes: [UInt8], _ now: Instant, in db: Writing) throws -> ImportOutcome {
        var outcome = outcome
        var ledger = try UnitLedger(db)
        let standing = try BorderStore.standing(level, in: db)
        let source = URL(filePath: path).lastPathComponent
        var changed: [Teryt] = []
        for (teryt, shape) in reading.shapes.sorted(by: { $0.key < $1.key }) {
            guard let unit = ledger.units[teryt] else {
                outcome.outside += 1
                continue
            }
            if unit.inside == nil, let inside = shape.insidePoint?.coordinate {
                ledger.place(teryt, office: unit.office, inside: Point(latitude: inside.latitude, longitude: inside.longitude))
            }
            let encoded = ShapeBytes.encode(shape)
            guard let known = standing[teryt] else {
                try BorderStore.insert(teryt, since: day, encoded, source: source, in: db)
                outcome.new += 1
                changed.append(teryt)
                continue
            }
            if known.bytes == encoded {
                outcome.unchanged += 1
            } else if known.since > day {
                outcome.older += 1
            } else {
                if known.since == day {
                    try BorderStore.replace(teryt, encoded, source: source, in: db)
                } else {
                    try BorderStore.close(teryt, on: day, in: db)
                    try BorderStore.insert(teryt, since: day, encoded, source: source, in: db)
                }
                outcome.changed += 1
                changed.append(teryt)
            }
        }
        outcome.warnings += missing(ledger, reading, standing)
        try ledger.write(db, facts: ["source": "borders", "day": day.iso])
        guard !changed.isEmpty else { return outcome }
        try note(changed, bytes, source, now, in: db)
        return outcome
    }

    /// Units of the regions the file speaks of that it does not have.
    private func missing(_ ledger: UnitLedger, _ reading: BorderReading, _ standing: [Teryt: (since: Day, bytes: [UInt8])]) -> [ImportProblem] {
        let regions = Set(reading.shapes.keys.map(\.voivodeship))
        let missing = ledger.units.values.filter {
            $0.level == level && $0.until == nil && regions.contains($0.teryt.voivodeship) && reading.shapes[$0.teryt] == nil
        }
        return missing.sorted { $0.teryt < $1.teryt }.map { unit in
            ImportProblem("brak obrysu jednostki \(unit.teryt) (\(unit.label))" + (standing[unit.teryt] == nil ? "" : "; zostaje dotychczasowy"))
        }
    }

    private func note(_ changed: [Teryt], _ bytes: [UInt8], _ source: String, _ now: Instant, in db: Writing) throws {
        let digest = SHA256()
        digest.update(Array((try BorderStore.state(in: db) ?? "").utf8))
        digest.update(Array("\(level.rawValue) \(day.iso)".utf8))
        digest.update(bytes)
        try db.run(
            upsert(
                ["name", "digest", "loaded_at"], key: ["name"], into: "reference_load",
                [BorderStore.loadName.sqlValue, digest.finish().hex.sqlValue, now.sqlValue]))
        let codes = changed.map(\.digits).joined(separator: " ")
        db.note(Change("imported", "border", ids: [], after: "{\"day\":\"\(day.iso)\",\"units\":\"\(codes)\"}", reason: source))
    }
}
