import Database

/// Takes the sample away again: exactly the bodies, records and runs it brought. Changes stay written down.
package enum SampleStore {
    package static func count(in db: Reading) throws -> Int { try db.integer("SELECT count(*) FROM organisation WHERE sample = 1") }

    package static func remove(in db: Writing) throws -> Int {
        let sources = Source.samples.map(\.code)
        let sample: SQL = "SELECT id FROM organisation WHERE sample = 1"
        let records: SQL = "SELECT id FROM record WHERE source IN (\(list: sources))"
        let removed = try db.all(sample + " ORDER BY id") { try $0.int64("id") }
        let runs: SQL = "SELECT id FROM import_run WHERE source IN (\(list: sources))"
        for table in ["sighting", "import_problem"] { try db.run("DELETE FROM \(identifier: table) WHERE run_id IN (\(runs))") }
        try db.run("DELETE FROM version WHERE record_id IN (\(records))")
        try db.run("DELETE FROM record WHERE source IN (\(list: sources))")
        for table in ["identifier", "former_value", "tax_share", "entitlement", "attribute", "error_report", "sign_of_life"] {
            try db.run("DELETE FROM \(identifier: table) WHERE organisation_id IN (\(sample))")
        }
        try db.run("DELETE FROM organisation WHERE sample = 1")
        try db.run("DELETE FROM import_run WHERE source IN (\(list: sources))")
        db.note(Change("removed", "organisation", ids: removed, reason: "sample --remove"))
        return removed.count
    }
}
