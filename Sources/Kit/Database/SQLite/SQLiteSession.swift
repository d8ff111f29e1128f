import GRDB
import GRDBSQLite

/// One SQLite connection inside one transaction. GRDB keeps connections and prepared statements; rows are read straight from SQLite.
final class SQLiteSession: Session {
    private let connection: GRDB.Database
    private let handle: OpaquePointer?
    private(set) var failure: (any Error)?

    init(_ connection: GRDB.Database) { (self.connection, handle) = (connection, connection.sqliteConnection) }

    var engine: Engine { .sqlite }

    func run(_ sql: SQL, _ row: (Row) throws -> Bool) throws -> Int {
        let (text, values) = sql.text(for: .sqlite)
        let statement = try prepare(text, keep: !sql.varies)
        let pointer = statement.sqliteStatement
        defer { release(pointer) }
        try bind(values, to: pointer, text)
        let before = sqlite3_total_changes(handle)
        if try step(pointer, text) {
            // Not before the first step, in which SQLite notices that the schema has changed and the columns are others.
            let source = SQLiteRows(statement)
            defer { source.step = -1 }
            while try row(Row(source)), try step(pointer, text) { source.step += 1 }
        }
        // SQLite makes all changes of an `INSERT … RETURNING` before it hands out a row, and counts them when the statement ends.
        release(pointer)
        return Int(sqlite3_total_changes(handle) - before)
    }

    func stream(_ sql: SQL, _ row: (Row) throws -> Void) throws {
        _ = try run(sql) {
            try row($0)
            return true
        }
    }

    func insert(_ rows: Rows, ids: [[Int64]]) throws {
        let names = rows.columns.map(SQL.quoted).joined(separator: ", ")
        let text = "INSERT INTO \(SQL.quoted(rows.table)) (\(names)) VALUES (\(rows.columns.map { _ in "?" }.joined(separator: ", ")))"
        let pointer = try prepare(text, keep: true).sqliteStatement
        let last = rows.columns.count - 1
        defer { release(pointer) }
        do {
            try rows.each(ids) { column, value in
                guard bind(value, to: pointer, Int32(column + 1)) == SQLITE_OK else { throw lastError(text) }
                if column == last {
                    while try step(pointer, text) {}
                    sqlite3_reset(pointer)
                }
            }
        } catch {
            throw fail(error)
        }
    }

    /// Without a copy: the bytes of the rows outlive the step.
    private func bind(_ value: Rows.Value, to pointer: OpaquePointer, _ index: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let number): sqlite3_bind_int64(pointer, index, number)
        case .real(let number): sqlite3_bind_double(pointer, index, number)
        case .text(let bytes):
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text64(pointer, index, $0.baseAddress, UInt64($0.count), nil, UInt8(SQLITE_UTF8))
            }
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(pointer, index, 0)
        case .blob(let bytes): sqlite3_bind_blob64(pointer, index, bytes.baseAddress, UInt64(bytes.count), nil)
        }
    }

    /// AUTOINCREMENT keeps the highest id ever given out in `sqlite_sequence`; a table without rows so far has no line there.
    func reserveIDs(of table: String, count: Int) throws -> [Int64] {
        var last: Int64?
        _ = try run("UPDATE sqlite_sequence SET seq = seq + \(count) WHERE name = \(table) RETURNING seq") {
            last = try $0.int64("seq")
            return true
        }
        if last == nil { _ = try run("INSERT INTO sqlite_sequence (name, seq) VALUES (\(table), \(count))") { _ in true } }
        let end = last ?? Int64(count)
        return Array((end - Int64(count) + 1)...end)
    }

    /// SQLite counts every changed row itself.
    func wroteUnreported() -> Bool { false }

    private func prepare(_ text: String, keep: Bool) throws -> Statement {
        if let failure { throw failure }
        do {
            guard keep else { return try connection.makeStatement(sql: text) }
            let statement = try connection.cachedStatement(sql: text)
            // The same statement may be under way further out: then this one needs its own.
            return sqlite3_stmt_busy(statement.sqliteStatement) == 0 ? statement : try connection.makeStatement(sql: text)
        } catch let error as GRDB.DatabaseError {
            throw fail(error.translated(path: nil))
        }
    }

    /// Ends a statement, wherever it stands, and lets go of its values.
    private func release(_ pointer: OpaquePointer) {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// True when there is a row.
    private func step(_ pointer: OpaquePointer, _ text: String) throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw fail(lastError(text))
        }
    }

    private func bind(_ values: [SQLValue], to pointer: OpaquePointer, _ text: String) throws {
        for (index, value) in zip(Int32(1)..., values) {
            let checked: SQLValue
            do { checked = try value.checked() } catch { throw fail(error) }
            let code: Int32 =
                switch checked {
                case .null: sqlite3_bind_null(pointer, index)
                case .integer(let number): sqlite3_bind_int64(pointer, index, number)
                case .real(let number): sqlite3_bind_double(pointer, index, number)
                case .text(var text): text.withUTF8 { bindText($0, to: pointer, index) }
                // SQLite takes an empty array for NULL.
                case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(pointer, index, 0)
                case .blob(let bytes): sqlite3_bind_blob64(pointer, index, bytes, UInt64(bytes.count), SQLiteSession.copied)
                }
            guard code == SQLITE_OK else { throw fail(lastError(text)) }
        }
    }

    private func bindText(_ bytes: UnsafeBufferPointer<UInt8>, to pointer: OpaquePointer, _ index: Int32) -> Int32 {
        bytes.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text64(pointer, index, $0.baseAddress, UInt64($0.count), SQLiteSession.copied, UInt8(SQLITE_UTF8))
        }
    }

    private func lastError(_ text: String) -> any Error {
        let error = GRDB.DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(handle)), message: String(cString: sqlite3_errmsg(handle)), sql: text)
        return error.translated(path: nil)
    }

    private func fail(_ error: any Error) -> any Error {
        failure = failure ?? error
        return error
    }

    /// SQLITE_TRANSIENT, which the C header spells in a way Swift does not import: SQLite makes its own copy.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
