import Application
import Database
import Values

/// Looks again for the gmina of every body that has none, after more of the country was loaded. The records stay as they are.
package struct Relocate: Sendable {
    private static let batchSize = 500

    package init() {}

    /// - Returns: how many bodies got a place.
    package func callAsFunction(in database: Database) async throws -> Int {
        let today = database.clock.today
        let tools = try await database.read { try ProfileTools.load($0, today: today) }
        var (located, last) = (0, Int64(0))
        while true {
            let after = last
            let ids = try await database.read { db in
                try db.all(
                    """
                    SELECT id FROM organisation WHERE placement <> 'located' AND withdrawn = 0 AND id > \(after) ORDER BY id LIMIT \(Relocate.batchSize)
                    """
                ) { try $0.int64("id") }
            }
            guard let end = ids.last else { return located }
            located += try await database.write(by: .commandLine) { try relocate(ids, tools, in: $0) }
            last = end
        }
    }

    private func relocate(_ ids: [Int64], _ tools: ProfileTools, in db: Writing) throws -> Int {
        let records = try RecordStore.standing(ids, in: db)
        var moved: [Int64] = []
        for id in ids {
            let body = Profile(records: records[id] ?? [], tools: tools).organisation
            guard body.seat.placing == .located else { continue }
            try OrganisationStore.update(id, body, in: db)
            moved.append(id)
        }
        if !moved.isEmpty { db.note(Change("located", "organisation", ids: moved, reason: "import teryt")) }
        return moved.count
    }
}
