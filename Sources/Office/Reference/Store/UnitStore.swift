import Database
import Values

/// Units in and out of the table `unit`.
enum UnitStore {
    static func all(_ db: Reading) throws -> [Unit] {
        try db.all("SELECT \(SQL.joined(columns.map { "\(identifier: $0)" }, by: ", ")) FROM unit ORDER BY teryt", unit)
    }

    /// Inserts or overwrites; a unit has to come after the one it lies in.
    static func save(_ units: [Unit], _ db: Writing) throws {
        for unit in units.sorted(by: { $0.teryt < $1.teryt }) { try db.run(upsert(columns, key: ["teryt"], into: "unit", values(unit))) }
    }

    /// A TERYT number in a column.
    static func teryt(_ row: Row, _ column: String) throws -> Teryt {
        guard let teryt = Teryt(try row.text(column)) else { throw DatabaseError.column(column, problem: "to nie jest numer TERYT") }
        return teryt
    }

    private static let columns = [
        "teryt", "level", "kind", "name", "label", "slug", "sort_key", "parent", "population", "population_on", "area_ha", "area_on",
        "office_lat", "office_lon", "inside_lat", "inside_lon", "since", "until", "state_on", "source",
    ]

    private static func values(_ unit: Unit) -> [SQLValue] {
        [
            unit.teryt.digits.sqlValue, unit.level.rawValue.sqlValue, unit.kind?.rawValue.sqlValue ?? .null, unit.name.sqlValue,
            unit.label.sqlValue, unit.slug.sqlValue, unit.sortKey.sqlValue, (unit.teryt.parent?.digits).sqlValue,
            (unit.population?.value).sqlValue, (unit.population?.on).sqlValue, (unit.areaHectares?.value).sqlValue, (unit.areaHectares?.on).sqlValue,
            (unit.office?.latitude).sqlValue, (unit.office?.longitude).sqlValue, (unit.inside?.latitude).sqlValue, (unit.inside?.longitude).sqlValue,
            unit.since.sqlValue, unit.until.sqlValue, unit.stateOn.sqlValue, unit.source.sqlValue,
        ]
    }

    private static func unit(_ row: Row) throws -> Unit {
        var unit = Unit(
            teryt: try teryt(row, "teryt"), kind: try row.intOrNil("kind").flatMap(GminaKind.init), name: try row.text("name"),
            stateOn: try row.day("state_on"), source: try row.text("source"))
        (unit.label, unit.slug, unit.sortKey) = (try row.text("label"), try row.text("slug"), try row.text("sort_key"))
        unit.population = try figure(row, "population", "population_on")
        unit.areaHectares = try figure(row, "area_ha", "area_on")
        unit.office = try point(row, "office_lat", "office_lon")
        unit.inside = try point(row, "inside_lat", "inside_lon")
        (unit.since, unit.until) = (try row.dayOrNil("since"), try row.dayOrNil("until"))
        return unit
    }

    private static func figure(_ row: Row, _ value: String, _ day: String) throws -> Figure? {
        guard let value = try row.intOrNil(value), let day = try row.dayOrNil(day) else { return nil }
        return Figure(value, on: day)
    }

    private static func point(_ row: Row, _ latitude: String, _ longitude: String) throws -> Point? {
        guard let latitude = try row.realOrNil(latitude), let longitude = try row.realOrNil(longitude) else { return nil }
        return Point(latitude: latitude, longitude: longitude)
    }
}

/// `INSERT … ON CONFLICT … DO UPDATE`, spelt alike by both engines.
func upsert(_ columns: [String], key: [String], into table: String, _ values: [SQLValue]) -> SQL {
    func list(_ names: [String]) -> SQL { SQL.joined(names.map { "\(identifier: $0)" }, by: ", ") }
    let updates = columns.filter { !key.contains($0) }.map { "\(identifier: $0) = excluded.\(identifier: $0)" as SQL }
    return """
        INSERT INTO \(identifier: table) (\(list(columns))) VALUES (\(SQL.joined(values.map { "\($0)" }, by: ", ")))
        ON CONFLICT (\(list(key))) DO UPDATE SET \(SQL.joined(updates, by: ", "))
        """
}
