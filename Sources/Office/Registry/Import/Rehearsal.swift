import Values

/// What a dry run would have done: the decisions of an import without its writes.
struct Rehearsal {
    var problems: [RecordProblem] = []
    /// Records as they would stand after the batches so far.
    private var standing: [String: KeptRecord] = [:]

    var seen: Set<String> { Set(standing.keys) }

    mutating func take(_ batch: [Incoming], kept: [String: KeptRecord]) -> Counts {
        var counts = Counts()
        for incoming in batch {
            let known = standing[incoming.key] ?? kept[incoming.key]
            switch Decision(incoming, known) {
            case .new: counts.new += 1
            case .changed: counts.changed += 1
            case .closed: counts.closed += 1
            case .unchanged, .outdated, .repeated:
                counts.unchanged += incoming.isRead ? 1 : 0
                standing[incoming.key] = known
                continue
            case .nothing: continue
            }
            standing[incoming.key] = KeptRecord(incoming)
        }
        return counts
    }
}

extension KeptRecord {
    fileprivate init(_ incoming: Incoming) {
        let version = Version(id: 0, number: 1, digest: incoming.digest, seen: incoming.seen, day: incoming.day, closedOn: incoming.closingDay)
        self.init(id: 0, organisation: 0, last: 1, current: version)
    }
}
