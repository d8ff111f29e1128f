/// Questions to the database, all answered from one snapshot. Not to be kept beyond the closure it is handed to.
///
///     let titles = try await database.read { try $0.all("SELECT title FROM call WHERE sphere = \(sphere)") { try $0.text("title") } }
package class Reading {
    let session: any Session
    /// Rows inserted, changed or deleted so far. A question can do that too: `UPDATE … RETURNING`.
    final var touched = 0

    init(_ session: any Session) { self.session = session }

    /// Every row, as values.
    package final func all<T>(_ sql: SQL, _ row: (Row) throws -> T) throws -> [T] {
        var values: [T] = []
        touched += try session.run(sql) {
            values.append(try row($0))
            return true
        }
        return values
    }

    /// The first row as a value, nil when there is none. PostgreSQL sends the others too: say `LIMIT 1` where there may be many.
    package final func first<T>(_ sql: SQL, _ row: (Row) throws -> T) throws -> T? {
        var value: T?
        touched += try session.run(sql) {
            value = try row($0)
            return false
        }
        return value
    }

    /// The first row as a value.
    ///
    /// - Throws: ``DatabaseError/noRow`` when there is none.
    package final func one<T>(_ sql: SQL, _ row: (Row) throws -> T) throws -> T {
        guard let value = try first(sql, row) else { throw DatabaseError.noRow }
        return value
    }

    /// Hands over row after row in flat memory, for answers of any length. Only for SELECT. Other statements may run meanwhile, but do not write
    /// to the table being read.
    package final func each(_ sql: SQL, _ body: (Row) throws -> Void) throws { try session.stream(sql, body) }

    package final func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }

    /// The first column of the first row, for counts and sums; 0 when there is no row or it is NULL.
    package final func integer(_ sql: SQL) throws -> Int { try first(sql) { try $0.firstInteger() } ?? 0 }
}
