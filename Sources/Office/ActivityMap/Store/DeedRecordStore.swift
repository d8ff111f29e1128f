import Bytes
import Database
import Registry
import Values

/// An entry of a source as an importer hands it in, read and checked.
package struct IncomingDeed<Facts: DeedFacts>: Sendable {
    /// By which the next delivery finds the same record.
    package let key: String
    package let facts: Facts
    /// The facts as text.
    let text: String
    /// Compressed; nil where the facts are all there is.
    let raw: [UInt8]?
    let digest: [UInt8]

    /// - Parameters:
    ///   - raw: the record as the source wrote it.
    ///   - sense: what of it tells whether the source says anything new; the facts when nil.
    package init(key: String, facts: Facts, raw: [UInt8]? = nil, sense: [UInt8]? = nil) {
        (self.key, self.facts) = (key, facts)
        text = FactsText.write(facts)
        self.raw = raw.map { Deflate.compress($0, level: 4) }
        digest = SHA256.digest(of: sense ?? Array(text.utf8))
    }
}

/// What is kept of a record already.
struct KeptDeed: Sendable {
    struct Version: Sendable {
        let id: Int64, number: Int, digest: [UInt8], seen: Seen, day: Day?
    }

    let id: Int64
    /// Number of the newest version ever.
    let last: Int
    /// The version in force; nil when every run that saw the record was undone.
    let current: Version?
}

/// Records of activities and grants and their versions. A version is added and never changed, but for the day on which the source last said it.
enum DeedRecordStore {
    static func kept(_ kind: DeedKind, _ source: Source, keys: [String], in db: Reading) throws -> [String: KeptDeed] {
        var found: [String: KeptDeed] = [:]
        try db.each(
            """
            SELECT r.key, r.id, r.last, v.id AS version_id, v.number, v.digest, v.seen, v.day
            FROM deed_record r LEFT JOIN deed_version v ON v.record_id = r.id AND v.number = r.current
            WHERE r.kind = \(kind.rawValue) AND r.source = \(source.code) AND r.key IN (\(list: keys))
            """
        ) { row in
            let key = try row.text("key")
            let (id, last) = (try row.int64("id"), try row.int("last"))
            let version = try row.int64OrNil("version_id").map { version in
                KeptDeed.Version(
                    id: version, number: try row.int("number"), digest: try row.blob("digest"), seen: Seen(number: try row.int64("seen")),
                    day: try row.dayOrNil("day"))
            }
            found[key] = KeptDeed(id: id, last: last, current: version)
        }
        return found
    }

    /// New records, each with its first version.
    ///
    /// - Returns: the ids of records and versions, in the order of the batch.
    static func insert<Facts>(_ batch: [IncomingDeed<Facts>], _ source: Source, day: Day, in db: Writing) throws -> [(record: Int64, version: Int64)]
    {
        let (records, versions) = (try db.newIDs("deed_record", count: batch.count), try db.newIDs("deed_version", count: batch.count))
        var rows = Rows(into: "deed_record", columns: ["id", "kind", "source", "key", "current", "last"])
        for (id, deed) in zip(records, batch) {
            rows.add(.known(id), values: [.text(Facts.kind.rawValue), .text(source.code), .text(deed.key), .integer(1), .integer(1)])
        }
        try db.insert(rows)
        try insert(zip(zip(versions, records), batch).map { ($0.0, $0.1, 1, $1) }, day: day, in: db)
        return Array(zip(records, versions)).map { (record: $0, version: $1) }
    }

    /// One more version of each record.
    ///
    /// - Parameter areCurrent: they are in force from now on; else they only tell of an earlier time.
    /// - Returns: the ids of the versions, in the order of the batch.
    static func append<Facts>(_ batch: [(KeptDeed, IncomingDeed<Facts>)], areCurrent: Bool, day: Day, in db: Writing) throws -> [Int64] {
        let versions = try db.newIDs("deed_version", count: batch.count)
        try insert(zip(versions, batch).map { ($0, $1.0.id, $1.0.last + 1, $1.1) }, day: day, in: db)
        for (kept, _) in batch {
            let number = kept.last + 1
            try db.run(
                areCurrent
                    ? "UPDATE deed_record SET current = \(number), last = \(number) WHERE id = \(kept.id)"
                    : "UPDATE deed_record SET last = \(number) WHERE id = \(kept.id)")
        }
        return versions
    }

    private static func insert<Facts>(_ versions: [(id: Int64, record: Int64, number: Int, IncomingDeed<Facts>)], day: Day, in db: Writing) throws {
        var rows = Rows(into: "deed_version", columns: ["id", "record_id", "number", "day", "seen", "digest", "facts", "raw"])
        for (id, record, number, deed) in versions {
            rows.add(
                .known(id), .known(record),
                values: [
                    .integer(Int64(number)), day.sqlValue, .integer(Seen(day).number), .blob(deed.digest), .text(deed.text),
                    deed.raw.map { .blob($0) } ?? .null,
                ])
        }
        try db.insert(rows)
    }

    /// The source said the same again.
    static func confirm(_ version: KeptDeed.Version, day: Day, in db: Writing) throws {
        guard Seen(day) > version.seen else { return }
        try db.run("UPDATE deed_version SET seen = \(Seen(day).number), day = \(day) WHERE id = \(version.id)")
    }

    /// What is in force of the records named, in the order of their ids; nil facts: nothing any more.
    static func standing<Facts: DeedFacts>(_ records: [Int64], as: Facts.Type, in db: Reading) throws -> [StandingDeed<Facts>] {
        try db.all(
            """
            SELECT r.id, r.source, v.facts FROM deed_record r LEFT JOIN deed_version v ON v.record_id = r.id AND v.number = r.current
            WHERE r.kind = \(Facts.kind.rawValue) AND r.id IN (\(list: records)) ORDER BY r.id
            """
        ) { row in
            StandingDeed(id: try row.int64("id"), source: try row.text("source"), facts: try row.textOrNil("facts").map { try FactsText.read($0) })
        }
    }
}

/// A record and what is in force of it.
struct StandingDeed<Facts: DeedFacts>: Sendable {
    let id: Int64
    /// Code of its source.
    let source: String
    let facts: Facts?
}
