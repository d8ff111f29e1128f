import Dispatch
import Synchronization

/// At most so many connections, opened when needed. Who finds none free waits in line, for a while.
final class PostgresPool: Sendable {
    private let address: PostgresAddress
    private let readOnly: Bool
    private let limit: Int
    private let patience: Duration
    private let state = Mutex(State())

    /// A place among the connections allowed: with one that is open already, or with room to open one.
    private enum Place: Sendable {
        case open(PostgresConnection)
        case room
    }

    private struct State {
        var idle: [PostgresConnection] = []
        /// Connections open or being opened.
        var places = 0
        var line: [(number: Int, continuation: CheckedContinuation<Place, any Error>)] = []
        var lastNumber = 0
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    init(_ address: PostgresAddress, readOnly: Bool, _ options: Database.Options) {
        (self.address, self.readOnly) = (address, readOnly)
        (limit, patience) = (max(1, options.connections), options.patience)
    }

    /// - Throws: ``DatabaseError/poolExhausted`` after waiting in vain, or why no connection could be opened.
    func take() async throws -> PostgresConnection {
        switch try await place() {
        case .open(let connection): return connection
        case .room:
            do {
                return try await onThread { [address, readOnly] in try PostgresConnection.open(address, readOnly: readOnly) }
            } catch {
                leave(nil)
                throw error
            }
        }
    }

    func giveBack(_ connection: PostgresConnection) { leave(connection.isLost ? nil : connection) }

    /// After one connection was lost the idle ones are most likely dead too.
    func forgetIdle() {
        let dropped = state.withLock { state in
            defer { state.idle = [] }
            state.places -= state.idle.count
            return state.idle
        }
        _ = dropped  // closed here, outside the lock
    }

    func close() async {
        let line = state.withLock { state in
            defer { state.line = [] }
            state.isClosed = true
            return state.line
        }
        for waiting in line { waiting.continuation.resume(throwing: DatabaseError.closed) }
        forgetIdle()
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if state.places > 0 { state.closing.append(continuation) }
                return state.places == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func place() async throws -> Place {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let place: Result<Place, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.isClosed { return .failure(DatabaseError.closed) }
                    if let connection = state.idle.popLast() { return .success(.open(connection)) }
                    if state.places < limit {
                        state.places += 1
                        return .success(.room)
                    }
                    state.line.append((number, continuation))
                    return nil
                }
                if let place { return continuation.resume(with: place) }
                let deadline = DispatchTime.now() + (patience / .seconds(1))
                DispatchQueue.global().asyncAfter(deadline: deadline) { [weak self] in self?.dismiss(number, DatabaseError.poolExhausted) }
            }
        } onCancel: {
            dismiss(number, CancellationError())
        }
    }

    /// Sends away who still waits in line under this number.
    private func dismiss(_ number: Int, _ reason: any Error) {
        let waiting = state.withLock { state in state.line.firstIndex { $0.number == number }.map { state.line.remove(at: $0) } }
        waiting?.continuation.resume(throwing: reason)
    }

    /// Gives a place to the next in line, with the connection when it is still good.
    private func leave(_ connection: PostgresConnection?) {
        let place: Place = connection.map(Place.open) ?? .room
        let (next, closing) = state.withLock { state -> (CheckedContinuation<Place, any Error>?, [CheckedContinuation<Void, Never>]) in
            if !state.line.isEmpty { return (state.line.removeFirst().continuation, []) }
            if let connection, !state.isClosed {
                state.idle.append(connection)
                return (nil, [])
            }
            state.places -= 1
            guard state.places == 0 else { return (nil, []) }
            defer { state.closing = [] }
            return (nil, state.closing)
        }
        next?.resume(returning: place)
        for waiting in closing { waiting.resume() }
    }
}
