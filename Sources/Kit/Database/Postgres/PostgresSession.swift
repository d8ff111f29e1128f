import CPostgres

/// One PostgreSQL connection inside one transaction.
final class PostgresSession: Session {
    private let connection: PostgresConnection
    private(set) var failure: (any Error)?
    private var cursors = 0
    private var reserved = false

    init(_ connection: PostgresConnection) { self.connection = connection }

    var engine: Engine { .postgres }

    func run(_ sql: SQL, _ row: (Row) throws -> Bool) throws -> Int {
        let (text, values) = sql.text(for: .postgres)
        let rows = try execute(text, values, keep: !sql.varies)
        try hand(rows, row)
        return rows.touched
    }

    /// A cursor, a thousand rows at a time, rather than libpq's single-row mode: that one lets no other statement run until the last row is read.
    func stream(_ sql: SQL, _ row: (Row) throws -> Void) throws {
        let (text, values) = sql.text(for: .postgres)
        cursors += 1
        let cursor = "c\(cursors)"
        _ = try execute("DECLARE \(cursor) NO SCROLL CURSOR FOR " + text, values, keep: false)
        var rows: PostgresRows
        repeat {
            rows = try execute("FETCH 1000 FROM \(cursor)", [], keep: false)
            try hand(rows) {
                try row($0)
                return true
            }
        } while rows.count == 1000
        _ = try execute("CLOSE \(cursor)", [], keep: false)
    }

    func insert(_ rows: Rows, ids: [[Int64]]) throws {
        let data = try failing { try PostgresCopy.encoded(rows, ids) }
        let text = "COPY \(SQL.quoted(rows.table)) (\(rows.columns.map(SQL.quoted).joined(separator: ", "))) FROM STDIN"
        _ = try execute(text, [], keep: false)
        _ = try failing { try connection.answer(PostgresCopy.send(data, connection.handle), to: text) }
    }

    func reserveIDs(of table: String, count: Int) throws -> [Int64] {
        reserved = true
        var ids: [Int64] = []
        _ = try run("SELECT nextval(pg_get_serial_sequence(\(table), 'id')) AS id FROM generate_series(1, \(count))") {
            ids.append(try $0.int64("id"))
            return true
        }
        return ids
    }

    /// `WITH … INSERT … SELECT` reports the SELECT. Whoever wrote has a transaction number; so has whoever only reserved ids.
    func wroteUnreported() throws -> Bool {
        guard !reserved else { return false }
        var wrote = false
        _ = try run("SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote") {
            wrote = try $0.bool("wrote")
            return false
        }
        return wrote
    }

    private func hand(_ rows: PostgresRows, _ row: (Row) throws -> Bool) throws {
        defer { rows.step = -1 }
        for index in 0..<rows.count {
            rows.step = index
            guard try row(Row(rows)) else { break }
        }
    }

    private func execute(_ text: String, _ values: [SQLValue], keep: Bool) throws -> PostgresRows {
        try failing { try connection.execute(text, values, keep: keep) }
    }

    private func failing<Value>(_ work: () throws -> Value) throws -> Value {
        if let failure { throw failure }
        do { return try work() } catch {
            failure = error
            throw error
        }
    }
}
