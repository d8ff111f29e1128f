import CPostgres
import Foundation

/// Why a statement failed, read off libpq's result while it is there.
struct PostgresFailure {
    /// Five characters of the SQL standard; empty when the server could not say.
    let state: String
    let message: String
    private let table: String?
    private let column: String?
    private let constraint: String?
    /// The place in the server's own source, which no translation changes.
    private let routine: String?

    init(_ result: OpaquePointer?, _ handle: OpaquePointer) {
        func field(_ code: Character) -> String? {
            guard let result, let value = PQresultErrorField(result, Int32(code.asciiValue ?? 0)) else { return nil }
            return String(cString: value)
        }
        // The codes PG_DIAG_… of the manual, which are character constants that Swift does not import.
        (state, table, column, constraint) = (field("C") ?? "", field("t"), field("c"), field("n"))
        routine = field("R")
        message = field("M") ?? PostgresFailure.connectionMessage(handle)
    }

    /// Two commands in each other's way: run the later one again.
    var isCollision: Bool { state == "40001" || state == "40P01" }

    /// The server is going down, or this session of it was ended. Or a migration changed a table under a prepared statement: then a new connection
    /// helps too.
    var isLoss: Bool { state.hasPrefix("08") || state.hasPrefix("57P") || routine == "RevalidateCachedQuery" }

    func error(_ statement: String) -> DatabaseError {
        switch state {
        case "23505": .constraint(.unique, detail: detail)
        case "23503", "23001": .constraint(.foreignKey, detail: detail)
        case "23502": .constraint(.notNull, detail: detail)
        case "23514": .constraint(.check, detail: detail)
        case "23000": .constraint(.appendOnly, detail: message)
        case "40001", "40P01", "55P03": .busy
        case "53100": .diskFull
        case "25006": .readOnly
        case "42501": .noPermission(message)
        case "42P01": .missingTable(message.split(separator: "\"").dropFirst().first.map(String.init) ?? message)
        case "22021", "22P05": .value(message)
        case _ where isLoss || state.isEmpty: .connectionLost(message)
        default: .other(code: "PostgreSQL \(state)", message: message, statement: statement)
        }
    }

    private var detail: String { [table, column ?? constraint].compactMap { $0 }.joined(separator: ".") }

    static func connectionMessage(_ handle: OpaquePointer) -> String {
        String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
