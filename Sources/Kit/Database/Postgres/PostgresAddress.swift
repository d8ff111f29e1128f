import CPostgres

/// A `postgres://…` address, taken apart by libpq itself.
struct PostgresAddress {
    let text: String
    /// What the address says, by libpq's environment variables: `PGHOST`, `PGPASSWORD`, …
    let environment: [String: String]

    /// - Throws: ``DatabaseError/unreachable(_:)`` without libpq's own message, which would quote the address with its password.
    init(_ text: String) throws(DatabaseError) {
        guard let options = PQconninfoParse(text, nil) else { throw .unreachable("Adres bazy jest niepoprawny.") }
        defer { PQconninfoFree(options) }
        var environment: [String: String] = [:]
        var next = options
        while next.pointee.keyword != nil {
            if let variable = next.pointee.envvar, let value = next.pointee.val {
                environment[String(cString: variable)] = String(cString: value)
            }
            next += 1
        }
        (self.text, self.environment) = (text, environment)
    }

    /// Opens a connection; blocks until it stands or failed.
    func connect() -> OpaquePointer? {
        // What comes first may be overruled by the address. A server that vanishes from the network is noticed within a minute.
        let settings = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "60000"), ("fallback_application_name", "pozytek"), ("dbname", text), ("client_encoding", "UTF8"),
        ]
        return withCStrings(settings.map(\.0)) { names in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
    }
}

/// Lends an array of C strings, with nil at its end.
private func withCStrings<Result>(_ strings: [String], _ use: ([UnsafePointer<CChar>?]) -> Result) -> Result {
    func lend(_ rest: ArraySlice<String>, _ pointers: [UnsafePointer<CChar>?]) -> Result {
        guard let first = rest.first else { return use(pointers + [nil]) }
        return first.withCString { lend(rest.dropFirst(), pointers + [$0]) }
    }
    return lend(strings[...], [])
}
