import Application
import Database
import Registry
import Values

/// One record as a reader of a file hands it over, with its place in the file.
struct ReadDeed<Facts: DeedFacts>: Sendable {
    let line: Int
    /// What it is, or why it cannot be used.
    let outcome: Result<IncomingDeed<Facts>, DeedRefusal>
    var warnings: [Warning] = []
}

/// Why a record cannot be used.
struct DeedRefusal: Error {
    let field: String, reason: String
}

/// Takes the records of one input in, as a run of the register's list of imports: batches, counts, problems, and going on after being cut off.
///
/// A run that was cut off reads from the beginning again, to know which keys it has met, and hands over only what is new.
struct DeedImport<Facts: DeedRows> {
    /// Records of one transaction.
    private static var batchSize: Int { 2_000 }

    let command: String
    let source: Source
    let input: InputFiles
    /// Stands for "today"; nil: the clock's.
    let day: Day?
    let isDry: Bool
    let services: Services
    let committed: (Counts) throws -> Void

    /// - Parameters:
    ///   - next: the next record; nil at the end.
    ///   - notes: asked at the end: what whoever sent the input should know.
    func run(_ next: () async throws -> ReadDeed<Facts>?, notes: () -> [String] = { [] }) async throws -> RunOutcome {
        let now = services.clock.now()
        let day = day ?? now.day
        let (database, source, command) = (services.database, source, command)
        let tools = try await database.read { try DeedTools.load($0, today: now.day) }
        let (names, fingerprint) = (input.files.map(\.name).joined(separator: ", "), input.fingerprint)
        let begun =
            isDry
            ? ImportRun(id: ID(0), command: command, source: source.code, input: names, day: day, state: .running, startedAt: now)
            : try await database.write(by: .commandLine) { db in
                try RunStore.begin(command, source, input: names, fingerprint: fingerprint, day: day, now: now, in: db)
            }
        var writer = DeedWriter<Facts>(run: begun, source: source, tools: tools, database: database, isDry: isDry)
        let start = begun.cursor.offset
        let file = input.files.first?.name ?? ""
        // Hashes of 64 bits in place of the keys keep memory small with an input of any length.
        var met: [Int: Int] = [:]
        var place: Int64 = 0
        while let read = try await next() {
            place += 1
            let first = (try? read.outcome.get()).flatMap { met.updateValue(read.line, forKey: $0.key.hashValue) }
            guard place > start else { continue }
            switch read.outcome {
            case .success(let deed):
                if let first {
                    writer.reject(file, read.line, "identyfikator", "zapis „\(deed.key.prefix(60))” stoi już wcześniej, w wierszu \(first)")
                } else {
                    writer.add(deed)
                }
            case .failure(let refused): writer.reject(file, read.line, refused.field, refused.reason)
            }
            for warning in read.warnings {
                writer.problems.append(RecordProblem(.warning, file: file, line: read.line, field: warning.field, reason: warning.reason))
            }
            if writer.pending >= DeedImport.batchSize { try committed(try await writer.flush(at: place)) }
        }
        for note in notes() { writer.problems.append(RecordProblem(.warning, file: file, line: 0, field: "", reason: note)) }
        try committed(try await writer.flush(at: max(place, start)))
        return try await writer.finish(now)
    }
}

/// The batch of a run that is being gathered, and how it gets into the database.
struct DeedWriter<Facts: DeedRows> {
    private(set) var run: ImportRun
    let source: Source
    let tools: DeedTools
    let database: Database
    let isDry: Bool
    private var batch: [IncomingDeed<Facts>] = []
    var problems: [RecordProblem] = []
    private var read: Int, rejected: Int
    /// All problems of a dry run, which keeps none.
    private var told: [RecordProblem] = []

    init(run: ImportRun, source: Source, tools: DeedTools, database: Database, isDry: Bool) {
        (self.run, self.source, self.tools, self.database, self.isDry) = (run, source, tools, database, isDry)
        (read, rejected) = (run.counts.read, run.counts.rejected)
    }

    /// Records and problems that wait.
    var pending: Int { batch.count + problems.count }

    mutating func add(_ deed: IncomingDeed<Facts>) {
        batch.append(deed)
        read += 1
    }

    mutating func reject(_ file: String, _ line: Int, _ field: String, _ reason: String) {
        problems.append(RecordProblem(.rejected, file: file, line: line, field: field, reason: reason))
        (read, rejected) = (read + 1, rejected + 1)
    }

    /// Writes the batch with the place reached behind it, in one transaction.
    ///
    /// - Returns: the counts that are safe by then.
    mutating func flush(at place: Int64) async throws -> Counts {
        let (batch, problems, run, source, tools) = (batch, problems, run, source, tools)
        let (read, rejected) = (read, rejected)
        (self.batch, self.problems) = ([], [])
        @Sendable func total(_ counts: Counts) -> Counts {
            var total = run.counts
            total += counts
            (total.read, total.rejected) = (read, rejected)
            return total
        }
        if isDry {
            self.run.counts = total(try await rehearsed(batch))
            told += problems
        } else if !batch.isEmpty || !problems.isEmpty {
            self.run.counts = try await database.write(by: .commandLine) { db in
                let (counts, touched) = try DeedIntake.take(batch, source, run, tools, in: db)
                try RunStore.advance(run, to: Cursor(offset: place), total(counts), in: db)
                try RunStore.add(problems, to: run, in: db)
                db.note(Change("imported", Facts.kind.rawValue, ids: touched, reason: "\(run.command) (\(run.source))"))
                return total(counts)
            }
            self.run.cursor = Cursor(offset: place)
        }
        return self.run.counts
    }

    private func rehearsed(_ batch: [IncomingDeed<Facts>]) async throws -> Counts {
        let (source, seen) = (source, Seen(run.day))
        return try await database.read { db in
            let kept = try DeedRecordStore.kept(Facts.kind, source, keys: batch.map(\.key), in: db)
            var counts = Counts()
            for deed in batch {
                switch DeedDecision(deed.digest, seen, kept[deed.key]?.current) {
                case .new: counts.new += 1
                case .changed: counts.changed += 1
                case .unchanged, .outdated: counts.unchanged += 1
                }
            }
            return counts
        }
    }

    func finish(_ now: Instant) async throws -> RunOutcome {
        if isDry { return RunOutcome(counts: run.counts, problems: told, run: nil) }
        let run = run
        let problems = try await database.write(by: .commandLine) { db in
            try RunStore.finish(run, now: now, in: db)
            return try RunStore.problems(of: run.id, in: db)
        }
        return RunOutcome(counts: run.counts, problems: problems, run: run.id)
    }
}
