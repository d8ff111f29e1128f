import ActivityMap
import Database
import Reference
import Registry
import TestSupport
import Testing
import Values
import Web

/// The numbers of a place against the plainest count there is: row by row, without a join.
@Suite struct LocalNumberTests {
    private struct Row: Sendable {
        var organisations: Set<Int64> = []
        var grants = 0
    }

    /// Bodies at work and grants in each gmina, read from the lists of the site as anybody could.
    private static func plain(_ db: Reading) throws -> [String: Row] {
        let counted = Set(BodyKind.counted.map(\.rawValue))
        var kinds: [Int64: String] = [:]
        try db.each("SELECT id, kind FROM organisation WHERE withdrawn = 0") { kinds[try $0.int64("id")] = try $0.text("kind") }
        var bodies: [Int64: [Int64]] = [:]
        try db.each("SELECT deed_id, organisation_id, role FROM deed_party") { row in
            guard let id = try row.int64OrNil("organisation_id"), try row.text("role") != "funder", counted.contains(kinds[id] ?? "") else { return }
            bodies[try row.int64("deed_id"), default: []].append(id)
        }
        var grants: Set<Int64> = []
        try db.each("SELECT id FROM grant_award WHERE withdrawn = 0") { grants.insert(try $0.int64("id")) }
        var places: [Int64: Set<String>] = [:]
        try db.each("SELECT deed_id, teryt FROM deed_place") { row in
            if let teryt = try row.textOrNil("teryt"), teryt.count == 6 { places[try row.int64("deed_id"), default: []].insert(teryt) }
        }
        var rows: [String: Row] = [:]
        for (deed, gminas) in places {
            for gmina in gminas {
                rows[gmina, default: Row()].organisations.formUnion(bodies[deed] ?? [])
                if grants.contains(deed) { rows[gmina, default: Row()].grants += 1 }
            }
        }
        return rows
    }

    @Test(arguments: Engines.all) func `every gmina says of who works there what the rows say`(engine: Engine) async throws {
        try await withSite(on: engine, sample: 400, deeds: true) { site in
            let (territory, rows) = try await site.database.read { (try Territory.load($0), try LocalNumberTests.plain($0)) }
            #expect(rows.count > 60)
            var (bodies, grants) = (0, 0)
            for unit in territory.gminas where unit.teryt.digits.hasSuffix("2") || unit.teryt.isCity {
                let page = try await site.browser().open(RegistryAddress.unit(unit, territory).path)
                let html = page.html.replacing("\u{A0}", with: " ")
                func last(_ row: String) -> String? {
                    html.matches(of: #/<tr><th scope="row">([^<]+)<\/th>(.*?)<\/tr>/#).first { $0.1 == row }
                        .flatMap { $0.2.matches(of: #/<span>([^<]*)<\/span>/#).last.map { String($0.1) } }
                }
                let row = rows[unit.teryt.digits] ?? Row()
                #expect(last("Organizacje") == "\(row.organisations.count)" && last("Dotacje") == "\(row.grants)", "\(unit.label)")
                (bodies, grants) = (bodies + row.organisations.count, grants + row.grants)
            }
            #expect(bodies > 20 && grants > 10)
        }
    }
}
