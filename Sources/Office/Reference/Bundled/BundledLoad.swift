import Bytes
import Database
import Values

/// Brings the facts that come with the program into the database.
///
/// Does nothing when this very bundle is there already. Codes that other tables may point at are inserted or overwritten, never deleted. A unit or a
/// figure that an import of a later day brought stays as it is.
package enum BundledLoad {
    package static func run(_ database: Database) async throws {
        let digest = try digest()
        let loaded = try await database.read { db in
            try db.first("SELECT digest FROM reference_load WHERE name = 'reference'") { try $0.text("digest") }
        }
        if loaded == digest { return }
        let vocabularies = try Vocabulary.all.map { ($0, try $0.rows()) }
        let units = try BundledUnit.all()
        let now = database.clock.now()
        try await database.write(by: .system) { db in
            var ledger = try UnitLedger(db)
            for unit in units { unit.enter(into: &ledger) }
            try ledger.write(db, facts: ["source": "bundled"])
            for (vocabulary, rows) in vocabularies { try vocabulary.store(rows, db) }
            try db.run(
                upsert(
                    ["name", "digest", "loaded_at"], key: ["name"], into: "reference_load",
                    ["reference".sqlValue, digest.sqlValue, now.sqlValue]))
            db.note(Change("imported", "reference_load", ids: [], after: "{\"digest\":\"\(digest)\"}", reason: "słowniki wbudowane w program"))
        }
    }

    /// Over names and contents of all files.
    static func digest() throws -> String {
        let hash = SHA256()
        for name in BundledFiles.names {
            hash.update(Array(name.utf8))
            hash.update(try BundledFiles.bytes(name))
        }
        return hash.finish().hex
    }
}

/// A row of units.csv.
private struct BundledUnit {
    let entry: UnitLedger.Entry
    let stateOn: Day
    let population: Figure?
    let area: Figure?
    let office: Point?
    let inside: Point?

    static func all() throws -> [BundledUnit] {
        try BundledFiles.rows("units.csv").map { row in
            func figure(_ value: String, _ day: String) throws -> Figure? {
                guard let number = try row.optional(value, { Int($0) }) else { return nil }
                return Figure(number, on: try row.required(day) { Day($0) })
            }
            func point(_ latitude: String, _ longitude: String) throws -> Point? {
                guard let degrees = try row.optional(latitude, { Double($0) }) else { return nil }
                return Point(latitude: degrees, longitude: try row.required(longitude) { Double($0) })
            }
            return BundledUnit(
                entry: UnitLedger.Entry(
                    teryt: try row.required("teryt") { Teryt($0) }, kind: try row.optional("kind") { Int($0).flatMap(GminaKind.init) },
                    name: try row.required("name") { $0 }),
                stateOn: try row.required("state_on") { Day($0) },
                population: try figure("population", "population_on"), area: try figure("area_ha", "area_on"),
                office: try point("office_lat", "office_lon"), inside: try point("inside_lat", "inside_lon"))
        }
    }

    func enter(into ledger: inout UnitLedger) {
        _ = ledger.enter(entry, on: stateOn, from: "bundled")
        if let population { _ = ledger.enter(population, as: \.population, for: entry.teryt) }
        if let area { _ = ledger.enter(area, as: \.areaHectares, for: entry.teryt) }
        ledger.place(entry.teryt, office: office, inside: inside)
    }
}
