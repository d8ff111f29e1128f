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
            SELECT s.*, held.records, held.closed, held.oldest, held.newest,
                (SELECT max(finished_at) FROM import_run WHERE import_run.source = s.code AND state = 'finished') AS last_run
            FROM source s JOIN (
                SELECT r.source, count(*) AS records, count(v.closed_on) AS closed, min(v.day) AS oldest, max(v.day) AS newest
                FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current GROUP BY r.source
            ) held ON held.source = s.code ORDER BY s.precedence, s.code
            """
        ) { row in
            SourceSummary(
                source: try Source(row), records: try row.int("records"), closed: try row.int("closed"), oldest: try row.dayOrNil("oldest"),
                newest: try row.dayOrNil("newest"), lastRun: try row.instantOrNil("last_run"))
        }
    }
}
