import Database
import Values

/// Which version of a record is in force: the last one that says something of the body, or, when the source closed it after that, the first
/// such closing, with the facts it left behind. A closing with nothing before it means nothing.
enum Standing {
    private struct Seen {
        let id: Int64, number: Int, isClosing: Bool, facts: String
    }

    static func restore(_ records: [Int64], in db: Writing) throws {
        guard !records.isEmpty else { return }
        var versions: [Int64: [Seen]] = [:]
        try db.each(
            """
            SELECT id, record_id, number, closing, facts FROM version WHERE record_id IN (\(list: records)) AND seen > 0 ORDER BY seen, id
            """
        ) { row in
            let seen = Seen(id: try row.int64("id"), number: try row.int("number"), isClosing: try row.bool("closing"), facts: try row.text("facts"))
            versions[try row.int64("record_id"), default: []].append(seen)
        }
        for record in records {
            let current = try current(versions[record] ?? [], in: db)
            try db.run("UPDATE record SET current = \(current) WHERE id = \(record)")
        }
    }

    private static func current(_ versions: [Seen], in db: Writing) throws -> Int? {
        guard let last = versions.lastIndex(where: { !$0.isClosing }) else { return nil }
        guard let closing = versions[last...].first(where: \.isClosing) else { return versions[last].number }
        if closing.facts != versions[last].facts {
            try db.run("UPDATE version SET facts = \(versions[last].facts) WHERE id = \(closing.id)")
        }
        return closing.number
    }
}
