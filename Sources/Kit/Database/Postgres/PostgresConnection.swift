import CPostgres
import Dispatch
import Foundation

/// One connection to a PostgreSQL server. It has a queue of its own, and everything but `on` is called only there; that makes it Sendable.
final class PostgresConnection: @unchecked Sendable {
    private let queue = DispatchQueue(label: "pozytek.postgres")
    let handle: OpaquePointer
    private var prepared: [Prepared: String] = [:]
    /// True when the server went away or is going: the connection is thrown away.
    private(set) var isLost = false
    /// True when the present transaction was given up because of another one.
    private(set) var hasCollided = false

    /// A statement is prepared once for each set of types its values have.
    private struct Prepared: Hashable {
        let text: String
        let types: [Oid]
    }

    private init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQfinish(handle) }

    /// Blocks; call it on a thread that may wait.
    static func open(_ address: PostgresAddress, readOnly: Bool) throws -> PostgresConnection {
        guard let handle = address.connect() else { throw DatabaseError.unreachable("Brak pamięci.") }
        let connection = PostgresConnection(handle)
        guard PQstatus(handle) == CONNECTION_OK else {
            if PQconnectionUsedPassword(handle) == 1 || PQconnectionNeedsPassword(handle) == 1 { throw DatabaseError.wrongPassword }
            throw DatabaseError.unreachable(PostgresFailure.connectionMessage(handle))
        }
        guard PQserverVersion(handle) >= 130_000 else { throw DatabaseError.unreachable("Potrzebny jest PostgreSQL 13 lub nowszy.") }
        guard PQparameterStatus(handle, "server_encoding").map({ String(cString: $0) }) == "UTF8" else {
            throw DatabaseError.unreachable("Baza PostgreSQL musi mieć kodowanie UTF8.")
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try connection.setUp(readOnly: readOnly)
        return connection
    }

    func begin(_ text: String) throws(DatabaseError) {
        hasCollided = false
        try command(text)
    }

    private func setUp(readOnly: Bool) throws(DatabaseError) {
        let settings = [
            "client_min_messages TO warning", "TimeZone TO 'UTC'", "bytea_output TO hex", "extra_float_digits TO 1",
            "cursor_tuple_fraction TO 1",  // ``Session/stream(_:_:)`` reads to the end
            "default_transaction_read_only TO \(readOnly ? "on" : "off")",
        ]
        try command(settings.map { "SET \($0)" }.joined(separator: ";"))
    }

    /// Runs work on the connection's own queue.
    ///
    /// A task that is cancelled takes the connection with it, the only way to end a wait for a server that says nothing: so a stop never hangs.
    ///
    /// - Parameter quietly: on a thread that gives way to all others, while it has the queue for itself.
    func on<T: Sendable>(quietly: Bool = false, _ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try await withTaskCancellationHandler {
            if quietly { return try await QuietThread.run { try self.queue.sync { try work(self) } } }
            return try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try work(self) }) }
            }
        } onCancel: {
            shutdown(PQsocket(handle), Int32(SHUT_RDWR))
        }
    }

    /// Runs SQL of our own, without values.
    func command(_ text: String) throws(DatabaseError) { _ = try answer(PQexec(handle, text), to: text) }

    /// Runs a statement, prepared and kept for the next time unless it is one of a kind.
    func execute(_ text: String, _ values: [SQLValue], keep: Bool) throws(DatabaseError) -> PostgresRows {
        let parameters = try PostgresParameters(values)
        guard keep else {
            return try answer(parameters.lend { PQexecParams(handle, text, $0, parameters.types, $1, $2, $3, 0) }, to: text)
        }
        let name = try prepare(text, parameters.types)
        return try answer(parameters.lend { PQexecPrepared(handle, name, $0, $1, $2, $3, 0) }, to: text)
    }

    private func prepare(_ text: String, _ types: [Oid]) throws(DatabaseError) -> String {
        let key = Prepared(text: text, types: types)
        if let name = prepared[key] { return name }
        // Far more statements than the program has: something builds them by the hundred. Begin anew rather than grow for ever.
        if prepared.count >= 500 {
            try command("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count + 1)"
        _ = try answer(PQprepare(handle, name, text, Int32(types.count), types), to: text)
        prepared[key] = name
        return name
    }

    /// Takes over a result of libpq, nil when there was no memory or no connection.
    func answer(_ result: OpaquePointer?, to text: String) throws(DatabaseError) -> PostgresRows {
        if let result, [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN].contains(PQresultStatus(result)) { return PostgresRows(result) }
        let failure = PostgresFailure(result, handle)
        PQclear(result)
        if failure.isLoss || PQstatus(handle) != CONNECTION_OK { isLost = true }
        hasCollided = hasCollided || failure.isCollision
        throw isLost ? .connectionLost(failure.message) : failure.error(text)
    }
}
