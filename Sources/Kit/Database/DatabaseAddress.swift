/// Where a database is: a file for SQLite, a `postgres://…` address, handed to libpq as it is, for PostgreSQL.
package enum DatabaseAddress: Hashable, Sendable {
    case file(String)
    case postgres(String)

    package init(_ text: String) {
        self = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") ? .postgres(text) : .file(text)
    }

    package var engine: Engine {
        switch self {
        case .file: .sqlite
        case .postgres: .postgres
        }
    }
}

extension DatabaseAddress: CustomStringConvertible {
    /// As it may stand in a log or on a screen: `postgres://anna:***@host/pozytek`.
    package var description: String {
        switch self {
        case .file(let path): path
        case .postgres(let address):
            address
                .replacing(#/^([a-z]+://[^:@/?]*):[^@/?]*@/#) { "\($0.1):***@" }
                .replacing(#/([?&](?:ssl)?password)=[^&]*/#) { "\($0.1)=***" }
        }
    }
}
