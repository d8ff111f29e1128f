import Bytes
import Database
import Foundation
import Values

/// The newest version of a record that is kept already, as far as an import must know it.
package struct KeptRecord: Sendable {
    package let id: Int64, organisation: Int64, number: Int
    package let digest: String
    package let seenOn: Day
    package let closedOn: Day?
}

/// Raw records and their versions.
enum RecordStore {
    /// The newest versions by key.
    static func current(_ source: Source, keys: [String], in db: Reading) throws -> [String: KeptRecord] {
        let found = try db.all(
            """
            SELECT r.key, r.id, r.organisation_id, r.current, v.digest, v.seen_on, v.closed_on
            FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current
            WHERE r.source = \(source.rawValue) AND r.key IN (\(list: keys))
            """
        ) { row in
            (
                try row.text("key"),
                KeptRecord(
                    id: try row.int64("id"), organisation: try row.int64("organisation_id"), number: try row.int("current"),
                    digest: try row.text("digest"), seenOn: try row.day("seen_on"), closedOn: try row.dayOrNil("closed_on"))
            )
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    static func insert(_ rows: [(organisation: Int64, incoming: Incoming)], run: ID<ImportRun>, in db: Writing) throws {
        let records = try db.newIDs("record", count: rows.count)
        let versions = try db.newIDs("version", count: rows.count)
        try db.insert(
            into: "record", columns: ["id", "source", "key", "organisation_id", "current"],
            rows: zip(records, rows).map { id, row in
                [.integer(id), .text(row.incoming.source.rawValue), .text(row.incoming.key), .integer(row.organisation), .integer(1)]
            })
        try db.insert(
            into: "version", columns: versionColumns,
            rows: try rows.indices.map { try versionRow(versions[$0], record: records[$0], number: 1, run: run, rows[$0].incoming) })
    }

    /// Adds a version to each record and makes it the newest.
    static func append(_ batch: [(KeptRecord, Incoming)], run: ID<ImportRun>, in db: Writing) throws {
        let versions = try db.newIDs("version", count: batch.count)
        let facts = try closedFacts(batch, in: db)
        let rows = try zip(versions, batch).map { id, pair in
            let (kept, incoming) = pair
            return try versionRow(id, record: kept.id, number: kept.number + 1, run: run, incoming, factsBefore: facts[kept.id])
        }
        try db.insert(into: "version", columns: versionColumns, rows: rows)
        for (kept, _) in batch { try db.run("UPDATE record SET current = \(kept.number + 1) WHERE id = \(kept.id)") }
    }

    /// The source said the same again, later.
    static func confirm(_ kept: KeptRecord, _ incoming: Incoming, in db: Writing) throws {
        try db.run(
            """
            UPDATE version SET seen_on = \(incoming.seenOn), day = \(incoming.day) WHERE record_id = \(kept.id) AND number = \(kept.number)
            """)
    }

    /// The newest version of every record of the bodies named.
    static func standing(_ organisations: [Int64], in db: Reading) throws -> [Int64: [CurrentRecord]] {
        let found = try db.all(
            """
            SELECT r.organisation_id, r.source, v.day, v.facts, v.closed_on
            FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current
            WHERE r.organisation_id IN (\(list: organisations)) ORDER BY r.id
            """
        ) { row in (try row.int64("organisation_id"), try CurrentRecord(row)) }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }

    private static let versionColumns = ["id", "record_id", "number", "run_id", "day", "seen_on", "digest", "facts", "raw", "closed_on"]

    private static func versionRow(
        _ id: Int64, record: Int64, number: Int, run: ID<ImportRun>, _ incoming: Incoming, factsBefore: String? = nil
    ) throws -> [SQLValue] {
        let head: [SQLValue] = [.integer(id), .integer(record), .integer(Int64(number)), run.sqlValue, incoming.day.sqlValue, incoming.seenOn.sqlValue]
        switch incoming.content {
        case .facts(let facts, let digest, let raw):
            let compressed = raw.map { SQLValue.blob(Deflate.compress($0)) } ?? .null
            return head + [.text(digest), .text(try facts.json), compressed, incoming.closedOn.sqlValue]
        case .closed(let day):
            return head + [.text("closed \(day.iso)"), .text(factsBefore ?? "{}"), .null, day.sqlValue]
        }
    }

    /// A closing brings no facts of its own: the last known ones stay with the body.
    private static func closedFacts(_ batch: [(KeptRecord, Incoming)], in db: Reading) throws -> [Int64: String] {
        let closing = batch.filter { if case .closed = $0.1.content { true } else { false } }.map(\.0.id)
        guard !closing.isEmpty else { return [:] }
        let found = try db.all(
            """
            SELECT r.id, v.facts FROM record r JOIN version v ON v.record_id = r.id AND v.number = r.current WHERE r.id IN (\(list: closing))
            """
        ) { row in (try row.int64("id"), try row.text("facts")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}

extension StatedFacts {
    /// JSON with its keys in order: equal facts are equal text.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    package init(json: String) throws { self = try JSONDecoder().decode(StatedFacts.self, from: Data(json.utf8)) }
}

extension CurrentRecord {
    init(_ row: Row) throws {
        let source = Source(rawValue: try row.text("source"))
        guard let source else { throw DatabaseError.column("source", problem: "nieznane źródło") }
        self.init(source: source, day: try row.dayOrNil("day"), facts: try StatedFacts(json: try row.text("facts")), closedOn: try row.dayOrNil("closed_on"))
    }
}
