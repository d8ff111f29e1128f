import Application
import Database
import Reference
import Values

/// What an importer leans on: hand it records and problems in the order of the source, it batches them, writes each batch with the place
/// reached in one transaction, and counts.
///
///     let session = try await ImportSession.begin("import krs", .krs, files, day: day, dryRun: false, in: services)
///     try await session.add(incoming, before: cursor)
///     let outcome = try await session.finish()
package final class ImportSession {
    /// Records of one transaction. Large enough to be fast, small enough that a kill costs little and live pages wait little.
    static let batchSize = 500
    /// Bytes of raw records of one transaction at most, so that memory stays flat with long records too.
    static let batchBytes = 8 << 20

    private let services: Services
    private let territory: Territory
    private let isDry: Bool
    private let committed: (Counts) throws -> Void
    private var run: ImportRun
    private var batch: [Incoming] = []
    private var keys: Set<String> = []
    private var bytes = 0
    private var problems: [RecordProblem] = []
    private var counts: Counts
    private var rehearsal = Rehearsal()

    private init(services: Services, territory: Territory, run: ImportRun, isDry: Bool, committed: @escaping (Counts) throws -> Void) {
        (self.services, self.territory, self.run, self.isDry, self.committed) = (services, territory, run, isDry, committed)
        counts = run.counts
    }

    /// Starts a run, or takes up the one that was cut off on the same input.
    ///
    /// - Parameter committed: called after each transaction with what is safe in the database by then.
    package static func begin(
        _ command: String, _ source: Source, _ input: InputFiles, day: Day?, isDry: Bool, in services: Services,
        committed: @escaping (Counts) throws -> Void = { _ in }
    ) async throws -> ImportSession {
        let territory = try await services.database.read { try Territory.load($0) }
        let now = services.clock.now()
        let day = day ?? now.day
        let names = input.files.map(\.name).prefix(20).joined(separator: ", ")
        let fingerprint = input.fingerprint
        let run =
            isDry
            ? ImportRun(id: ID(0), command: command, source: source, day: day, cursor: Cursor(), counts: Counts(), isResumed: false)
            : try await services.database.write(by: .commandLine) { db in
                try RunStore.begin(command, source, input: names, fingerprint: fingerprint, day: day, now: now, in: db)
            }
        return ImportSession(services: services, territory: territory, run: run, isDry: isDry, committed: committed)
    }

    package var startsAt: Cursor { run.cursor }
    package var day: Day { run.day }
    package var id: ID<ImportRun> { run.id }
    package var isResumed: Bool { run.isResumed }

    /// Counts a record that was read and takes it in with the next batch.
    ///
    /// - Parameter next: where reading goes on after this record.
    package func add(_ incoming: Incoming, next: Cursor, from here: Cursor) async throws {
        if keys.contains(incoming.key) || batch.count >= ImportSession.batchSize || bytes >= ImportSession.batchBytes { try await flush(at: here) }
        batch.append(incoming)
        keys.insert(incoming.key)
        bytes += incoming.rawBytes
        counts.read += 1
        reached = next
    }

    /// Notes a problem of the record that was just read or rejected.
    package func note(_ problem: RecordProblem) {
        problems.append(problem)
        if problem.severity == .rejected { (counts.read, counts.rejected) = (counts.read + 1, counts.rejected + 1) }
    }

    /// Reading has come here, with or without a record.
    package func reach(_ cursor: Cursor) async throws {
        reached = cursor
        if problems.count >= ImportSession.batchSize { try await flush(at: cursor) }
    }

    /// Writes the last batch and ends the run.
    package func finish() async throws -> RunOutcome {
        try await flush(at: reached)
        guard !isDry else { return RunOutcome(counts: counts, problems: rehearsal.problems, run: nil) }
        run.counts = counts
        let (ended, now) = (run, services.clock.now())
        let problems = try await services.database.write(by: .commandLine) { db in
            try RunStore.finish(ended, now: now, in: db)
            return try RunStore.problems(of: ended.id, in: db)
        }
        return RunOutcome(counts: counts, problems: problems, run: run.id)
    }

    private lazy var reached = run.cursor

    private func flush(at cursor: Cursor) async throws {
        guard cursor != run.cursor || !batch.isEmpty || !problems.isEmpty else { return }
        let (taken, found) = (batch, problems)
        (batch, problems, bytes) = ([], [], 0)
        keys.removeAll(keepingCapacity: true)
        guard !isDry else { return try await rehearse(taken, found) }
        let (run, territory, soFar) = (run, territory, counts)
        let source = run.source
        counts = try await services.database.write(by: .commandLine) { db in
            let outcome = try Intake(run: run.id, territory: territory).take(taken, in: db)
            var counts = soFar
            counts += outcome.counts
            try RunStore.advance(run, to: cursor, counts, in: db)
            try RunStore.add(found, to: run, in: db)
            db.note(Change("imported", "organisation", ids: outcome.organisations, reason: "\(run.command) (\(source.rawValue))"))
            return counts
        }
        self.run.cursor = cursor
        try committed(counts)
    }

    private func rehearse(_ taken: [Incoming], _ found: [RecordProblem]) async throws {
        guard let source = taken.first?.source else { return rehearsal.problems += found }
        let kept = try await services.database.read { try RecordStore.current(source, keys: taken.map(\.key), in: $0) }
        counts += rehearsal.take(taken, kept: kept)
        rehearsal.problems += found
        try committed(counts)
    }
}

/// What came of a run.
package struct RunOutcome: Sendable {
    package let counts: Counts
    package let problems: [RecordProblem]
    /// nil: a dry run.
    package let run: ID<ImportRun>?
}

extension Incoming {
    var rawBytes: Int {
        guard case .facts(_, _, let raw) = content else { return 0 }
        return raw?.count ?? 0
    }
}
