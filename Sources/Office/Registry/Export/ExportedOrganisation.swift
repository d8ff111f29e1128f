import Database
import Reference
import Values

/// A row of a file: what is public of one organisation, whole.
struct ExportedOrganisation: Sendable {
    let id: Int64, slug: String
    let body: Organisation
    fileprivate(set) var numbers: [String: String] = [:]
    /// Codes of sources, the weightiest first.
    fileprivate(set) var sources: [String] = []
    fileprivate(set) var stated: [String] = [], proposed: [String] = []

    private init(_ row: Row) throws { (id, slug, body) = (try row.int64("id"), try row.text("slug"), try Organisation(row)) }

    /// The bodies with these numbers, in their order; four questions however many there are.
    static func rows(_ ids: some Collection<Int64>, in db: Reading) throws -> [ExportedOrganisation] {
        guard !ids.isEmpty else { return [] }
        let list = Array(ids)
        let found = try db.all("SELECT * FROM organisation WHERE id IN (\(list: list))", ExportedOrganisation.init)
        var byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        try db.each("SELECT organisation_id, kind, value FROM identifier WHERE recommended = 1 AND organisation_id IN (\(list: list))") { row in
            byID[try row.int64("organisation_id")]?.numbers[try row.text("kind")] = try row.text("value")
        }
        try db.each(
            """
            SELECT DISTINCT r.organisation_id, s.precedence, s.code FROM record r JOIN source s ON s.code = r.source
            WHERE r.current IS NOT NULL AND r.organisation_id IN (\(list: list)) ORDER BY r.organisation_id, s.precedence, s.code
            """
        ) { row in byID[try row.int64("organisation_id")]?.sources.append(try row.text("code")) }
        try db.each(
            """
            SELECT organisation_id, kind, code FROM attribute WHERE kind IN ('sphere', 'proposed_sphere') AND organisation_id IN (\(list: list))
            ORDER BY organisation_id, code
            """
        ) { row in
            let (id, code) = (try row.int64("organisation_id"), try row.text("code"))
            if try row.text("kind") == "sphere" { byID[id]?.stated.append(code) } else { byID[id]?.proposed.append(code) }
        }
        return list.compactMap { byID[$0] }
    }

    /// Every body that is not withdrawn, by name.
    ///
    /// - Parameter sample: with the invented ones.
    static func all(sample: Bool, in db: Reading) throws -> [Int64] {
        try db.all("SELECT id FROM organisation WHERE withdrawn = 0 AND sample <= \(sample ? 1 : 0) ORDER BY sort_key, id") { try $0.int64("id") }
    }
}
