import Database
import Reference
import Registry
import Search
import Values

/// Reads the tables of deeds into columns.
struct PlacedDeedsReading {
    let spheres: [String: UInt8]
    private(set) var codes = Numbered<String>(["outside", "everywhere"])
    private(set) var currencies = Numbered<String>()
    private(set) var bodies = Numbered<Int64>()
    private var areas: [Int64: [UInt16]] = [:]
    private let view: LiveRegister.View

    init(_ view: LiveRegister.View, in db: Reading) throws {
        self.view = view
        spheres = Dictionary(view.spheres.enumerated().map { ($1.code, UInt8(min($0, 255))) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func table(_ kind: DeedKind, in db: Reading) throws -> PlacedDeeds.Table {
        var table = PlacedDeeds.Table()
        let (bodies, marks) = (try bodies(in: db), try marks(in: db))
        var ids: [Int64] = []
        try db.each(PlacedDeedsReading.deeds(kind)) { row in
            ids.append(try row.int64("id"))
            table.years.append(Int16(clamping: try row.intOrNil("year") ?? 0))
            table.amounts.append(try row.intOrNil("amount") ?? PlacedDeeds.missing)
            table.people.append(try row.intOrNil("people") ?? PlacedDeeds.missing)
            table.currencies.append(UInt8(clamping: currencies.number(try row.textOrNil("currency") ?? "")))
            table.samples.append(try row.bool("sample"))
        }
        for id in ids {
            table.spheres.append(marks[id] ?? [])
            table.bodies.append(bodies[id] ?? [])
        }
        for place in DeedCounts.Place.allCases {
            let found = try DeedPlaces(place, kind, in: db)
            var lists = CountedLists<UInt16>()
            for id in ids { lists.append(found[id].map { code($0) }) }
            table.places[place] = lists
        }
        table.newest =
            try db.first(
                """
                SELECT max(v.day) AS day FROM deed_record r JOIN deed_version v ON v.record_id = r.id AND v.number = r.current
                WHERE r.kind = \(kind.rawValue)
                """
            ) { try $0.dayOrNil("day") } ?? nil
        return table
    }

    private static func deeds(_ kind: DeedKind) -> SQL {
        switch kind {
        case .grant:
            "SELECT id, year, awarded AS amount, currency, NULL AS people, sample FROM grant_award WHERE withdrawn = 0 ORDER BY id"
        case .activity:
            """
            SELECT id, starts_on / 10000 AS year, amount, currency, people_reached AS people, sample FROM activity WHERE withdrawn = 0 ORDER BY id
            """
        }
    }

    private mutating func bodies(in db: Reading) throws -> [Int64: [Int32]] {
        var found: [Int64: [Int32]] = [:]
        try db.each(
            "SELECT deed_id, organisation_id FROM deed_party WHERE organisation_id IS NOT NULL AND role <> 'funder' ORDER BY deed_id, position"
        ) { row in
            let body = Int32(clamping: bodies.number(try row.int64("organisation_id")))
            let deed = try row.int64("deed_id")
            if found[deed]?.contains(body) != true { found[deed, default: []].append(body) }
        }
        return found
    }

    private func marks(in db: Reading) throws -> [Int64: [UInt8]] {
        var found: [Int64: [UInt8]] = [:]
        try db.each("SELECT deed_id, code FROM deed_mark WHERE kind = 'sphere' ORDER BY deed_id, code") { row in
            if let sphere = spheres[try row.text("code")] { found[try row.int64("deed_id"), default: []].append(sphere) }
        }
        return found
    }

    private mutating func code(_ found: DeedPlaces.Found) -> UInt16 {
        switch found {
        case .outside: PlacedDeeds.outside
        case .everywhere: PlacedDeeds.everywhere
        case .unit(let digits): UInt16(exactly: codes.number(digits)) ?? PlacedDeeds.outside
        }
    }

    /// Where each body says it wants to work, whether it has done anything or not.
    mutating func readAreas(in db: Reading) throws {
        try db.each("SELECT organisation_id, code FROM attribute WHERE kind = 'area' ORDER BY organisation_id, code") { row in
            let (id, text) = (try row.int64("organisation_id"), try row.text("code"))
            _ = bodies.number(id)
            areas[id, default: []].append(code(text == "country" || text == "region" ? .everywhere : .unit(text)))
        }
    }

    func declared() -> CountedLists<UInt16> {
        var lists = CountedLists<UInt16>()
        for id in bodies.values { lists.append(areas[id] ?? []) }
        return lists
    }

    /// The number of each body in the register, and the code of its seat.
    mutating func standing() -> (documents: [Int32], seats: CountedLists<UInt16>) {
        var documents = [Int32](repeating: -1, count: bodies.values.count)
        var seats = [UInt16?](repeating: nil, count: bodies.values.count)
        let known = bodies
        view.snapshot.eachNumbered { number, hit in
            guard let body = known.known(hit.id) else { return }
            documents[body] = Int32(clamping: number)
            guard let gmina = ListedOrganisation(hit).gmina else { return }
            seats[body] = code(.unit(gmina.digits))
        }
        var lists = CountedLists<UInt16>()
        for seat in seats { lists.append(seat.map { [$0] } ?? []) }
        return (documents, lists)
    }
}
