import Database
import Values

/// Which versions a run saw, in few rows: one for each day the source speaks of.
struct Sightings {
    /// When a source was asked, and of which day it speaks.
    struct Moment: Hashable, Sendable {
        let day: Day?, seen: Seen

        init(_ incoming: Incoming) { self.init(day: incoming.day, seen: incoming.seen) }
        init(day: Day?, seen: Seen) { (self.day, self.seen) = (day, seen) }
    }

    private let run: ID<ImportRun>
    private var versions: [(moment: Moment, ids: [Int64])] = []
    private var places: [Moment: Int] = [:]
    /// Of the moment named last, which is mostly the next one too.
    private var last = 0

    init(run: ID<ImportRun>) { self.run = run }

    mutating func add(_ version: Int64, _ incoming: Incoming) { add(version, Moment(incoming)) }

    mutating func add(_ version: Int64, _ moment: Moment) {
        if last >= versions.count || versions[last].moment != moment {
            last = places[moment] ?? versions.count
            places[moment] = last
            if last == versions.count { versions.append((moment, [])) }
        }
        versions[last].ids.append(version)
    }

    func write(in db: Writing) throws {
        let ids = try db.newIDs("sighting", count: versions.count)
        try db.insert(
            into: "sighting", columns: ["id", "run_id", "day", "seen", "versions"],
            rows: zip(ids, versions).map { id, seen in
                [.integer(id), run.sqlValue, seen.moment.day.sqlValue, .integer(seen.moment.seen.number), .text(IDRanges(seen.ids).text)]
            })
    }

    /// Every version the run saw.
    static func seen(by run: ID<ImportRun>, in db: Reading) throws -> Set<Int64> {
        var seen: Set<Int64> = []
        try db.each("SELECT versions FROM sighting WHERE run_id = \(run)") { seen.formUnion(IDRanges(try $0.text("versions"))?.ids ?? []) }
        return seen
    }
}
