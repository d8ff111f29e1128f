import Bytes
import Values

/// One record as an importer hands it in, already read and checked.
package struct Incoming: Sendable {
    package enum Content: Sendable {
        /// What the source says. The digest tells whether it says anything new: of the raw reply where it is kept, else of the facts.
        case facts(KeptFacts, digest: [UInt8], raw: [UInt8]?)
        /// The source says that it no longer holds the body. Creates nothing.
        case closed(on: Day)

        /// Facts that are all there is of a record.
        package init(_ facts: StatedFacts) {
            let json = facts.jsonBytes
            self = .facts(KeptFacts(facts, json: json), digest: SHA256.digest(of: json), raw: nil)
        }
    }

    package var source: Source
    /// By which the next delivery finds the same record: a KRS number.
    package var key: String
    /// The day whose state the record shows.
    package var day: Day?
    /// When the source was asked; an older delivery never replaces a newer one.
    package var seen: Seen
    package var content: Content
    /// The source closed the record although it still gives its facts.
    package var closedOn: Day?
    /// False for a closing that follows from the record's not standing in a list: it was not read, so it is not counted as unchanged.
    package var isRead = true

    package init(source: Source, key: String, day: Day?, seen: Seen, content: Content, closedOn: Day? = nil) {
        (self.source, self.key, self.day, self.seen, self.content, self.closedOn) = (source, key, day, seen, content, closedOn)
    }

    /// A record whose facts are all there is of it.
    package init(source: Source, key: String, day: Day?, seen: Seen, facts: StatedFacts) {
        self.init(source: source, key: key, day: day, seen: seen, content: Content(facts))
    }

    var stated: KeptFacts? {
        guard case .facts(let kept, _, _) = content else { return nil }
        return kept
    }

    var rawBytes: Int {
        guard case .facts(_, _, let raw) = content else { return 0 }
        return raw?.count ?? 0
    }
}

/// When a source was asked, to the minute where it says so: `202611241230`. A mere day counts as its end, so that what was fetched during the
/// day does not outlive what was said of the day as a whole.
package struct Seen: Sendable, Hashable, Comparable {
    package let number: Int64

    package init(_ day: Day, hour: Int = 23, minute: Int = 59) { number = Int64(day.number) * 10_000 + Int64(hour * 100 + minute) }
    package init(number: Int64) { self.number = number }

    package static func < (a: Seen, b: Seen) -> Bool { a.number < b.number }
}

/// What came of the records of a run. The unit is one record of the source.
package struct Counts: Sendable, Equatable, Codable {
    package var read = 0, new = 0, changed = 0, unchanged = 0, closed = 0, rejected = 0

    package init() {}

    package static func += (a: inout Counts, b: Counts) {
        a.read += b.read
        a.new += b.new
        a.changed += b.changed
        a.unchanged += b.unchanged
        a.closed += b.closed
        a.rejected += b.rejected
    }

    /// `read 23, new 23, changed 0, unchanged 0, closed 0, rejected 0`: the last line of every import.
    package var line: String {
        "read \(read), new \(new), changed \(changed), unchanged \(unchanged), closed \(closed), rejected \(rejected)"
    }
}

/// A record or a field that could not be used.
package struct RecordProblem: Sendable, Equatable {
    package enum Severity: String, Sendable { case rejected, warning }

    package var severity: Severity
    package var file: String
    /// 1-based; 0: the file as a whole.
    package var line: Int
    package var field: String
    package var reason: String

    package init(_ severity: Severity, file: String, line: Int, field: String, reason: String) {
        (self.severity, self.file, self.line, self.field, self.reason) = (severity, file, line, field, reason)
    }
}
