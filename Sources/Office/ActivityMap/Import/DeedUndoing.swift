import Application
import Database
import Registry
import Values

/// Takes a run of this module's importers back: what another run saw stays as that run saw it, what only this one brought is withdrawn.
enum DeedUndoing {
    private static let chunk = 1_000

    static let undoing = RunUndoing(["import activities", "import grants", "sample activities", "sample grants"]) { run, today, db in
        let source = try db.one("SELECT source FROM import_run WHERE id = \(run)") { try $0.text("source") }
        let versions = try DeedSightings.seen(by: run, in: db)
        var records: [DeedKind: Set<Int64>] = [:]
        for part in chunks(versions) {
            try db.each(
                "SELECT r.id, r.kind FROM deed_version v JOIN deed_record r ON r.id = v.record_id WHERE v.id IN (\(list: part))"
            ) { records[DeedKind(rawValue: try $0.text("kind")) ?? .grant, default: []].insert(try $0.int64("id")) }
        }
        let last = try DeedSightings.last(of: source, in: db)
        let tools = try DeedTools.load(db, today: today)
        for kind in DeedKind.allCases {
            let ids = (records[kind] ?? []).sorted()
            for part in chunks(ids) {
                try restore(part, last, in: db)
                switch kind {
                case .activity: try DeedSettling.settle(part, as: ActivityFacts.self, tools, in: db)
                case .grant: try DeedSettling.settle(part, as: GrantFacts.self, tools, in: db)
                }
            }
            if !ids.isEmpty { db.note(Change("undone", kind.rawValue, ids: ids)) }
        }
        return records.values.reduce(0) { $0 + $1.count }
    }

    /// Gives each record the version that the runs left over say is in force: the one seen last, of two seen in the same minute the later one.
    private static func restore(_ records: [Int64], _ last: [Int64: (seen: Seen, day: Day?)], in db: Writing) throws {
        let versions = try db.all("SELECT id, record_id, number, seen FROM deed_version WHERE record_id IN (\(list: records)) ORDER BY id") {
            (id: try $0.int64("id"), record: try $0.int64("record_id"), number: try $0.int("number"), seen: try $0.int64("seen"))
        }
        var current: [Int64: (seen: Int64, number: Int)] = [:]
        for version in versions {
            let sight = last[version.id]
            let seen = sight?.seen.number ?? 0
            if seen != version.seen { try db.run("UPDATE deed_version SET seen = \(seen), day = \(sight?.day) WHERE id = \(version.id)") }
            if seen > 0, seen >= current[version.record]?.seen ?? 0 { current[version.record] = (seen, version.number) }
        }
        for record in records { try db.run("UPDATE deed_record SET current = \(current[record]?.number) WHERE id = \(record)") }
    }

    private static func chunks(_ ids: [Int64]) -> [[Int64]] {
        stride(from: 0, to: ids.count, by: chunk).map { Array(ids[$0..<min($0 + chunk, ids.count)]) }
    }
}
