import Database
import Geography
import Values

/// Outlines in and out of the table `border`.
package enum BorderStore {
    /// The outlines of one level that stand on a day, by number.
    package static func all(_ level: Teryt.Level, on day: Day, in db: Reading) throws -> [Border] {
        try db.all(
            """
            SELECT * FROM border WHERE level = \(level.rawValue) AND since <= \(day) AND (until IS NULL OR until > \(day)) ORDER BY teryt
            """, border)
    }

    /// Changes with every load of borders; nil while none was loaded.
    package static func state(in db: Reading) throws -> String? {
        try db.first("SELECT digest FROM reference_load WHERE name = \(loadName)") { try $0.text("digest") }
    }

    static let loadName = "borders"

    /// Outlines that stand now, as their bytes.
    static func standing(_ level: Teryt.Level, in db: Reading) throws -> [Teryt: (since: Day, bytes: [UInt8])] {
        let found = try db.all("SELECT teryt, since, shape FROM border WHERE level = \(level.rawValue) AND until IS NULL") { row in
            (try UnitStore.teryt(row, "teryt"), (since: try row.day("since"), bytes: try row.blob("shape")))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    static func insert(_ teryt: Teryt, since: Day, _ bytes: [UInt8], source: String, in db: Writing) throws {
        try db.run(
            """
            INSERT INTO border (teryt, level, since, until, shape, source)
            VALUES (\(teryt.digits), \(teryt.level.rawValue), \(since), NULL, \(bytes.sqlValue), \(source))
            """)
    }

    static func close(_ teryt: Teryt, on day: Day, in db: Writing) throws {
        try db.run("UPDATE border SET until = \(day) WHERE teryt = \(teryt.digits) AND until IS NULL")
    }

    /// A correction of the same day takes the place of what was there.
    static func replace(_ teryt: Teryt, _ bytes: [UInt8], source: String, in db: Writing) throws {
        try db.run("UPDATE border SET shape = \(bytes.sqlValue), source = \(source) WHERE teryt = \(teryt.digits) AND until IS NULL")
    }

    private static func border(_ row: Row) throws -> Border {
        guard let shape = ShapeBytes.decode(try row.blob("shape")) else {
            throw DatabaseError.column("shape", problem: "to nie jest obrys jednostki")
        }
        return Border(
            teryt: try UnitStore.teryt(row, "teryt"), since: try row.day("since"), until: try row.dayOrNil("until"), shape: shape,
            source: try row.text("source"))
    }
}
