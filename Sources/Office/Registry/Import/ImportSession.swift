import Application
import Database
import Reference
import Values

/// What an importer leans on: hand it records and problems in the order of the source, it batches them, writes each batch with the place
/// reached in one transaction, and counts. A batch is looked up and computed while the one before is being written.
///
///     let outcome = try await ImportSession.run("import krs", .krs, files, day: day, isDry: false, in: services) { session in
///         try await session.add(incoming, next: cursor, from: here)
///     }
package final class ImportSession {
    /// Records of one transaction. It begins small, so that something is safe soon, and grows with the run: each commit writes the pages of the
    /// index of numbers anew that it touched, and a small batch touches nearly as many of them as a large one. It follows from what was read
    /// before the batch, so that a run that was cut off goes on with the batches it would have had.
    private var batchSize = 0
    private static let batchSizes = 500...4_000
    /// Bytes of raw records of one transaction at most, so that memory stays flat with long records too.
    static let batchBytes = 8 << 20

    package let source: Source
    private let writer: BatchWriter
    private let isDry: Bool
    private let committed: (Counts) throws -> Void
    private var run: ImportRun
    private var batch: [Incoming] = []
    private var keys: Set<String> = []
    private var bytes = 0
    private var problems: [RecordProblem] = []
    /// Read and rejected: what the session knows itself.
    private var read = 0, rejected = 0
    private var rehearsal = Rehearsal()
    /// Batches on their way, oldest first, two at most: while one is written, the next is looked up and computed, and the one after it is read.
    private var underWay: [Task<Counts, any Error>] = []
    private var before: BatchWriter.Work?
    private var lookedUp: Task<BatchWriter.Look?, any Error>?

    private init(source: Source, writer: BatchWriter, run: ImportRun, isDry: Bool, committed: @escaping (Counts) throws -> Void) {
        (self.source, self.writer, self.run, self.isDry, self.committed) = (source, writer, run, isDry, committed)
        (read, rejected) = (run.counts.read, run.counts.rejected)
        batchSize = ImportSession.size(after: read)
    }

    private static func size(after read: Int) -> Int { min(max(read, batchSizes.lowerBound), batchSizes.upperBound) }

    /// Starts a run, or takes up the one that was cut off on the same input, and ends it when `body` has read everything. When something goes
    /// wrong, whatever is still being written comes to its end first.
    ///
    /// - Parameters:
    ///   - day: stands for "today"; nil: the clock's.
    ///   - committed: called after each transaction with what is safe in the database by then.
    package static func run(
        _ command: String, _ source: Source, _ input: InputFiles, day: Day?, isDry: Bool, in services: Services,
        committed: @escaping (Counts) throws -> Void = { _ in }, _ body: (ImportSession) async throws -> Void
    ) async throws -> RunOutcome {
        let session = try await begin(command, source, input, day: day, isDry: isDry, in: services, committed: committed)
        do {
            try await body(session)
            return try await session.finish()
        } catch {
            for writing in session.underWay { _ = await writing.result }
            throw error
        }
    }

    private static func begin(
        _ command: String, _ source: Source, _ input: InputFiles, day: Day?, isDry: Bool, in services: Services,
        committed: @escaping (Counts) throws -> Void
    ) async throws -> ImportSession {
        let now = services.clock.now()
        let day = day ?? now.day
        let tools = try await services.database.read { try ProfileTools.load($0, today: now.day) }
        let (names, fingerprint) = (input.files.map(\.name).prefix(20).joined(separator: ", "), input.fingerprint)
        let run =
            isDry
            ? ImportRun(id: ID(0), command: command, source: source.code, input: names, day: day, state: .running, startedAt: now)
            : try await services.database.write(by: .commandLine) { db in
                try RunStore.begin(command, source, input: names, fingerprint: fingerprint, day: day, now: now, in: db)
            }
        let writer = BatchWriter(database: services.database, clock: services.clock, intake: Intake(tools: tools), source: source)
        if !isDry, run.cursor != Cursor() {
            let id = run.id
            writer.words.add(try await services.database.read { try LemmaStore.texts(touchedBy: id, in: $0) })
        }
        return ImportSession(source: source, writer: writer, run: run, isDry: isDry, committed: committed)
    }

    package var startsAt: Cursor { run.cursor }
    package var day: Day { run.day }
    package var id: ID<ImportRun> { run.id }
    /// Counts of the batches that are safe.
    package var counts: Counts { run.counts }

    /// Counts a record that was read and takes it in with the next batch.
    ///
    /// - Parameters:
    ///   - next: where reading goes on after this record.
    ///   - here: where it began.
    package func add(_ incoming: Incoming, next: Cursor, from here: Cursor) async throws {
        if keys.contains(incoming.key) || batch.count >= batchSize || bytes >= ImportSession.batchBytes { try await flush(at: here) }
        batch.append(incoming)
        keys.insert(incoming.key)
        bytes += incoming.rawBytes
        read += incoming.isRead ? 1 : 0
        reached = next
    }

    /// Notes a problem of the record that was just read or rejected.
    package func note(_ problem: RecordProblem) {
        problems.append(problem)
        if problem.severity == .rejected { (read, rejected) = (read + 1, rejected + 1) }
    }

    /// Reading has come here, with or without a record.
    package func reach(_ cursor: Cursor) async throws {
        reached = cursor
        if problems.count >= batchSize { try await flush(at: cursor) }
    }

    /// For a complete list: closes, on the day of the run, what the source holds no more.
    ///
    /// - Parameter prefix: the list is complete only for keys that begin so.
    /// - Throws: ``TooManyClosures`` when more than 5 % are missing and nobody has confirmed it; nothing is closed then.
    package func closeMissing(isConfirmed: Bool, within prefix: String = "") async throws {
        try await flush(at: reached)
        try await settle()
        let missing = isDry ? try await writer.missing(rehearsal.seen, within: prefix) : try await writer.missing(after: run.id, within: prefix)
        guard missing.closing * 20 <= missing.standing || isConfirmed else {
            throw TooManyClosures(missing: missing.closing, standing: missing.standing)
        }
        for key in missing.keys {
            if batch.count >= batchSize { try await flush(at: reached) }
            var closing = Incoming(source: source, key: key, day: day, seen: Seen(day), content: .closed(on: day))
            closing.isRead = false
            batch.append(closing)
        }
    }

    /// Writes the last batch and ends the run.
    private func finish() async throws -> RunOutcome {
        try await flush(at: reached)
        try await settle()
        guard !isDry else { return RunOutcome(counts: counts, problems: rehearsal.problems, run: nil) }
        // Before the run is ended, so that one that is cut off here is taken up again.
        try await LemmaStore.learn(writer.words.all, in: writer.database)
        return RunOutcome(counts: counts, problems: try await writer.finish(run), run: run.id)
    }

    private lazy var reached = run.cursor

    private func flush(at cursor: Cursor) async throws {
        guard cursor != run.cursor || !batch.isEmpty || !problems.isEmpty else { return }
        let work = BatchWriter.Work(batch: batch, problems: problems, cursor: cursor, read: read, rejected: rejected)
        (batch, problems, bytes) = ([], [], 0)
        batchSize = ImportSession.size(after: read)
        keys.removeAll(keepingCapacity: true)
        guard !isDry else { return try await rehearse(work) }
        // What is looked up knows of one unwritten batch before it, not of two.
        _ = try await lookedUp?.value
        while underWay.count > 1 { try await settleOldest() }
        let (run, writer, before, previous) = (run, writer, before, underWay.last)
        let look = Task { try await writer.plan(work, before: before, run) }
        underWay.append(
            Task {
                var run = run
                let look = try await look.value
                if let previous { run.counts = try await previous.value }
                return try await writer.write(work, look, run)
            })
        (self.run.cursor, self.before, lookedUp) = (cursor, work, look)
    }

    /// Waits until everything handed over is written.
    private func settle() async throws {
        while !underWay.isEmpty { try await settleOldest() }
    }

    private func settleOldest() async throws {
        run.counts = try await underWay.removeFirst().value
        try committed(run.counts)
    }

    private func rehearse(_ work: BatchWriter.Work) async throws {
        run.counts += rehearsal.take(work.batch, kept: try await writer.kept(work.batch))
        (run.counts.read, run.counts.rejected) = (work.read, work.rejected)
        run.cursor = work.cursor
        rehearsal.problems += work.problems
        try committed(run.counts)
    }
}

/// What came of a run.
package struct RunOutcome: Sendable {
    package let counts: Counts
    package let problems: [RecordProblem]
    /// nil: a dry run.
    package let run: ID<ImportRun>?

    package init(counts: Counts, problems: [RecordProblem], run: ID<ImportRun>?) { (self.counts, self.problems, self.run) = (counts, problems, run) }
}
