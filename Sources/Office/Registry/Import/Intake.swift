import Bytes
import Database
import Foundation
import Reference
import Values

/// Takes a batch of records in, inside one transaction: keeps new versions, closes what the source closed, computes the profiles again.
///
/// The caller has made sure that no key stands twice in the batch.
package struct Intake {
    package let run: ID<ImportRun>
    package let territory: Territory

    package struct Outcome {
        package var counts = Counts()
        package var organisations: [Int64] = []
    }

    package init(run: ID<ImportRun>, territory: Territory) { (self.run, self.territory) = (run, territory) }

    package func take(_ batch: [Incoming], in db: Writing) throws -> Outcome {
        var outcome = Outcome()
        guard let source = batch.first?.source else { return outcome }
        let kept = try RecordStore.current(source, keys: batch.map(\.key), in: db)
        var fresh: [Incoming] = []
        var changed: [(KeptRecord, Incoming)] = []
        for incoming in batch {
            switch Intake.decide(incoming, kept[incoming.key]) {
            case .new:
                outcome.counts.new += 1
                fresh.append(incoming)
            case .changed(let record):
                outcome.counts.changed += 1
                changed.append((record, incoming))
            case .closed(let record):
                outcome.counts.closed += 1
                changed.append((record, incoming))
            case .unchanged: outcome.counts.unchanged += 1
            case .confirmed(let record):
                outcome.counts.unchanged += 1
                try RecordStore.confirm(record, incoming, in: db)
            case .nothing: break
            }
        }
        outcome.organisations = try add(fresh, in: db)
        outcome.organisations += try renew(changed, in: db)
        return outcome
    }

    package enum Decision {
        case new, unchanged, nothing
        case confirmed(KeptRecord), changed(KeptRecord), closed(KeptRecord)
    }

    /// What an incoming record means for the kept one.
    package static func decide(_ incoming: Incoming, _ kept: KeptRecord?) -> Decision {
        guard let kept else {
            if case .facts = incoming.content { return .new }
            return .nothing
        }
        if incoming.seenOn < kept.seenOn { return .unchanged }
        switch incoming.content {
        case .closed: return kept.closedOn == nil ? .closed(kept) : .unchanged
        case .facts(_, let digest, _):
            if digest == kept.digest, incoming.closedOn == kept.closedOn { return incoming.seenOn > kept.seenOn ? .confirmed(kept) : .unchanged }
            return incoming.closedOn != nil && kept.closedOn == nil ? .closed(kept) : .changed(kept)
        }
    }

    /// New records: of a body already known by one of their numbers, or of a new one.
    private func add(_ batch: [Incoming], in db: Writing) throws -> [Int64] {
        guard let source = batch.first?.source else { return [] }
        let known = try source == .sample ? [:] : OrganisationStore.known(krs: batch.compactMap(\.krs), in: db)
        var organisations = try db.newIDs("organisation", count: batch.count { $0.krs.flatMap { known[$0] } == nil })[...]
        var joined: [Int64] = []
        var rows: [(organisation: Int64, incoming: Incoming)] = []
        var profiles: [(Int64, Organisation)] = []
        for incoming in batch {
            if let existing = incoming.krs.flatMap({ known[$0] }) {
                joined.append(existing)
                rows.append((existing, incoming))
            } else if let id = organisations.popFirst() {
                rows.append((id, incoming))
                profiles.append((id, Profile(records: [CurrentRecord(incoming)], territory: territory).organisation))
            }
        }
        try OrganisationStore.insert(profiles, in: db)
        try RecordStore.insert(rows, run: run, in: db)
        try recompute(joined, in: db)
        return rows.map(\.organisation)
    }

    private func renew(_ batch: [(KeptRecord, Incoming)], in db: Writing) throws -> [Int64] {
        try RecordStore.append(batch, run: run, in: db)
        let organisations = batch.map(\.0.organisation)
        try recompute(organisations, in: db)
        return organisations
    }

    private func recompute(_ organisations: [Int64], in db: Writing) throws {
        let records = try RecordStore.standing(organisations, in: db)
        for id in organisations {
            try OrganisationStore.update(id, Profile(records: records[id] ?? [], territory: territory).organisation, in: db)
        }
    }
}

extension Incoming {
    var krs: String? {
        guard case .facts(let facts, _, _) = content else { return nil }
        return facts.krs
    }
}

extension CurrentRecord {
    init(_ incoming: Incoming) {
        guard case .facts(let facts, _, _) = incoming.content else {
            self.init(source: incoming.source, day: incoming.day, facts: StatedFacts(), closedOn: incoming.closedOn)
            return
        }
        self.init(source: incoming.source, day: incoming.day, facts: facts, closedOn: incoming.closedOn)
    }
}
