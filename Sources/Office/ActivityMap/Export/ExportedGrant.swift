import Bytes
import Database
import Documents
import Reference
import Registry

/// A grant on its way out as 360Giving: in the source's own words where it came in that format, else put together from what we hold.
struct ExportedGrant {
    let id: Int64
    /// One JSON object.
    let bytes: [UInt8]

    private static let atOnce = 500
    private static let longestRaw = 64 << 20

    /// Hands the grants over in the order of their ids, some hundred at a time.
    ///
    /// - Parameters:
    ///   - ids: ascending; nil: every grant that stands.
    ///   - withSample: also those of the sample.
    static func each(_ ids: [Int64]?, withSample: Bool, in db: Reading, _ body: (ExportedGrant) throws -> Void) throws {
        let territory = try Territory.load(db)
        var (last, place) = (Int64(0), 0)
        let real: SQL = withSample ? "" : " AND g.sample = 0"
        while true {
            var chosen: SQL = "g.withdrawn = 0 AND g.id > \(last)" + real
            if let ids {
                let part = Array(ids[place..<min(place + atOnce, ids.count)])
                if part.isEmpty { return }
                chosen = "g.withdrawn = 0 AND g.id IN (\(list: part))" + real
                place += part.count
            }
            let page = try page(chosen, territory, in: db)
            for grant in page { try body(grant) }
            if ids == nil {
                guard let end = page.last, page.count == atOnce else { return }
                last = end.id
            }
        }
    }

    private static func page(_ chosen: SQL, _ territory: Territory, in db: Reading) throws -> [ExportedGrant] {
        struct Held {
            let id: Int64, key: String, source: (code: String, publisher: String), facts: String, raw: [UInt8]?
        }
        let held = try db.all(
            """
            SELECT r.id, r.key, s.code, s.publisher, v.facts, v.raw FROM grant_award g JOIN deed_record r ON r.id = g.id
            JOIN deed_version v ON v.record_id = r.id AND v.number = r.current JOIN source s ON s.code = r.source
            WHERE
            """ + " " + chosen + " ORDER BY g.id LIMIT \(atOnce)"
        ) { row in
            let (id, key, code) = (try row.int64("id"), try row.text("key"), try row.text("code"))
            let source = (code: code, publisher: try row.text("publisher"))
            return Held(id: id, key: key, source: source, facts: try row.text("facts"), raw: try row.blobOrNil("raw"))
        }
        let places = try places(of: held.filter { $0.raw == nil }.map(\.id), in: db)
        return try held.map { grant in
            if let raw = grant.raw { return ExportedGrant(id: grant.id, bytes: try Deflate.expand(raw, limit: longestRaw)) }
            let draft = GivingDraft(
                key: grant.key, source: grant.source.code, publisher: grant.source.publisher, facts: try FactsText.read(grant.facts),
                places: (places[grant.id] ?? []).map { ($0, territory[$0]?.label ?? $0.digits) })
            return ExportedGrant(id: grant.id, bytes: draft.node.bytes)
        }
    }

    private static func places(of ids: [Int64], in db: Reading) throws -> [Int64: [Teryt]] {
        var places: [Int64: [Teryt]] = [:]
        guard !ids.isEmpty else { return places }
        try db.each("SELECT deed_id, teryt FROM deed_place WHERE deed_id IN (\(list: ids)) AND teryt IS NOT NULL ORDER BY deed_id, position") { row in
            let id = try row.int64("deed_id")
            if let teryt = Teryt(try row.text("teryt")) { places[id, default: []].append(teryt) }
        }
        return places
    }
}
