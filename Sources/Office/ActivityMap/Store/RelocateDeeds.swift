import Database
import Reference
import Values

/// Looks again for the gmina of every place of an activity or a grant that could not be found, or that borders told, after more of the country, its
/// borders or its localities were loaded. What the sources say stays as it is; only what comes out otherwise is written.
package struct RelocateDeeds: Sendable {
    private static let atOnce = 2_000

    package struct Outcome: Sendable {
        /// Activities and grants with a place that is now known otherwise.
        package fileprivate(set) var deeds = 0
        /// Which borders told the gmina of a point, as they are called.
        package fileprivate(set) var borders: Set<String> = []

        /// Nil when nothing came out otherwise.
        package var line: String? {
            guard deeds > 0 else { return nil }
            let by = borders.isEmpty ? "" : " Punkty według granic: " + borders.sorted().joined(separator: "; ") + "."
            return "Działania i dotacje, którym znaleziono inne miejsce niż dotąd: \(deeds)." + by
        }
    }

    package init() {}

    package func callAsFunction(in database: Database) async throws -> Outcome {
        let today = database.clock.today
        // Asked first: laying out borders for nothing would cost every start of the server some time.
        guard var ids = try await database.read({ try RelocateDeeds.doubtful(after: 0, in: $0) }).nonEmpty else { return Outcome() }
        let tools = try await database.read { try DeedTools.load($0, today: today) }
        var outcome = Outcome()
        while let last = ids.last {
            let page = ids
            if try await database.read({ try !RelocateDeeds.moved(page, tools, in: $0).isEmpty }) {
                let moved = try await database.write(by: .commandLine) { db in
                    // Once more, in the same transaction: somebody else may have written meanwhile.
                    let moved = try RelocateDeeds.moved(page, tools, in: db)
                    try RelocateDeeds.write(moved, in: db)
                    return moved
                }
                outcome.deeds += moved.count
                outcome.borders.formUnion(moved.flatMap(\.places).compactMap(\.borders))
            }
            ids = try await database.read { try RelocateDeeds.doubtful(after: last, in: $0) }
        }
        return outcome
    }

    private struct Moved: Sendable {
        let deed: Int64, kind: DeedKind, places: [DeedPlace]
    }

    /// Deeds with a place that nobody found, or whose gmina borders told.
    private static func doubtful(after last: Int64, in db: Reading) throws -> [Int64] {
        try db.all(
            """
            SELECT DISTINCT deed_id FROM deed_place
            WHERE deed_id > \(last) AND (kind IN ('unplaced', 'outside') OR borders IS NOT NULL
                OR (kind = 'point' AND (teryt IS NULL OR length(teryt) < 6)))
            ORDER BY deed_id LIMIT \(atOnce)
            """
        ) { try $0.int64("deed_id") }
    }

    private static func moved(_ ids: [Int64], _ tools: DeedTools, in db: Reading) throws -> [Moved] {
        var known: [Int64: [DeedPlace]] = [:]
        try db.each("SELECT * FROM deed_place WHERE deed_id IN (\(list: ids)) ORDER BY deed_id, position") { row in
            known[try row.int64("deed_id"), default: []].append(try DeedPlace(row))
        }
        func compare<Facts: DeedRows>(_: Facts.Type) throws -> [Moved] {
            try DeedRecordStore.standing(ids, as: Facts.self, in: db).compactMap { deed in
                guard let facts = deed.facts else { return nil }
                let places = facts.places.map(tools.place)
                return places == known[deed.id] ?? [] ? nil : Moved(deed: deed.id, kind: Facts.kind, places: places)
            }
        }
        return try compare(ActivityFacts.self) + compare(GrantFacts.self)
    }

    private static func write(_ moved: [Moved], in db: Writing) throws {
        try db.run("DELETE FROM deed_place WHERE deed_id IN (\(list: moved.map(\.deed)))")
        var rows = Rows(into: "deed_place", columns: DeedPlace.columns)
        for deed in moved {
            for (position, place) in deed.places.enumerated() { rows.add(.known(deed.deed), values: place.values(position: position)) }
        }
        try db.insert(rows)
        for (kind, deeds) in Dictionary(grouping: moved, by: \.kind).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            db.note(Change("located", kind.rawValue, ids: deeds.map(\.deed).sorted(), reason: "teren, granice albo miejscowości"))
        }
    }
}

extension Array {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
