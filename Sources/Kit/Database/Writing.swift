import Values

/// A command at work: everything it writes is committed together with the changes it noted, or not at all.
package final class Writing: Reading {
    package let actor: Actor
    private let now: Instant
    private var changes: [Change] = []

    init(_ session: any Session, actor: Actor, now: Instant) {
        (self.actor, self.now) = (actor, now)
        super.init(session)
    }

    /// Runs a statement.
    ///
    /// - Returns: how many rows were inserted, changed or deleted.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int {
        let rows = try session.run(sql) { _ in true }
        touched += rows
        return rows
    }

    /// Runs an `INSERT` of one row without `RETURNING`.
    ///
    /// - Returns: the id the row got.
    /// - Throws: ``DatabaseError/noRow`` when an `ON CONFLICT` clause left nothing to insert.
    package func insert(_ sql: SQL) throws -> Int64 { try one(sql + " RETURNING id") { try $0.int64("id") } }

    /// Inserts many rows, tens of thousands a second. Ids are either left out or were reserved with ``newIDs(_:count:)``.
    package func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        var all = Rows(into: table, columns: columns)
        for row in rows { all.add(values: row) }
        try insert(all)
    }

    /// Inserts rows that were put together before.
    ///
    /// - Parameter ids: for rows with ``Rows/Key/new(set:_:)``: the sets of ids they take theirs from.
    package func insert(_ rows: Rows, ids: [[Int64]] = []) throws {
        guard !rows.isEmpty else { return }
        try session.insert(rows, ids: ids)
        touched += rows.count
    }

    /// Changes rows to what was put together; the first column is the id of each.
    package func update(_ rows: Rows) throws {
        var values: [SQL] = []
        try rows.each([]) { column, value in
            values.append("\(value.sqlValue)")
            guard column == rows.columns.count - 1 else { return }
            let assignments = zip(rows.columns, values).dropFirst().map { name, value -> SQL in "\(identifier: name) = \(value)" }
            try run("UPDATE \(identifier: rows.table) SET \(SQL.joined(assignments, by: ", ")) WHERE \(identifier: rows.columns[0]) = \(values[0])")
            values = []
        }
    }

    /// Ids of rows to come, ascending, never given to anyone else: for rows that point at each other and go in in bulk.
    package func newIDs(_ table: String, count: Int) throws -> [Int64] { count > 0 ? try session.reserveIDs(of: table, count: count) : [] }

    /// Says what this command changed, and why. Written down in the order noted, in the same transaction.
    package func note(_ change: Change) { changes.append(change) }

    /// Writes the notes; refuses a command that changed rows and noted nothing, or went on after a statement had failed.
    func finish() throws {
        if let failure = session.failure { throw failure }
        guard !changes.isEmpty else {
            if try touched > 0 || session.wroteUnreported() { throw DatabaseError.unrecorded }
            return
        }
        for change in changes { _ = try session.run(change.statement(by: actor, at: now)) { _ in true } }
    }
}
