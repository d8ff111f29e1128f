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
        let records = try db.newIDs("record", count: rows.count)
        let versions = try db.newIDs("version", count: rows.count)
        try db.insert(
            into: "record", columns: ["id", "source", "key", "organisation_id", "current", "last"],
            rows: zip(records, rows).map { id, row in
                [
                    .integer(id), .text(row.prepared.incoming.source.code), .text(row.prepared.incoming.key), .integer(row.organisation), .integer(1),
                    .integer(1),
                ]
            })
        try db.insert(
            into: "version", columns: versionColumns,
            rows: rows.indices.map { versionRow(versions[$0], record: records[$0], number: 1, rows[$0].prepared, facts: nil) })
        return versions
    }

    /// One more version of each record.
    ///
    /// - Parameter areCurrent: they are in force from now on; else they only tell of an earlier time.
    static func append(_ batch: [(KeptRecord, Prepared)], areCurrent: Bool, in db: Writing) throws -> [Int64] {
        let versions = try db.newIDs("version", count: batch.count)
        let closing = batch.filter { $0.1.incoming.facts == nil }.map(\.0.id)
        let facts = try currentFacts(closing, in: db)
        try db.insert(
            into: "version", columns: versionColumns,
            rows: zip(versions, batch).map { id, pair in
                versionRow(id, record: pair.0.id, number: pair.0.last + 1, pair.1, facts: facts[pair.0.id])
            })
        for (kept, _) in batch {
            let number = kept.last + 1
            try db.run(
                areCurrent
                    ? "UPDATE record SET current = \(number), last = \(number) WHERE id = \(kept.id)"
                    : "UPDATE record SET last = \(number) WHERE id = \(kept.id)")
        }
        return versions
    }

    /// The source said the same again.
    static func confirm(_ version: KeptRecord.Version, _ incoming: Incoming, in db: Writing) throws {
        guard incoming.seen > version.seen else { return }
        try db.run("UPDATE version SET seen = \(incoming.seen.number), day = \(incoming.day ?? version.day) WHERE id = \(version.id)")
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

    private static let versionColumns = ["id", "record_id", "number", "day", "seen", "digest", "facts", "raw", "closed_on", "closing"]

    /// - Parameter facts: of the version before, for a closing, which brings none of its own: the last known ones stay with the body.
    private static func versionRow(_ id: Int64, record: Int64, number: Int, _ prepared: Prepared, facts: String?) -> [SQLValue] {
        let incoming = prepared.incoming
        return [
            .integer(id), .integer(record), .integer(Int64(number)), incoming.day.sqlValue, .integer(incoming.seen.number), .blob(incoming.digest),
            .text(incoming.facts == nil ? facts ?? "{}" : prepared.text), prepared.raw.map { .blob($0) } ?? .null, incoming.closingDay.sqlValue,
            (incoming.facts == nil).sqlValue,
        ]
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
            facts: try StatedFacts(json: try row.text("facts")),
            closedOn: try row.dayOrNil("closed_on"))
    }
}
