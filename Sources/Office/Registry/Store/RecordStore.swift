import Bytes
import Database
import Foundation
import Values

/// Raw records and their versions.
enum RecordStore {
    /// What is kept by key.
    static func kept(_ source: Source, keys: [String], in db: Reading) throws -> [String: KeptRecord] {
        var found: [String: KeptRecord] = [:]
        found.reserveCapacity(keys.count)
        try db.each(
            """
            SELECT r.key, r.id, r.organisation_id, r.last, v.id AS version_id, v.number, v.digest, v.seen, v.day, v.closed_on
            FROM record r LEFT JOIN version v ON v.record_id = r.id AND v.number = r.current
            WHERE r.source = \(source.code) AND r.key IN (\(list: keys))
            """
        ) { row in found[try row.text("key")] = try KeptRecord(row) }
        return found
    }

    /// New records, each with its first version.
    ///
    /// - Returns: the numbers of the versions, in the order of the rows.
    static func insert(_ rows: [(organisation: Int64, prepared: Prepared)], in db: Writing) throws -> [Int64] {
        var records = RecordRows()
        for row in rows { records.add(of: .known(row.organisation), row.prepared) }
        return try records.write(in: db)
    }

    /// One more version of each record.
    ///
    /// - Parameter areCurrent: they are in force from now on; else they only tell of an earlier time.
    static func append(_ batch: [(KeptRecord, Prepared)], areCurrent: Bool, in db: Writing) throws -> [Int64] {
        let versions = try db.newIDs("version", count: batch.count)
        let closing = batch.filter { $0.1.incoming.stated == nil }.map(\.0.id)
        let facts = try currentFacts(closing, in: db)
        var rows = Rows(into: "version", columns: versionColumns)
        for (id, (kept, prepared)) in zip(versions, batch) {
            rows.add { put(.known(id), of: .known(kept.id), number: kept.last + 1, prepared, facts: facts[kept.id], into: &$0) }
        }
        try db.insert(rows)
        for (kept, _) in batch {
            let number = kept.last + 1
            try db.run(
                areCurrent
                    ? "UPDATE record SET current = \(number), last = \(number) WHERE id = \(kept.id)"
                    : "UPDATE record SET last = \(number) WHERE id = \(kept.id)")
        }
        return versions
    }

    /// What a source said again, of a version that says the same.
    struct Confirmation: Sendable {
        let version: Int64
        /// When the version was seen before, and when it is seen now.
        let before: Sightings.Moment, now: Sightings.Moment

        init(_ version: KeptRecord.Version, _ incoming: Incoming) {
            self.version = version.id
            (before, now) = (Sightings.Moment(day: version.day, seen: version.seen), Sightings.Moment(incoming))
        }
    }

    /// Versions that lie side by side, as those of a list read again do, are confirmed by one statement.
    static func confirm(_ confirmations: [Confirmation], in db: Writing) throws {
        var (versions, moments) = ([Sightings.Moment: [Int64]](), [Sightings.Moment]())
        for confirmation in confirmations where confirmation.now.seen > confirmation.before.seen {
            let moment = Sightings.Moment(day: confirmation.now.day ?? confirmation.before.day, seen: confirmation.now.seen)
            if versions[moment] == nil { moments.append(moment) }
            versions[moment, default: []].append(confirmation.version)
        }
        for moment in moments {
            for range in IDRanges(versions[moment] ?? []).ranges {
                try db.run(
                    """
                    UPDATE version SET seen = \(moment.seen.number), day = \(moment.day) WHERE id BETWEEN \(range.lowerBound) AND \(range.upperBound)
                    """)
            }
        }
    }

    /// The newest version of every record of the bodies named.
    static func standing(_ organisations: [Int64], in db: Reading) throws -> [Int64: [CurrentRecord]] {
        var found: [Int64: [CurrentRecord]] = [:]
        guard !organisations.isEmpty else { return found }
        try db.each(
            """
            SELECT r.organisation_id, r.id AS record_id, v.day, v.facts, v.closed_on, s.*
            FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current JOIN source s ON s.code = r.source
            WHERE r.organisation_id IN (\(list: organisations)) ORDER BY r.id
            """
        ) { row in found[try row.int64("organisation_id"), default: []].append(try CurrentRecord(row)) }
        return found
    }

    fileprivate static let versionColumns = ["id", "record_id", "number", "day", "seen", "digest", "facts", "raw", "closed_on", "closing"]

    /// - Parameter facts: of the version before, for a closing, which brings none of its own: the last known ones stay with the body.
    fileprivate static func put(
        _ id: Rows.Key, of record: Rows.Key, number: Int, _ prepared: Prepared, facts: String?, into row: inout Rows
    ) {
        let incoming = prepared.incoming
        row.put(id)
        row.put(record)
        row.put(Int64(number))
        row.put(incoming.day)
        row.put(incoming.seen.number)
        row.put(blob: incoming.digest)
        if let kept = incoming.stated { row.put(text: kept.jsonBytes) } else { row.put(facts ?? "{}") }
        row.put(blob: prepared.raw)
        row.put(incoming.closingDay)
        row.put(incoming.stated == nil)
    }

    private static func currentFacts(_ records: [Int64], in db: Reading) throws -> [Int64: String] {
        guard !records.isEmpty else { return [:] }
        let found = try db.all(
            """
            SELECT r.id, v.facts FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current WHERE r.id IN (\(list: records))
            """
        ) { row in (try row.int64("id"), try row.text("facts")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}

/// New records on their way into the tables, each with its first version.
struct RecordRows: Sendable {
    private var records = Rows(into: "record", columns: ["id", "organisation_id", "source", "key", "current", "last"])
    private var versions = Rows(into: "version", columns: RecordStore.versionColumns)

    /// - Parameter body: of a set that is the first of those handed to ``write(bodies:in:)``, when it is new.
    mutating func add(of body: Rows.Key, _ prepared: Prepared) {
        let number = records.count
        let incoming = prepared.incoming
        records.add { row in
            row.put(.new(set: 1, number))
            row.put(body)
            row.put(incoming.source.code)
            row.put(incoming.key)
            row.put(1 as Int64)
            row.put(1 as Int64)
        }
        versions.add { RecordStore.put(.new(set: 2, number), of: .new(set: 1, number), number: 1, prepared, facts: nil, into: &$0) }
    }

    /// - Returns: the numbers of the versions, in the order of the records.
    func write(bodies: [Int64] = [], in db: Writing) throws -> [Int64] {
        let ids = [bodies, try db.newIDs("record", count: records.count), try db.newIDs("version", count: records.count)]
        try db.insert(records, ids: ids)
        try db.insert(versions, ids: ids)
        return ids[2]
    }
}

extension KeptRecord {
    fileprivate init(_ row: Row) throws {
        let version = try row.int64OrNil("version_id").map { id in
            Version(
                id: id, number: try row.int("number"), digest: try row.blob("digest"), seen: Seen(number: try row.int64("seen")),
                day: try row.dayOrNil("day"),
                closedOn: try row.dayOrNil("closed_on"))
        }
        self.init(id: try row.int64("id"), organisation: try row.int64("organisation_id"), last: try row.int("last"), current: version)
    }
}

extension CurrentRecord {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.int64("record_id"), source: try Source(row), day: try row.dayOrNil("day"),
            kept: KeptFacts(try StatedFacts(json: try row.text("facts"))),
            closedOn: try row.dayOrNil("closed_on"))
    }
}
