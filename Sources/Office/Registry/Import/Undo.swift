import Application
import ArgumentParser
import Database
import Values

/// Takes a run back: the register is as if it had never been. Records another run saw stay with what that run saw; a record only this run
/// brought is withdrawn; bodies are put together anew.
///
/// All of it is one transaction: an undo that is cut off has not happened.
package struct UndoRun: Sendable {
    package let run: ID<ImportRun>

    package init(_ run: ID<ImportRun>) { self.run = run }

    /// - Returns: how many records and bodies were touched.
    /// - Throws: ``CannotUndo``.
    package func callAsFunction(in services: Services) async throws -> (records: Int, organisations: Int) {
        let (run, today, house) = (run, services.clock.today, House.current)
        return try await services.database.write(by: .commandLine) { db in
            guard let known = try RunStore.run(run, in: db) else { throw CannotUndo(reason: "Nie ma przebiegu o numerze \(run).") }
            guard known.state != .undone else {
                throw CannotUndo(reason: "Przebieg \(run) jest już cofnięty. Aby wczytać dane ponownie, powtórz import.")
            }
            try RunStore.undo(run, in: db)
            if let undoing = house.undoing(of: known.command) {
                let records = try undoing.work(run.raw, today, db)
                db.note(Change("undone", "import_run", ids: [run.raw], reason: known.command))
                return (records, 0)
            }
            let records = try Undoing.records(seenBy: run, in: db)
            let organisations = try Undoing.restore(records, of: known.source, ProfileTools.load(db, today: today), in: db)
            db.note(Change("undone", "import_run", ids: [run.raw], reason: known.command))
            db.note(Change("undone", "organisation", ids: organisations, reason: known.command))
            return (records.count, organisations.count)
        }
    }
}

package struct CannotUndo: CommandFailure {
    package let reason: String
    package var description: String { reason }
    package var exitCode: ExitCode { Exit.data }
}

private enum Undoing {
    private static let chunk = 500

    static func records(seenBy run: ID<ImportRun>, in db: Reading) throws -> [Int64] {
        let versions = try Sightings.seen(by: run, in: db).sorted()
        var records: Set<Int64> = []
        for start in stride(from: 0, to: versions.count, by: chunk) {
            let part = Array(versions[start..<min(start + chunk, versions.count)])
            try db.each("SELECT record_id FROM version WHERE id IN (\(list: part))") { records.insert(try $0.int64("record_id")) }
        }
        return records.sorted()
    }

    /// The last word on a version: when a run that stands saw it.
    private struct LastSight {
        var seen: Seen, day: Day?
    }

    /// Gives each record the version that the runs left over say is in force.
    ///
    /// - Returns: the bodies that were computed anew.
    static func restore(_ records: [Int64], of source: String, _ tools: ProfileTools, in db: Writing) throws -> [Int64] {
        let sights = try lastSights(of: source, in: db)
        var touched: [Int64] = []
        for start in stride(from: 0, to: records.count, by: chunk) {
            let part = Array(records[start..<min(start + chunk, records.count)])
            let versions = try db.all("SELECT id, seen FROM version WHERE record_id IN (\(list: part)) ORDER BY id") {
                (try $0.int64("id"), try $0.int64("seen"))
            }
            for (id, seen) in versions {
                let sight = sights[id]
                guard sight?.seen.number ?? 0 != seen else { continue }
                try db.run("UPDATE version SET seen = \(sight?.seen.number ?? 0), day = \(sight?.day) WHERE id = \(id)")
            }
            try Standing.restore(part, in: db)
            let bodies = try db.all("SELECT DISTINCT organisation_id FROM record WHERE id IN (\(list: part)) ORDER BY organisation_id") {
                try $0.int64("organisation_id")
            }
            touched += try Grouping.settle(bodies, tools, in: db)
        }
        return Set(touched).sorted()
    }

    /// Of every version that a run which stands has seen.
    private static func lastSights(of source: String, in db: Reading) throws -> [Int64: LastSight] {
        var sights: [Int64: LastSight] = [:]
        try db.each(
            """
            SELECT s.day, s.seen, s.versions FROM sighting s JOIN import_run r ON r.id = s.run_id
            WHERE r.source = \(source) AND r.state <> 'undone' ORDER BY s.seen, s.run_id, s.id
            """
        ) { row in
            let (seen, day) = (Seen(number: try row.int64("seen")), try row.dayOrNil("day"))
            for version in IDRanges(try row.text("versions"))?.ids ?? [] {
                sights[version] = LastSight(seen: seen, day: day ?? sights[version]?.day)
            }
        }
        return sights
    }
}
