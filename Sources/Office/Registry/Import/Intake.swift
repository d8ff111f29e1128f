import Database
import Reference
import Values

/// Takes a batch of records in: keeps new versions, closes what the source closed, and computes the profiles anew.
///
/// The work is cut in two, so that it can run beside the writing of the batch before: ``Plan`` needs to look only, ``write(_:run:in:)`` needs
/// the plan to be still true. The caller has made sure that no key stands twice in the batch.
struct Intake: Sendable {
    let tools: ProfileTools

    /// What is to be done with each record of a batch, as the database stood when it was looked at.
    struct Plan: Sendable {
        fileprivate(set) var counts = Counts()
        /// Records of bodies nobody knows, with their profiles, in as many parts as threads made them.
        fileprivate var founding: [Founding] = []
        /// Records that join a body that is known, or may join several.
        fileprivate var joining: [Prepared] = []
        fileprivate var renewing: [(KeptRecord, Prepared)] = []
        fileprivate var outdated: [(KeptRecord, Prepared)] = []
        fileprivate var repeated: [(KeptRecord, Prepared)] = []
        fileprivate var confirming: [RecordStore.Confirmation] = []

        /// Texts of what is new or changed, whose words will be sought.
        var texts: [String] {
            let records = joining + renewing.map(\.1)
            return founding.flatMap(\.texts) + records.flatMap(\.texts)
        }
    }

    func plan(_ batch: [Incoming], in db: Reading) throws -> Plan {
        var plan = Plan()
        guard let source = batch.first?.source else { return plan }
        let kept = try RecordStore.kept(source, keys: batch.map(\.key), in: db)
        var fresh: [Prepared] = []
        for incoming in batch {
            let known = kept[incoming.key]
            switch (Decision(incoming, known), known) {
            case (.unchanged, let known?):
                plan.counts.unchanged += incoming.isRead ? 1 : 0
                if let version = known.current { plan.confirming.append(RecordStore.Confirmation(version, incoming)) }
            case (.outdated, let known?):
                plan.counts.unchanged += incoming.isRead ? 1 : 0
                plan.outdated.append((known, Prepared(incoming)))
            case (.repeated, let known?):
                plan.counts.unchanged += incoming.isRead ? 1 : 0
                plan.repeated.append((known, Prepared(incoming)))
            case (.changed, let known?):
                plan.counts.changed += 1
                plan.renewing.append((known, Prepared(incoming)))
            case (.closed, let known?):
                plan.counts.closed += 1
                plan.renewing.append((known, Prepared(incoming)))
            case (.new, let known?):
                plan.counts.new += 1
                plan.renewing.append((known, Prepared(incoming)))
            case (.new, nil):
                plan.counts.new += 1
                fresh.append(Prepared(incoming))
            case (.nothing, _), (_, nil): continue
            }
        }
        try sort(fresh, source, into: &plan, in: db)
        return plan
    }

    /// Which new records found a body of their own: those whose numbers nobody else has, neither in the database nor in the batch.
    private func sort(_ fresh: [Prepared], _ source: Source, into plan: inout Plan, in db: Reading) throws {
        let numbers = fresh.map(\.numbers)
        // The registers of the sample come first and name nobody twice.
        let isFirst = source == .sample
        let taken = try isFirst ? [:] : Grouping.owners(of: Array(numbers.joined()), isSample: source.isSample, in: db)
        var founding: [Prepared] = []
        var seen: Set<Grouping.Number> = []
        for (prepared, numbers) in zip(fresh, numbers) {
            if !isFirst, numbers.contains(where: { taken[$0] != nil || seen.contains($0) }) {
                plan.joining.append(prepared)
            } else {
                founding.append(prepared)
            }
            seen.formUnion(numbers)
        }
        plan.founding = Founding.computed(founding, tools)
    }

    /// - Returns: the bodies that were touched.
    func write(_ plan: Plan, run: ImportRun, in db: Writing) throws -> [Int64] {
        var sightings = Sightings(run: run.id)
        var touched = try plan.founding.flatMap { try $0.write(&sightings, in: db) }
        touched += try join(plan.joining, &sightings, in: db)
        touched += try renew(plan.renewing, &sightings, in: db)
        touched += try keepAside(plan.outdated + plan.repeated, &sightings, in: db)
        try RecordStore.confirm(plan.confirming, in: db)
        for confirmation in plan.confirming { sightings.add(confirmation.version, confirmation.now) }
        try sightings.write(in: db)
        return touched
    }

    /// Each is kept at first with any body that has one of its numbers, else with a new one; then all of them are put right together.
    private func join(_ batch: [Prepared], _ sightings: inout Sightings, in db: Writing) throws -> [Int64] {
        guard !batch.isEmpty else { return [] }
        let isSample = batch[0].incoming.source.isSample
        let owners = try Grouping.owners(of: batch.flatMap(\.numbers), isSample: isSample, in: db)
        let owned = batch.map { $0.numbers.lazy.compactMap { owners[$0] }.first }
        var fresh = try OrganisationStore.reserve(owned.count { $0 == nil }, in: db)[...]
        let homes = owned.map { $0 ?? fresh.popFirst() ?? 0 }
        let versions = try RecordStore.insert(Array(zip(homes, batch)).map { (organisation: $0, prepared: $1) }, in: db)
        for (version, prepared) in zip(versions, batch) { sightings.add(version, prepared.incoming) }
        return try Grouping.settle(homes, tools, in: db)
    }

    /// Words that speak of an earlier time, or say again that a body is gone. Only the former may change what is in force: the facts a later
    /// closing left behind.
    private func keepAside(_ batch: [(KeptRecord, Prepared)], _ sightings: inout Sightings, in db: Writing) throws -> [Int64] {
        guard !batch.isEmpty else { return [] }
        let versions = try RecordStore.append(batch, areCurrent: false, in: db)
        for (version, pair) in zip(versions, batch) { sightings.add(version, pair.1.incoming) }
        let earlier = batch.filter { pair in pair.0.current.map { pair.1.incoming.seen < $0.seen } ?? false }
        try Standing.restore(earlier.map(\.0.id), in: db)
        return try Grouping.settle(earlier.map(\.0.organisation), tools, in: db)
    }

    private func renew(_ batch: [(KeptRecord, Prepared)], _ sightings: inout Sightings, in db: Writing) throws -> [Int64] {
        guard !batch.isEmpty else { return [] }
        let versions = try RecordStore.append(batch, areCurrent: true, in: db)
        for (version, pair) in zip(versions, batch) { sightings.add(version, pair.1.incoming) }
        return try Grouping.settle(batch.map(\.0.organisation), tools, in: db)
    }
}
