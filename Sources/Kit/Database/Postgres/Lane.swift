import Synchronization

/// Lets one through at a time, in the order they came; who waits holds no thread and no connection.
final class Lane: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isTaken = false
        var line: [CheckedContinuation<Void, Never>] = []
    }

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isTaken { state.line.append(continuation) }
                defer { state.isTaken = true }
                return !state.isTaken
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.line.isEmpty else { return state.line.removeFirst() }
            state.isTaken = false
            return nil
        }
        next?.resume()
    }
}
