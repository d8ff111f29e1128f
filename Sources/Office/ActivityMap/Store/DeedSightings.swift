import Database
import Registry
import Values

/// Which versions a run saw. A version counts as long as a run that stands has seen it.
enum DeedSightings {
    static func write(_ versions: [Int64], of run: ID<ImportRun>, day: Day, in db: Writing) throws {
        guard !versions.isEmpty else { return }
        let id = try db.newIDs("deed_sighting", count: 1)[0]
        try db.run(
            """
            INSERT INTO deed_sighting (id, run_id, day, seen, versions)
            VALUES (\(id), \(run), \(day), \(Seen(day).number), \(IDRanges(versions).text))
            """)
    }

    static func seen(by run: Int64, in db: Reading) throws -> [Int64] {
        var seen: Set<Int64> = []
        try db.each("SELECT versions FROM deed_sighting WHERE run_id = \(run)") { seen.formUnion(IDRanges(try $0.text("versions"))?.ids ?? []) }
        return seen.sorted()
    }

    /// When a run that stands saw each version of a source last.
    static func last(of source: String, in db: Reading) throws -> [Int64: (seen: Seen, day: Day?)] {
        var last: [Int64: (seen: Seen, day: Day?)] = [:]
        try db.each(
            """
            SELECT s.day, s.seen, s.versions FROM deed_sighting s JOIN import_run r ON r.id = s.run_id
            WHERE r.source = \(source) AND r.state <> 'undone' ORDER BY s.seen, s.run_id, s.id
            """
        ) { row in
            let sight = (seen: Seen(number: try row.int64("seen")), day: try row.dayOrNil("day"))
            for version in IDRanges(try row.text("versions"))?.ids ?? [] { last[version] = sight }
        }
        return last
    }
}
