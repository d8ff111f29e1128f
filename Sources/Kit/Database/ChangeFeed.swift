import Values

/// Follows the table `change`: which rows were touched since the last look, by whatever process.
///
///     var feed = try ChangeFeed(at: db)                 // what is committed by now is known
///     let touched = try feed.next(in: db, now: now)     // [Touched(object: "organisation", ids: …)], and so on
///
/// On PostgreSQL a transaction may commit after another that has a greater number. So numbers that are missing below the newest one are looked
/// for again, for an hour: longer than any transaction lives.
package struct ChangeFeed: Sendable {
    package struct Touched: Sendable, Equatable {
        package let object: String
        /// Nil when the row does not say: then anything may have been touched.
        package let ids: IDRanges?

        package init(object: String, ids: IDRanges?) { (self.object, self.ids) = (object, ids) }
    }

    private static let patience = 3_600_000
    /// A number may be missing for so many others.
    private static let lookBack: Int64 = 10_000
    private static let rowsAtOnce = 1_000

    private var newest: Int64
    /// Numbers not seen yet, and since when.
    private var missing: [Int64: Instant] = [:]

    /// Begins with what the snapshot of `db` shows.
    package init(at db: Reading, now: Instant) throws {
        newest = try Int64(db.integer("SELECT max(id) FROM change"))
        guard db.session.engine == .postgres, newest > 0 else { return }
        let first = max(1, newest - ChangeFeed.lookBack)
        let seen = Set(try db.all("SELECT id FROM change WHERE id >= \(first)") { try $0.int64("id") })
        for id in first...newest where !seen.contains(id) { missing[id] = now }
    }

    /// Goes on behind a position that was kept.
    package init(after position: Int64) { newest = position }

    /// Every change up to here was seen.
    package var position: Int64 { missing.keys.min().map { $0 - 1 } ?? newest }

    /// - Returns: what was touched; when there is more than a thousand changes, the first of them. Empty: nothing new.
    package mutating func next(in db: Reading, now: Instant) throws -> [Touched] {
        missing = missing.filter { now.milliseconds - $0.value.milliseconds < Int64(ChangeFeed.patience) }
        let before = newest
        let waited = missing.keys.sorted()
        let late: SQL = waited.isEmpty ? "" : " OR id IN (\(list: waited))"
        return try db.all(
            "SELECT id, object, object_ids FROM change WHERE id > \(before)" + late + " ORDER BY id LIMIT \(ChangeFeed.rowsAtOnce)"
        ) { row in
            let id = try row.int64("id")
            missing[id] = nil
            if id > newest {
                // SQLite gives numbers in the order of commits: what is not there was rolled back.
                if db.session.engine == .postgres { for gap in newest + 1..<id { missing[gap] = now } }
                newest = id
            }
            return Touched(object: try row.text("object"), ids: IDRanges(try row.text("object_ids")))
        }
    }
}
