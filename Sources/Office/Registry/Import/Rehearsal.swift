import Values

/// What a dry run would have done: the decisions of an import without its writes.
struct Rehearsal {
    var problems: [RecordProblem] = []
    /// Records as they would stand after the batches so far.
    private var standing: [String: KeptRecord] = [:]

    mutating func take(_ batch: [Incoming], kept: [String: KeptRecord]) -> Counts {
        var counts = Counts()
        for incoming in batch {
            switch Intake.decide(incoming, standing[incoming.key] ?? kept[incoming.key]) {
            case .new: counts.new += 1
            case .changed: counts.changed += 1
            case .closed: counts.closed += 1
            case .unchanged, .confirmed: counts.unchanged += 1
            case .nothing: continue
            }
            standing[incoming.key] = KeptRecord(incoming)
        }
        return counts
    }
}

extension KeptRecord {
    fileprivate init(_ incoming: Incoming) {
        switch incoming.content {
        case .facts(_, let digest, _):
            self.init(id: 0, organisation: 0, number: 1, digest: digest, seenOn: incoming.seenOn, closedOn: incoming.closedOn)
        case .closed(let day):
            self.init(id: 0, organisation: 0, number: 1, digest: "closed \(day.iso)", seenOn: incoming.seenOn, closedOn: day)
        }
    }
}
