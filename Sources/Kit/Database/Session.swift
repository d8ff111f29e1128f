/// What an engine does for us on one connection inside one transaction. It lives as long as the closure it is handed to.
protocol Session: AnyObject {
    var engine: Engine { get }

    /// The first statement that failed. From then on the transaction is lost on both engines (PostgreSQL insists on it, SQLite would go on):
    /// every later statement throws the same again, and a closure that swallowed the error is not committed.
    var failure: (any Error)? { get }

    /// Runs one statement and hands its rows to `row` until that answers false.
    ///
    /// - Returns: how many rows were inserted, changed or deleted.
    func run(_ sql: SQL, _ row: (Row) throws -> Bool) throws -> Int

    /// Runs a SELECT and hands over its rows without ever holding all of them.
    func stream(_ sql: SQL, _ row: (Row) throws -> Void) throws

    /// Inserts many rows the fastest way the engine has.
    func insert(_ rows: Rows, ids: [[Int64]]) throws

    /// Takes `count` ids of a table out of circulation, ascending.
    func reserveIDs(of table: String, count: Int) throws -> [Int64]

    /// True when the transaction wrote something that no statement reported.
    func wroteUnreported() throws -> Bool
}

/// One engine with its connections.
protocol Store: AnyObject, Sendable {
    /// Runs `body` in a snapshot of the database, beside others. It may be run a second time when the connection was lost.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// As `read`, on a thread that gives way to all others.
    func readQuietly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Runs `body` as if it were alone, and commits unless it throws. It may be run again.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// As `write`, but one at a time over all processes: for changes of the schema.
    func migrate<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// See ``Database/backup(to:)``.
    func backup(to path: String) async throws

    func close() async
}
