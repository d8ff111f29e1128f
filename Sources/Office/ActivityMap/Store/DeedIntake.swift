import Database
import Registry
import Values

/// What an incoming record means for the kept one.
enum DeedDecision {
    /// The source has it for the first time, or again after everything known of it was undone.
    case new
    case changed
    /// Said before, word for word.
    case unchanged
    /// Says something else, but speaks of an earlier time than what is known: kept, without effect.
    case outdated

    init(_ digest: [UInt8], _ seen: Seen, _ current: KeptDeed.Version?) {
        guard let current else {
            self = .new
            return
        }
        self = digest == current.digest ? .unchanged : seen < current.seen ? .outdated : .changed
    }
}

/// Takes a batch of records in: keeps new versions and puts the rows of what is in force in their place.
enum DeedIntake {
    /// - Parameter batch: no key stands in it twice.
    /// - Returns: what came of them, and the deeds that were touched.
    static func take<Facts: DeedRows>(
        _ batch: [IncomingDeed<Facts>], _ source: Source, _ run: ImportRun, _ tools: DeedTools, in db: Writing
    ) throws -> (Counts, [Int64]) {
        let kept = try DeedRecordStore.kept(Facts.kind, source, keys: batch.map(\.key), in: db)
        var counts = Counts()
        var fresh: [IncomingDeed<Facts>] = []
        var renewed: [(KeptDeed, IncomingDeed<Facts>)] = []
        var outdated: [(KeptDeed, IncomingDeed<Facts>)] = []
        var seen: [Int64] = []
        for deed in batch {
            let known = kept[deed.key]
            switch (DeedDecision(deed.digest, Seen(run.day), known?.current), known) {
            case (.unchanged, _):
                counts.unchanged += 1
                guard let version = known?.current else { continue }
                try DeedRecordStore.confirm(version, day: run.day, in: db)
                seen.append(version.id)
            case (.outdated, let known?):
                counts.unchanged += 1
                outdated.append((known, deed))
            case (.changed, let known?):
                counts.changed += 1
                renewed.append((known, deed))
            case (.new, let known?):
                counts.new += 1
                renewed.append((known, deed))
            case (_, nil):
                counts.new += 1
                fresh.append(deed)
            }
        }
        let made = try DeedRecordStore.insert(fresh, source, day: run.day, in: db)
        seen += made.map(\.version)
        seen += try DeedRecordStore.append(renewed, areCurrent: true, day: run.day, in: db)
        seen += try DeedRecordStore.append(outdated, areCurrent: false, day: run.day, in: db)
        try DeedSightings.write(seen, of: run.id, day: run.day, in: db)
        let standing = zip(made, fresh).map { StandingDeed(id: $0.record, source: source.code, facts: $1.facts) }
        let anew = renewed.map { StandingDeed(id: $0.0.id, source: source.code, facts: $0.1.facts) }
        try DeedSettling.put(standing, areNew: true, tools, in: db)
        try DeedSettling.put(anew, areNew: false, tools, in: db)
        return (counts, standing.map(\.id) + anew.map(\.id))
    }
}
