import Database
import Values

/// Tells the register of signs of life that another module knows: which bodies have done something or were given something, and when last.
///
/// What is told is the whole truth of its kind: a body that is not named has no such sign any more. Nothing is written where nothing changed, so
/// it may be told as often as one likes, and after a run was taken back it takes back what that run had told.
///
///     try await TellSigns(.grant, [12: day])(in: database)
package struct TellSigns: Sendable {
    private static let batchSize = 1_000

    private let kind: SignOfLife.Kind
    private let days: [Int64: Day]

    /// - Parameters:
    ///   - kind: `activity` or `grant`; the other kinds are read out of records.
    ///   - days: the newest day by the number of the body.
    package init(_ kind: SignOfLife.Kind, _ days: [Int64: Day]) { (self.kind, self.days) = (kind, days) }

    /// - Returns: of how many bodies something else is known than before.
    package func callAsFunction(in database: Database) async throws -> Int {
        let (kind, days) = (kind, days)
        let known = try await database.read { try SignStore.all(kind, in: $0) }
        let changed = Set(days.keys).union(known.keys).filter { days[$0] != known[$0] }.sorted()
        for start in stride(from: 0, to: changed.count, by: TellSigns.batchSize) {
            let part = Array(changed[start..<min(start + TellSigns.batchSize, changed.count)])
            try await database.write(by: .system) { db in
                // A body that the sample took away meanwhile has no row to hang a sign on.
                let standing = Set(try db.all("SELECT id FROM organisation WHERE id IN (\(list: part))") { try $0.int64("id") })
                for id in part where standing.contains(id) { try SignStore.put(kind, days[id], of: id, in: db) }
                let touched = try LastSigns.settle(part.filter(standing.contains), in: db)
                db.note(Change("told", "sign_of_life", ids: part))
                if !touched.isEmpty { db.note(Change("told", "organisation", ids: touched, reason: "ostatni znak życia: \(kind.label)")) }
            }
        }
        return changed.count
    }
}

/// The last sign of life of stored profiles.
enum LastSigns {
    /// Computes the last sign of some bodies anew, of their records and of what was told.
    ///
    /// - Returns: those whose sign is another now.
    static func settle(_ organisations: [Int64], in db: Writing) throws -> [Int64] {
        let told = try SignStore.told(organisations, in: db)
        let records = try RecordStore.standing(organisations, in: db)
        var stored: [Int64: SignOfLife?] = [:]
        try db.each("SELECT id, sign_kind, sign_on FROM organisation WHERE id IN (\(list: organisations)) AND withdrawn = 0") { row in
            let kind = try row.textOrNil("sign_kind").flatMap(SignOfLife.Kind.init(rawValue:))
            let day = try row.dayOrNil("sign_on")
            stored[try row.int64("id")] = .some(kind.flatMap { kind in day.map { SignOfLife(kind: kind, on: $0) } })
        }
        var changed: [Int64] = []
        for (id, before) in stored.sorted(by: { $0.key < $1.key }) {
            let stated = SignOfLife.stated(in: Profile.standing(records[id] ?? []))
            let sign = SignOfLife.newest(stated + (told[id] ?? []))
            if sign == before { continue }
            try db.run("UPDATE organisation SET sign_kind = \(sign?.kind.rawValue), sign_on = \(sign?.on) WHERE id = \(id)")
            changed.append(id)
        }
        return changed
    }
}
