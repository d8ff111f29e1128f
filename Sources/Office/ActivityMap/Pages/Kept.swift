import Synchronization

/// What was made of one state of something, by key; forgotten as soon as the state is another. Pages draw with it once and not for every visitor.
///
///     let maps = Kept<RegionState, Teryt, HTML>()
///     try await maps.value(of: state, teryt) { try draw(teryt) }
///
/// Two who ask at once for what is not there yet may both make it.
final class Kept<State: Equatable & Sendable, Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Held {
        let state: State
        var values: [Key: Value]
    }

    private let most: Int
    private let held = Mutex<Held?>(nil)

    /// - Parameter most: values there are at most; when there would be more, all are forgotten.
    init(most: Int = 400) { self.most = most }

    func value(of state: State, _ key: Key, _ make: () async throws -> Value) async rethrows -> Value {
        if let known = held.withLock({ held in held.flatMap { $0.state == state ? $0.values[key] : nil } }) { return known }
        let made = try await make()
        held.withLock { held in
            guard let kept = held, kept.state == state, kept.values.count < most else {
                held = Held(state: state, values: [key: made])
                return
            }
            held?.values[key] = made
        }
        return made
    }
}
