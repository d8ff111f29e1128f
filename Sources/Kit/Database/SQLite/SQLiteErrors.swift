import Foundation
import GRDB

extension GRDB.DatabaseError {
    /// Says it in our words. The statement's text may be shown, its values never are.
    func translated(path: String?) -> any Error {
        let text = message ?? ""
        return switch extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: constraint(.unique)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: constraint(.foreignKey)
        // SQLite reports `ON DELETE RESTRICT` as a trigger.
        case .SQLITE_CONSTRAINT_TRIGGER: constraint(text.contains("FOREIGN KEY") ? .foreignKey : .appendOnly)
        case .SQLITE_CONSTRAINT_NOTNULL: constraint(.notNull)
        case .SQLITE_CONSTRAINT_CHECK: constraint(.check)
        case .SQLITE_READONLY_DIRECTORY, .SQLITE_CANTOPEN:
            DatabaseError.noPermission("nie można otworzyć pliku „\(path ?? "")” lub plików obok niego")
        default: byPrimaryCode(path)
        }
    }

    private func byPrimaryCode(_ path: String?) -> any Error {
        switch resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: DatabaseError.busy
        case .SQLITE_FULL: DatabaseError.diskFull
        case .SQLITE_READONLY: DatabaseError.readOnly
        case .SQLITE_NOTADB: DatabaseError.notADatabase(path ?? "")
        case .SQLITE_CORRUPT: DatabaseError.damaged(message ?? "")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: DatabaseError.noPermission("nie można otworzyć pliku „\(path ?? "")”")
        case .SQLITE_INTERRUPT: CancellationError()
        case .SQLITE_MISUSE where message == "Connection is closed": DatabaseError.closed
        default: otherwise
        }
    }

    private var otherwise: DatabaseError {
        let message = message ?? ""
        if message.hasPrefix("no such table: ") { return .missingTable(String(message.dropFirst("no such table: ".count))) }
        return .other(code: "SQLite \(extendedResultCode.rawValue)", message: message, statement: sql ?? "")
    }

    private func constraint(_ kind: DatabaseError.Constraint) -> DatabaseError {
        // "UNIQUE constraint failed: account.email"
        let text = message ?? ""
        return DatabaseError.constraint(kind, detail: text.range(of: "failed: ").map { String(text[$0.upperBound...]) } ?? text)
    }
}
