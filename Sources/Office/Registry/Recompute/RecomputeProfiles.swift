import Database
import Reference
import Values

/// Computes profiles anew after the rules of kinds and spheres have changed, a few bodies in each transaction. Cut off, it goes on where it was;
/// several processes at once share the work. The records stay as they are, and so does a body for which the rules say the same as before.
package struct RecomputeProfiles: Sendable {
    private let batchSize: Int

    package init(batchSize: Int = 250) { self.batchSize = batchSize }

    package struct Outcome: Sendable, Equatable, Codable {
        /// Bodies looked at, and those whose profile is another now.
        package var looked = 0, changed = 0
    }

    /// - Parameter committed: called after each transaction with what is safe by then.
    /// - Throws: when the database fails; what was reported is safe.
    package func callAsFunction(
        in database: Database, committed: @Sendable (Outcome) throws -> Void = { _ in }
    ) async throws -> Outcome {
        let (today, batchSize) = (database.clock.today, batchSize)
        var outcome = Outcome()
        let edition: String? = try await database.read { db in
            let edition = try RulesEdition.text(on: today, in: db)
            return try RulesStore.state(in: db)?.edition == edition ? nil : edition
        }
        guard let edition else { return outcome }
        let tools = try await database.read { try ProfileTools.load($0, today: today) }
        while !Task.isCancelled {
            let step = try await database.write(by: .system) { try Recomputing.step(batchSize, towards: edition, tools, in: $0) }
            guard let step else { break }
            outcome.looked += step.looked
            outcome.changed += step.changed
            try committed(outcome)
        }
        return outcome
    }
}

private enum Recomputing {
    /// - Returns: nil when every profile stands by the rules.
    static func step(_ size: Int, towards edition: String, _ tools: ProfileTools, in db: Writing) throws -> RecomputeProfiles.Outcome? {
        // Asked in the transaction that moves it on: another process may have done the step meanwhile.
        guard let state = try RulesStore.state(in: db), state.edition != edition else { return nil }
        let after = state.next == edition ? state.reached : 0
        let kinds = try db.all(
            "SELECT id, kind FROM organisation WHERE withdrawn = 0 AND id > \(after) ORDER BY id LIMIT \(size)"
        ) { (id: try $0.int64("id"), kind: try $0.text("kind")) }
        guard let last = kinds.last?.id else {
            try RulesStore.settle(edition, in: db)
            return nil
        }
        let changed = try renew(kinds, tools, in: db)
        try RulesStore.reach(last, towards: edition, in: db)
        db.note(Change("recomputed", "organisation", ids: changed, reason: "reguły rodzajów i sfer"))
        return RecomputeProfiles.Outcome(looked: kinds.count, changed: changed.count)
    }

    /// Writes the profiles for which the rules say something else than what is stored.
    private static func renew(_ kinds: [(id: Int64, kind: String)], _ tools: ProfileTools, in db: Writing) throws -> [Int64] {
        let ids = kinds.map(\.id)
        let records = try RecordStore.standing(ids, in: db)
        var proposed: [Int64: Set<String>] = [:]
        try db.each(
            "SELECT organisation_id, code, evidence FROM attribute WHERE kind = 'proposed_sphere' AND organisation_id IN (\(list: ids))"
        ) { proposed[try $0.int64("organisation_id"), default: []].insert("\(try $0.text("code")) \(try $0.text("evidence"))") }
        var changed: [Int64] = []
        for (id, kind) in kinds {
            guard let records = records[id] else { continue }
            let body = Profile(records: records, tools: tools).organisation
            let spheres = Set(body.attributes.lazy.filter { $0.kind == .proposedSphere }.map { "\($0.code) \($0.evidence)" })
            if body.kind.rawValue == kind, spheres == proposed[id] ?? [] { continue }
            try OrganisationStore.update(id, body, in: db)
            changed.append(id)
        }
        return changed
    }
}
