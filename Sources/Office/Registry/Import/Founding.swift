import Database
import Dispatch
import Synchronization
import Values

/// Records that found bodies of their own, with the profiles, as rows that only wait for their numbers: most of a first import. Put together
/// while the batch before is being written.
struct Founding: Sendable {
    private var bodies = OrganisationRows()
    private var records = RecordRows()
    private var moments: [Sightings.Moment] = []
    /// Words will be looked up in them.
    private(set) var texts: [String] = []

    /// Computes the profiles of as many bodies on all cores.
    static func computed(_ records: [Prepared], _ tools: ProfileTools) -> [Founding] {
        let size = 250
        let parts = Mutex([Founding](repeating: Founding(), count: (records.count + size - 1) / size))
        DispatchQueue.concurrentPerform(iterations: parts.withLock(\.count)) { part in
            var founding = Founding()
            for prepared in records[part * size..<min(records.count, (part + 1) * size)] {
                founding.add(prepared, Profile(records: [prepared.record], tools: tools).organisation)
            }
            parts.withLock { $0[part] = founding }
        }
        return parts.withLock { $0 }
    }

    private mutating func add(_ prepared: Prepared, _ body: Organisation) {
        let id = Rows.Key.new(set: 0, moments.count)
        bodies.add(id, body)
        records.add(of: id, prepared)
        moments.append(Sightings.Moment(prepared.incoming))
        texts += prepared.texts
    }

    /// - Returns: the bodies.
    func write(_ sightings: inout Sightings, in db: Writing) throws -> [Int64] {
        let ids = try db.newIDs("organisation", count: moments.count)
        try bodies.write([ids], in: db)
        let versions = try records.write(bodies: ids, in: db)
        for (version, moment) in zip(versions, moments) { sightings.add(version, moment) }
        return ids
    }
}
