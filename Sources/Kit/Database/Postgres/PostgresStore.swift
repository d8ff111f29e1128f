/// PostgreSQL through libpq: a pool of connections, and what to do when two commands collide or the server goes away.
final class PostgresStore: Store {
    let address: PostgresAddress
    private let pool: PostgresPool
    private let patience: Duration
    private let lane = Lane()

    private init(_ address: PostgresAddress, _ pool: PostgresPool, patience: Duration) {
        (self.address, self.pool, self.patience) = (address, pool, patience)
    }

    /// Opens the first connection, so that a wrong address is reported now and not at the first page.
    static func open(_ text: String, readOnly: Bool, options: Database.Options) async throws -> PostgresStore {
        let address = try PostgresAddress(text)
        let pool = PostgresPool(address, readOnly: readOnly, options)
        pool.giveBack(try await pool.take())
        return PostgresStore(address, pool, patience: options.patience)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T { try await read(body, quietly: false) }

    func readQuietly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T { try await read(body, quietly: true) }

    private func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T, quietly: Bool) async throws -> T {
        let transaction = PostgresTransaction(kind: .read, body)
        switch try await attempt(transaction, quietly: quietly) {
        case .done(let value): return value
        case .failed(let error): throw error
        case .collided, .lost, .unknown: break
        }
        // Once more, on a connection opened now.
        switch try await attempt(transaction, quietly: quietly) {
        case .done(let value): return value
        case .failed(let error): throw error
        case .collided: throw DatabaseError.busy
        case .lost(let error), .unknown(let error): throw error
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await persist(PostgresTransaction(kind: .write, body))
    }

    func migrate<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await persist(PostgresTransaction(kind: .migration, body))
    }

    func close() async { await pool.close() }

    /// Commands that collided try again one at a time, so that they no longer collide with each other but only with newcomers, of whom there is an
    /// end. Another program may still get in the way: hence the pauses, ever longer and never in step.
    private func persist<T: Sendable>(_ transaction: PostgresTransaction<T>) async throws -> T {
        var losses = 0
        if let value = try await attempt(transaction, &losses) { return value }
        await lane.enter()
        defer { lane.leave() }
        let deadline = ContinuousClock.now + patience
        var pause = 1.0
        repeat {
            if let value = try await attempt(transaction, &losses) { return value }
            try await Task.sleep(for: .milliseconds(Double.random(in: pause / 2...pause)))
            pause = min(pause * 2, 200)
        } while ContinuousClock.now < deadline
        throw DatabaseError.busy
    }

    /// - Returns: nil when nothing was written and it is worth trying again.
    private func attempt<T: Sendable>(_ transaction: PostgresTransaction<T>, _ losses: inout Int) async throws -> T? {
        switch try await attempt(transaction) {
        case .done(let value): return value
        case .failed(let error): throw error
        case .unknown: throw DatabaseError.outcomeUnknown
        case .collided: return nil
        case .lost(let error):
            losses += 1
            guard losses < 2 else { throw error }
            return nil
        }
    }

    private func attempt<T: Sendable>(_ transaction: PostgresTransaction<T>, quietly: Bool = false) async throws -> PostgresTransaction<T>.Ending {
        let connection = try await pool.take()
        defer { pool.giveBack(connection) }
        let ending = try await connection.on(quietly: quietly) { transaction.run(on: $0) }
        switch ending {
        case .lost, .unknown: pool.forgetIdle()
        case .done, .failed, .collided: break
        }
        return ending
    }
}
