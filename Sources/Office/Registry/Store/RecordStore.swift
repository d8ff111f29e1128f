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
            rows.add(.known(id), .known(kept.id), values: versionValues(number: kept.last + 1, prepared, facts: facts[kept.id]))
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

    fileprivate static let versionColumns = ["id", "record_id", "number", "day", "seen", "digest", "facts", "raw", "closed_on", "closing"]

    /// - Parameter facts: of the version before, for a closing, which brings none of its own: the last known ones stay with the body.
    fileprivate static func versionValues(number: Int, _ prepared: Prepared, facts: String?) -> [SQLValue] {
        let incoming = prepared.incoming
        return [
            .integer(Int64(number)), incoming.day.sqlValue, .integer(incoming.seen.number), .blob(incoming.digest),
            .text(incoming.stated == nil ? facts ?? "{}" : prepared.text), prepared.raw.map { .blob($0) } ?? .null, incoming.closingDay.sqlValue,
            (incoming.stated == nil).sqlValue,
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

/// New records on their way into the tables, each with its first version.
struct RecordRows: Sendable {
    private var records = Rows(into: "record", columns: ["id", "organisation_id", "source", "key", "current", "last"])
    private var versions = Rows(into: "version", columns: RecordStore.versionColumns)

    /// - Parameter body: of a set that is the first of those handed to ``write(bodies:in:)``, when it is new.
    mutating func add(of body: Rows.Key, _ prepared: Prepared) {
        let number = records.count
        let incoming = prepared.incoming
        records.add(.new(set: 1, number), body, values: [.text(incoming.source.code), .text(incoming.key), .integer(1), .integer(1)])
        versions.add(.new(set: 2, number), .new(set: 1, number), values: RecordStore.versionValues(number: 1, prepared, facts: nil))
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
