import Database
import Values

/// Writes the batches of a run: looks each up while the one before is being written, and makes sure that nothing changed meanwhile.
struct BatchWriter: Sendable {
    let database: Database
    let clock: Clock
    let intake: Intake
    let source: Source
    /// Of the names and aims of new and changed records.
    let words = WordCollector()

    /// One batch, with the place reached behind it.
    struct Work: Sendable {
        let batch: [Incoming]
        let problems: [RecordProblem]
        let cursor: Cursor
        let read: Int, rejected: Int
        /// Hashes of the keys and numbers of its records. Two different ones that are equal by chance only make a batch wait for the one before.
        let names: Set<Int>

        init(batch: [Incoming], problems: [RecordProblem], cursor: Cursor, read: Int, rejected: Int) {
            (self.batch, self.problems, self.cursor, self.read, self.rejected) = (batch, problems, cursor, read, rejected)
            var names: Set<Int> = []
            names.reserveCapacity(batch.count * 3)
            for incoming in batch {
                names.insert(incoming.key.hashValue)
                guard let kept = incoming.stated else { continue }
                if let krs = kept.facts.krs { names.insert(krs.hashValue) }
                if let nip = kept.facts.nip { names.insert(nip.hashValue) }
                if let regon = kept.facts.regon { names.insert(regon.hashValue) }
            }
            self.names = names
        }
    }

    /// A plan, and what has to be true still for it to hold.
    struct Look: Sendable {
        fileprivate let plan: Intake.Plan
        /// How far the table of changes had come.
        fileprivate let mark: Int64
        /// Changes behind the mark that do no harm: the batch before, when it was not yet written and shares no key and no number with this one.
        fileprivate let harmless: Int
    }

    /// - Parameter before: the batch that may still be being written.
    /// - Returns: nil on PostgreSQL, where changes do not appear in the order of their numbers: there the batch is looked up inside its transaction.
    func plan(_ work: Work, before: Work?, _ run: ImportRun) async throws -> Look? {
        guard database.engine == .sqlite else { return nil }
        let (intake, words) = (intake, words)
        let isApart = before.map { work.names.isDisjoint(with: $0.names) } ?? true
        return try await database.read { db in
            let mark = try db.integer("SELECT coalesce(max(id), 0) FROM change")
            let cursor = try db.one("SELECT cursor FROM import_run WHERE id = \(run.id)") { try $0.text("cursor") }
            let isBeforeWritten = before.map { $0.cursor.text == cursor } ?? true
            let plan = try intake.plan(work.batch, in: db)
            words.add(plan.texts)
            return Look(plan: plan, mark: Int64(mark), harmless: !isBeforeWritten && isApart ? 1 : 0)
        }
    }

    func write(_ work: Work, _ look: Look?, _ run: ImportRun) async throws -> Counts {
        let (intake, words) = (intake, words)
        @Sendable func planned(_ db: Reading) throws -> Intake.Plan {
            let plan = try intake.plan(work.batch, in: db)
            words.add(plan.texts)
            return plan
        }
        return try await database.write(by: .commandLine) { db in
            let plan = try look.flatMap { try BatchWriter.holds($0, in: db) ? $0.plan : nil } ?? planned(db)
            let touched = try intake.write(plan, run: run, in: db)
            var counts = run.counts
            counts += plan.counts
            (counts.read, counts.rejected) = (work.read, work.rejected)
            try RunStore.advance(run, to: work.cursor, counts, in: db)
            try RunStore.add(work.problems, to: run, in: db)
            db.note(Change("imported", "organisation", ids: touched, reason: "\(run.command) (\(run.source))"))
            return counts
        }
    }

    private static func holds(_ look: Look, in db: Reading) throws -> Bool {
        try db.integer("SELECT count(*) FROM change WHERE id > \(look.mark)") <= look.harmless
    }

    func kept(_ batch: [Incoming]) async throws -> [String: KeptRecord] {
        let source = source
        return try await database.read { try RecordStore.kept(source, keys: batch.map(\.key), in: $0) }
    }

    struct Missing: Sendable {
        /// Also of records that are closed already: should what closed them be undone, this run closes them.
        let keys: [String]
        /// How many of them stand, and how many records of the source do.
        let closing: Int, standing: Int
    }

    /// Records of the source that the run did not see.
    func missing(after run: ID<ImportRun>, within prefix: String) async throws -> Missing {
        try await missing(within: prefix) { db in
            let seen = try Sightings.seen(by: run, in: db)
            return { seen.contains($0) }
        } _: { _ in
            false
        }
    }

    /// The same for a dry run, by the keys it met.
    func missing(_ seen: Set<String>, within prefix: String) async throws -> Missing {
        try await missing(within: prefix) { _ in
            { _ in false }
        } _: {
            seen.contains($0)
        }
    }

    private func missing(
        within prefix: String, _ seenVersion: @escaping @Sendable (Reading) throws -> (Int64) -> Bool, _ seenKey: @escaping @Sendable (String) -> Bool
    ) async throws -> Missing {
        let source = source
        return try await database.read { db in
            let seen = try seenVersion(db)
            var (keys, closing, standing) = ([String](), 0, 0)
            try db.each(
                """
                SELECT r.key, v.id, v.closed_on FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current
                WHERE r.source = \(source.code) ORDER BY r.id
                """
            ) { row in
                let (key, stands) = (try row.text("key"), try row.dayOrNil("closed_on") == nil)
                guard key.hasPrefix(prefix) else { return }
                if stands { standing += 1 }
                guard !seen(try row.int64("id")), !seenKey(key) else { return }
                keys.append(key)
                if stands { closing += 1 }
            }
            return Missing(keys: keys, closing: closing, standing: standing)
        }
    }

    func finish(_ run: ImportRun) async throws -> [RecordProblem] {
        let now = clock.now()
        return try await database.write(by: .commandLine) { db in
            try RunStore.finish(run, now: now, in: db)
            return try RunStore.problems(of: run.id, in: db)
        }
    }
}
