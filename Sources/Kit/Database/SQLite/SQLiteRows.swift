import GRDB
import GRDBSQLite

/// The rows of a running SQLite statement. GRDB keeps the column names with the prepared statement.
final class SQLiteRows: RowSource {
    private let statement: Statement

    init(_ statement: Statement) {
        self.statement = statement
        super.init(columns: statement.columnNames)
    }

    override func value(at column: Int) throws(DatabaseError) -> SQLValue {
        let pointer = statement.sqliteStatement
        let index = Int32(column)
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, index))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, index)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index)))
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .column(columns[column], problem: "tekst nie jest zapisany w UTF-8")
            }
            return .text(text)
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(pointer, index)
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index)))))
        default: return .null
        }
    }

    override func text(at column: Int) -> UnsafeBufferPointer<UInt8>? {
        let (pointer, index) = (statement.sqliteStatement, Int32(column))
        guard sqlite3_column_type(pointer, index) == SQLITE_TEXT, let start = sqlite3_column_text(pointer, index) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, index)))
    }
}
