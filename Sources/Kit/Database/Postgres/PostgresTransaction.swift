/// One transaction from BEGIN to COMMIT, and how it ended.
struct PostgresTransaction<Value: Sendable>: Sendable {
    enum Kind: Sendable { case read, write, migration }

    enum Ending: Sendable {
        case done(Value)
        case failed(any Error)
        /// Given up because of another transaction; nothing was written.
        case collided
        /// The server went away before COMMIT was sent; nothing was written.
        case lost(any Error)
        /// The server went away after COMMIT was sent.
        case unknown(any Error)
    }

    private let kind: Kind
    private let body: @Sendable (any Session) throws -> Value

    init(kind: Kind, _ body: @escaping @Sendable (any Session) throws -> Value) { (self.kind, self.body) = (kind, body) }

    func run(on connection: PostgresConnection) -> Ending {
        let session = PostgresSession(connection)
        do {
            try connection.begin(begin)
            let value = try body(session)
            // A body that swallowed the failure of a statement is not committed.
            if let failure = session.failure { throw failure }
            return commit(value, on: connection)
        } catch {
            return given(up: error, on: connection)
        }
    }

    private var begin: String {
        switch kind {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        // Not serialisable: its snapshot would be older than the lock, and would not show what the process before us did. The number is "pozytek".
        case .migration: "BEGIN; SELECT pg_advisory_xact_lock(x'706f7a7974656b'::bigint)"
        }
    }

    private func commit(_ value: Value, on connection: PostgresConnection) -> Ending {
        do {
            try connection.command("COMMIT")
            return .done(value)
        } catch {
            // What was read has been read.
            if kind == .read { return .done(value) }
            if connection.isLost { return .unknown(error) }
            return given(up: error, on: connection)
        }
    }

    private func given(up error: any Error, on connection: PostgresConnection) -> Ending {
        if connection.isLost { return .lost(error) }
        do { try connection.command("ROLLBACK") } catch { return .lost(error) }
        return connection.hasCollided ? .collided : .failed(error)
    }
}
