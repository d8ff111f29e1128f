import Values

/// What a command did, in one line of the table `change`: history, audit trail and the feed the read models will follow.
package struct Change: Hashable, Sendable {
    /// What happened: `created`, `changed`, `closed`, `imported`, `removed`, …
    package var kind: String
    /// The table the ids belong to.
    package var object: String
    package var ids: [Int64]
    /// What was and what is, as JSON that names things by their public numbers, never by row ids: those differ between two equal databases.
    package var before: String?
    package var after: String?
    package var reason: String?

    package init(
        _ kind: String, _ object: String, ids: [Int64], before: String? = nil, after: String? = nil, reason: String? = nil
    ) {
        (self.kind, self.object, self.ids) = (kind, object, ids)
        (self.before, self.after, self.reason) = (before, after, reason)
    }

    func statement(by actor: Actor, at now: Instant) -> SQL {
        """
        INSERT INTO change (at, actor, kind, object, object_ids, before_json, after_json, reason)
        VALUES (\(now), \(actor.text), \(kind), \(object), \(IDRanges(ids).text), \(before), \(after), \(reason))
        """
    }
}
