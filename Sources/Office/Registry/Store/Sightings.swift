import Database
import Values

/// Which versions a run saw, in few rows: one for each day the source speaks of.
struct Sightings {
    /// When a source was asked, and of which day it speaks.
    struct Moment: Hashable, Sendable {
        let day: Day?, seen: Seen

        init(_ incoming: Incoming) { (day, seen) = (incoming.day, incoming.seen) }
    }

    private let run: ID<ImportRun>
    private var versions: [Moment: [Int64]] = [:]
    private var order: [Moment] = []

    init(run: ID<ImportRun>) { self.run = run }

    mutating func add(_ version: Int64, _ incoming: Incoming) { add(version, Moment(incoming)) }

    mutating func add(_ version: Int64, _ moment: Moment) {
        if versions[moment] == nil { order.append(moment) }
        versions[moment, default: []].append(version)
    }

    func write(in db: Writing) throws {
        let ids = try db.newIDs("sighting", count: order.count)
        try db.insert(
            into: "sighting", columns: ["id", "run_id", "day", "seen", "versions"],
            rows: zip(ids, order).map { id, moment in
                [.integer(id), run.sqlValue, moment.day.sqlValue, .integer(moment.seen.number), .text(IDRanges(versions[moment] ?? []).text)]
            })
    }

    /// Every version the run saw.
    static func seen(by run: ID<ImportRun>, in db: Reading) throws -> Set<Int64> {
        var seen: Set<Int64> = []
        try db.each("SELECT versions FROM sighting WHERE run_id = \(run)") { seen.formUnion(IDRanges(try $0.text("versions"))?.ids ?? []) }
        return seen
    }
}
