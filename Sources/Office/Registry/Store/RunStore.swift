import Database
import Values

/// Runs of importers and the problems they met.
package enum RunStore {
    /// Problems kept of one run; the rest is only counted, so that a folder of rubbish cannot fill the disk.
    static let problemLimit = 10_000

    /// The unfinished run of the same command on the same input, or a new one.
    package static func begin(
        _ command: String, _ source: Source, input: String, fingerprint: String, day: Day, now: Instant, in db: Writing
    ) throws -> ImportRun {
        let unfinished = try db.first(
            "SELECT * FROM import_run WHERE command = \(command) AND fingerprint = \(fingerprint) AND state = 'running' ORDER BY id DESC LIMIT 1"
        ) { try ImportRun($0) }
        if let unfinished {
            // The input is as it was again: the run goes on, and nothing stands in its place.
            guard unfinished.state == .replaced else { return unfinished }
            try db.run("UPDATE import_run SET replaced_by = NULL WHERE id = \(unfinished.id)")
            db.note(Change("resumed", "import_run", ids: [unfinished.id.raw], reason: command))
            return try run(unfinished.id, in: db) ?? unfinished
        }
        try SourceStore.keep(source, in: db)
        let id = try db.insert(
            """
            INSERT INTO import_run (command, source, input, fingerprint, day, state, cursor, read_count, new_count, changed_count,
                unchanged_count, closed_count, rejected_count, started_at)
            VALUES (\(command), \(source.code), \(input), \(fingerprint), \(day), 'running', \(Cursor().text), 0, 0, 0, 0, 0, 0, \(now))
            """)
        db.note(Change("started", "import_run", ids: [id], reason: command))
        return ImportRun(id: ID(id), command: command, source: source.code, input: input, day: day, state: .running, startedAt: now)
    }

    /// Moves the cursor on together with the records of a batch.
    ///
    /// - Throws: ``RunTaken`` when somebody else has moved it meanwhile.
    package static func advance(_ run: ImportRun, to cursor: Cursor, _ counts: Counts, in db: Writing) throws {
        let moved = try db.run(
            """
            UPDATE import_run SET cursor = \(cursor.text), read_count = \(counts.read), new_count = \(counts.new),
                changed_count = \(counts.changed), unchanged_count = \(counts.unchanged), closed_count = \(counts.closed),
                rejected_count = \(counts.rejected)
            WHERE id = \(run.id) AND cursor = \(run.cursor.text) AND state = 'running'
            """)
        if moved != 1 { throw RunTaken() }
    }

    /// Ends the run. Earlier ones that were cut off on files of the same names, which have changed or got company since, are replaced by it from
    /// now on and not from its start: as long as it may be cut off itself, any of them may still go on.
    package static func finish(_ run: ImportRun, now: Instant, in db: Writing) throws {
        try db.run("UPDATE import_run SET state = 'finished', finished_at = \(now), replaced_by = NULL WHERE id = \(run.id)")
        let cutOff = try db.all(
            """
            SELECT id, input FROM import_run
            WHERE state = 'running' AND id < \(run.id) AND command = \(run.command) AND source = \(run.source) ORDER BY id
            """
        ) { (id: try $0.int64("id"), files: RunStore.files(try $0.text("input"))) }
        let replaced = cutOff.filter { $0.files.isSubset(of: RunStore.files(run.input)) }.map(\.id)
        if !replaced.isEmpty { try db.run("UPDATE import_run SET replaced_by = \(run.id) WHERE id IN (\(list: replaced))") }
        db.note(Change("finished", "import_run", ids: [run.id.raw], after: run.counts.json, reason: run.command))
    }

    private static func files(_ input: String) -> Set<String> { Set(input.split(separator: ", ").map(String.init)) }

    /// Marks the run as taken back; those it had replaced are merely cut off again.
    static func undo(_ run: ID<ImportRun>, in db: Writing) throws {
        try db.run("UPDATE import_run SET state = 'undone', replaced_by = NULL WHERE id = \(run)")
        try db.run("UPDATE import_run SET replaced_by = NULL WHERE replaced_by = \(run)")
    }

    package static func run(_ id: ID<ImportRun>, in db: Reading) throws -> ImportRun? {
        try db.first("SELECT * FROM import_run WHERE id = \(id)") { try ImportRun($0) }
    }

    /// Newest first.
    static func all(limit: Int, in db: Reading) throws -> [ImportRun] {
        try db.all("SELECT * FROM import_run ORDER BY id DESC LIMIT \(limit)") { try ImportRun($0) }
    }

    package static func add(_ problems: [RecordProblem], to run: ImportRun, in db: Writing) throws {
        guard !problems.isEmpty else { return }
        let room = problemLimit - (try db.integer("SELECT count(*) FROM import_problem WHERE run_id = \(run.id)"))
        let kept = problems.prefix(max(0, room))
        let ids = try db.newIDs("import_problem", count: kept.count)
        try db.insert(
            into: "import_problem", columns: ["id", "run_id", "severity", "file", "line", "field", "reason"],
            rows: zip(ids, kept).map { id, problem in
                [
                    .integer(id), run.id.sqlValue, .text(problem.severity.rawValue), .text(problem.file), .integer(Int64(problem.line)),
                    .text(problem.field), .text(problem.reason),
                ]
            })
    }

    package static func problems(of run: ID<ImportRun>, in db: Reading) throws -> [RecordProblem] {
        try db.all("SELECT severity, file, line, field, reason FROM import_problem WHERE run_id = \(run) ORDER BY id") { row in
            RecordProblem(
                try row.text("severity") == "rejected" ? .rejected : .warning, file: try row.text("file"), line: try row.int("line"),
                field: try row.text("field"), reason: try row.text("reason"))
        }
    }
}

extension ImportRun {
    init(_ row: Row) throws {
        let replacedBy: ID<ImportRun>? = try row.int64OrNil("replaced_by").map { ID($0) }
        guard let cursor = Cursor(try row.text("cursor")), let kept = State(rawValue: try row.text("state")) else {
            throw DatabaseError.column("cursor", problem: "przebieg importu ma nieczytelne miejsce, w którym go przerwano")
        }
        self.init(
            id: try row.id("id"), command: try row.text("command"), source: try row.text("source"), input: try row.text("input"),
            day: try row.day("day"),
            state: kept == .running && replacedBy != nil ? .replaced : kept, startedAt: try row.instant("started_at"))
        self.replacedBy = replacedBy
        (self.cursor, finishedAt) = (cursor, try row.instantOrNil("finished_at"))
        counts.read = try row.int("read_count")
        counts.new = try row.int("new_count")
        counts.changed = try row.int("changed_count")
        counts.unchanged = try row.int("unchanged_count")
        counts.closed = try row.int("closed_count")
        counts.rejected = try row.int("rejected_count")
    }
}
