import Application
import Database
import Reference
import Registry
import Values

/// Activities and grants of the sample region over ten years. Many work elsewhere than their bodies sit, and for some grants nobody said where.
package enum SampleDeeds {
    static let addition = SampleAddition(
        add: { organisations, seed, services in
            let (activities, grants) = try await add(organisations: organisations, seed: seed, in: services)
            _ = try await DeedSigns.tell(services.database)
            return "Działania przykładowe: \(activities.read), dotacje: \(grants.read)."
        }, remove: { db in try remove(in: db) })

    /// Adds them through the same intake as any import. The same bodies and seed always make the same.
    ///
    /// - Returns: counts of activities and of grants.
    package static func add(organisations: Int, seed: UInt64, in services: Services) async throws -> (activities: Counts, grants: Counts) {
        let territory = try await services.database.read { try Territory.load($0) }
        let input = InputFiles(name: "\(organisations) organizacji, ziarno \(seed)", fingerprint: "sample \(organisations) \(seed)")
        func work<Facts: DeedRows>(_ command: String, _ deeds: @escaping (SampleDeedMaker) -> [(key: String, facts: Facts)]) async throws -> Counts {
            var bodies = SampleBodies(database: services.database)
            var waiting: [(key: String, facts: Facts)] = []
            let work = DeedImport<Facts>(
                command: command, source: .sample, input: input, day: nil, isDry: false, services: services, committed: { _ in })
            return try await work.run {
                while waiting.isEmpty {
                    guard let body = try await bodies.next() else { return nil }
                    waiting = deeds(SampleDeedMaker(body: body, seed: seed, territory: territory)).reversed()
                }
                let deed = waiting.removeLast()
                return ReadDeed(line: 0, outcome: .success(IncomingDeed(key: deed.key, facts: deed.facts)))
            }.counts
        }
        let activities = try await work("sample activities") { $0.deeds.activities }
        return (activities, try await work("sample grants") { $0.deeds.grants })
    }

    /// Exactly what ``add(organisations:seed:in:)`` brought; the runs go with those of the bodies.
    package static func remove(in db: Writing) throws {
        let sample = Source.sample.code
        let deeds: SQL = "SELECT id FROM deed_record WHERE source = \(sample)"
        for kind in DeedKind.allCases {
            let ids = try db.all("SELECT id FROM deed_record WHERE source = \(sample) AND kind = \(kind.rawValue) ORDER BY id") { try $0.int64("id") }
            if !ids.isEmpty { db.note(Change("removed", kind.rawValue, ids: ids, reason: "sample --remove")) }
        }
        for table in ["deed_party", "deed_mark", "deed_place"] { try db.run("DELETE FROM \(identifier: table) WHERE deed_id IN (\(deeds))") }
        for table in ["activity", "grant_award"] { try db.run("DELETE FROM \(identifier: table) WHERE id IN (\(deeds))") }
        try db.run("DELETE FROM deed_version WHERE record_id IN (\(deeds))")
        try db.run("DELETE FROM deed_record WHERE source = \(sample)")
        try db.run("DELETE FROM deed_sighting WHERE run_id IN (SELECT id FROM import_run WHERE source = \(sample))")
    }
}

/// A sample body, as its activities and grants need it.
struct SampleBody: Sendable {
    /// 1 for the first of them.
    let number: Int
    let name: String
    let gmina: Teryt
    let locality: String?
    let record: BodyFacts.RecordKey
}

/// The sample bodies in the order of their ids, some thousand at a time.
struct SampleBodies {
    private static let atOnce = 4_000

    let database: Database
    private var page: [SampleBody] = []
    private var place = 0, last: Int64 = 0, number = 0
    private var hasEnded = false

    init(database: Database) { self.database = database }

    mutating func next() async throws -> SampleBody? {
        if place == page.count {
            if hasEnded { return nil }
            let (after, first) = (last, number)
            let found = try await database.read { db in
                try db.all(
                    """
                    SELECT o.id, o.name, o.gmina, o.locality, r.source, r.key FROM organisation o
                    JOIN record r ON r.id = (SELECT min(id) FROM record WHERE organisation_id = o.id)
                    WHERE o.sample = 1 AND o.withdrawn = 0 AND o.gmina IS NOT NULL AND o.id > \(after) ORDER BY o.id LIMIT \(SampleBodies.atOnce)
                    """
                ) { row in
                    let (id, name, gmina) = (try row.int64("id"), try row.text("name"), try row.text("gmina"))
                    let locality = try row.textOrNil("locality")
                    return (id, name, gmina, locality, BodyFacts.RecordKey(source: try row.text("source"), key: try row.text("key")))
                }
            }
            (page, place, hasEnded) = ([], 0, found.count < SampleBodies.atOnce)
            last = found.last?.0 ?? last
            for (offset, body) in found.enumerated() {
                guard let gmina = Teryt(body.2) else { continue }
                page.append(SampleBody(number: first + offset + 1, name: body.1, gmina: gmina, locality: body.3, record: body.4))
            }
            number += found.count
            if page.isEmpty { return nil }
        }
        place += 1
        return page[place - 1]
    }
}
