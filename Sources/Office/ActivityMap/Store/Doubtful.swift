import Database
import Values

/// A body of a grant or an activity nobody could match for sure, with those it may be: for a person to decide.
package struct Doubtful: Sendable, Encodable {
    package struct Candidate: Sendable, Encodable {
        package let id: Int64
        package let name: String
        /// TERYT.
        package let gmina: String?
    }

    package let deed: Int64
    package let kind: String, role: String
    package let title: String?, name: String?, krs: String?, nip: String?, regon: String?, locality: String?
    package fileprivate(set) var candidates: [Candidate]

    /// In the order of the names they bear.
    package static func all(_ kind: DeedKind, limit: Int, in db: Reading) throws -> [Doubtful] {
        let table: SQL = kind == .grant ? "grant_award" : "activity"
        var found: [(Doubtful, [Int64])] = []
        try db.each(
            """
            SELECT p.deed_id, p.role, d.title, p.name, p.krs, p.nip, p.regon, p.locality, p.candidates
            FROM deed_party p JOIN \(table) d ON d.id = p.deed_id
            WHERE p.matched = 'doubtful' AND d.withdrawn = 0 ORDER BY p.folded, p.deed_id, p.position LIMIT \(limit)
            """
        ) { row in
            let (deed, role) = (try row.int64("deed_id"), try row.text("role"))
            let (title, name) = (try row.textOrNil("title"), try row.textOrNil("name"))
            let doubtful = Doubtful(
                deed: deed, kind: kind.rawValue, role: role, title: title, name: name, krs: try row.textOrNil("krs"), nip: try row.textOrNil("nip"),
                regon: try row.textOrNil("regon"), locality: try row.textOrNil("locality"), candidates: [])
            found.append((doubtful, IDRanges(try row.text("candidates"))?.ids ?? []))
        }
        let bodies = try candidates(Set(found.flatMap(\.1)).sorted(), in: db)
        return found.map { doubtful, ids in
            var doubtful = doubtful
            doubtful.candidates = ids.compactMap { bodies[$0] }
            return doubtful
        }
    }

    private static func candidates(_ ids: [Int64], in db: Reading) throws -> [Int64: Candidate] {
        var found: [Int64: Candidate] = [:]
        for start in stride(from: 0, to: ids.count, by: 10_000) {
            let part = Array(ids[start..<min(start + 10_000, ids.count)])
            try db.each("SELECT id, name, gmina FROM organisation WHERE id IN (\(list: part))") { row in
                let id = try row.int64("id")
                found[id] = Candidate(id: id, name: try row.text("name"), gmina: try row.textOrNil("gmina"))
            }
        }
        return found
    }
}
