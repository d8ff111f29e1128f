import Database
import Reference
import Registry
import Values

/// What an activity and a grant have in common, read back for a page or an index.
package struct Deed: Sendable {
    package struct Party: Sendable, Hashable {
        package let role: PartyFacts.Role
        package let name: String?, identifier: String?, krs: String?, nip: String?, regon: String?
        /// Of the seat, where the source says it; TERYT.
        package let gmina: String?, locality: String?
        package let match: BodyMatch
    }

    package struct Mark: Sendable, Hashable {
        package let code: String
        /// False: proposed from the words.
        package let isStated: Bool

        package init(code: String, isStated: Bool) { (self.code, self.isStated) = (code, isStated) }
    }

    package let id: Int64
    /// Codes of the source, and the key of the record there.
    package let source: String, key: String
    /// The day on which the source last said so; nil for what is withdrawn.
    package let day: Day?
    package let title: String?, slug: String, description: String?, link: String?
    package let origin: Origin
    package let isSample: Bool, isWithdrawn: Bool
    package fileprivate(set) var parties: [Party] = []
    /// Where it happens; empty: nobody said.
    package fileprivate(set) var places: [DeedPlace] = []
    package fileprivate(set) var spheres: [Mark] = [], targetGroups: [Mark] = []

    /// - Parameter row: of the deed's own table, with `key` and `day` of its record.
    init(_ row: Row) throws {
        (id, source, key) = (try row.int64("id"), try row.text("source"), try row.text("record_key"))
        (day, title, slug) = (try row.dayOrNil("stated_on"), try row.textOrNil("title"), try row.text("slug"))
        (description, link) = (try row.textOrNil("description"), try row.textOrNil("link"))
        origin = Origin(rawValue: try row.text("origin")) ?? .imported
        (isSample, isWithdrawn) = (try row.bool("sample"), try row.bool("withdrawn"))
    }

    /// Columns and joins that ``init(_:)`` needs.
    static func select(from table: SQL, _ ids: [Int64]) -> SQL {
        """
        SELECT d.*, r.key AS record_key, v.day AS stated_on FROM \(table) d JOIN deed_record r ON r.id = d.id
        LEFT JOIN deed_version v ON v.record_id = r.id AND v.number = r.current WHERE d.id IN (\(list: ids)) ORDER BY d.id
        """
    }

    /// Bodies, places and marks of deeds that were read, in three statements however many they are.
    static func fill<Item>(_ items: inout [Item], _ deed: WritableKeyPath<Item, Deed>, in db: Reading) throws {
        let ids = items.map { $0[keyPath: deed].id }
        let index = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func each(_ sql: SQL, _ body: (inout Deed, Row) throws -> Void) throws {
            try db.each(sql) { row in if let place = index[try row.int64("deed_id")] { try body(&items[place][keyPath: deed], row) } }
        }
        try each("SELECT * FROM deed_party WHERE deed_id IN (\(list: ids)) ORDER BY deed_id, position") { deed, row in
            deed.parties.append(try Party(row))
        }
        try each("SELECT * FROM deed_place WHERE deed_id IN (\(list: ids)) ORDER BY deed_id, position") { deed, row in
            deed.places.append(try DeedPlace(row))
        }
        try each("SELECT * FROM deed_mark WHERE deed_id IN (\(list: ids)) ORDER BY deed_id, kind, code") { deed, row in
            let mark = Mark(code: try row.text("code"), isStated: try row.bool("stated"))
            if try row.text("kind") == "sphere" { deed.spheres.append(mark) } else { deed.targetGroups.append(mark) }
        }
    }
}

extension Deed {
    /// Activities and grants that stand in which a body has a part, newest first.
    package static func ids(of organisation: Int64, _ kind: DeedKind, in db: Reading) throws -> [Int64] {
        let (table, day): (SQL, SQL) = kind == .grant ? ("grant_award", "coalesce(d.awarded_on, d.planned_from)") : ("activity", "d.starts_on")
        return try db.all(
            """
            SELECT d.id FROM \(table) d JOIN (SELECT DISTINCT deed_id FROM deed_party WHERE organisation_id = \(organisation)) p ON p.deed_id = d.id
            WHERE d.withdrawn = 0 ORDER BY coalesce(\(day), 0) DESC, d.id DESC
            """
        ) { try $0.int64("id") }
    }

    /// The newest day of an activity and of a grant of each body that has any, not after `today`: signs of its being alive.
    package static func lastDays(_ kind: DeedKind, until today: Day, in db: Reading) throws -> [Int64: Day] {
        let (table, day): (SQL, SQL) =
            kind == .grant ? ("grant_award", "coalesce(d.awarded_on, d.planned_from)") : ("activity", "coalesce(d.ends_on, d.starts_on)")
        var days: [Int64: Day] = [:]
        try db.each(
            """
            SELECT p.organisation_id, max(\(day)) AS day FROM \(table) d JOIN deed_party p ON p.deed_id = d.id
            WHERE d.withdrawn = 0 AND p.organisation_id IS NOT NULL AND p.role <> 'funder' AND \(day) <= \(today) GROUP BY p.organisation_id
            """
        ) { row in days[try row.int64("organisation_id")] = try row.dayOrNil("day") }
        return days
    }
}

extension Deed.Party {
    fileprivate init(_ row: Row) throws {
        role = PartyFacts.Role(rawValue: try row.text("role")) ?? .partner
        (name, identifier, krs) = (try row.textOrNil("name"), try row.textOrNil("identifier"), try row.textOrNil("krs"))
        (nip, regon) = (try row.textOrNil("nip"), try row.textOrNil("regon"))
        (gmina, locality) = (try row.textOrNil("seat_gmina"), try row.textOrNil("locality"))
        match = BodyMatch(
            kind: BodyMatch.Kind(rawValue: try row.text("matched")) ?? .none, organisation: try row.int64OrNil("organisation_id"),
            candidates: IDRanges(try row.text("candidates"))?.ids ?? [])
    }
}
