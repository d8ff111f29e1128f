import Database
import Values

/// What is held of one source.
struct SourceSummary: Sendable {
    let source: Source
    let records: Int, closed: Int
    /// The days its records speak of.
    let oldest: Day?, newest: Day?
    let lastRun: Instant?

    static func all(in db: Reading) throws -> [SourceSummary] {
        try db.all(
            """
            SELECT r.source, count(*) AS records, count(v.closed_on) AS closed, min(v.day) AS oldest, max(v.day) AS newest,
                (SELECT max(finished_at) FROM import_run WHERE import_run.source = r.source) AS last_run
            FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current GROUP BY r.source ORDER BY r.source
            """
        ) { row in
            guard let source = Source(rawValue: try row.text("source")) else { return nil }
            return SourceSummary(
                source: source, records: try row.int("records"), closed: try row.int("closed"), oldest: try row.dayOrNil("oldest"),
                newest: try row.dayOrNil("newest"), lastRun: try row.instantOrNil("last_run"))
        }.compactMap { $0 }
    }
}
