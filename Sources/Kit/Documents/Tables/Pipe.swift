import Foundation

/// What a thread of its own makes and another one takes, in order, a few pieces at most ahead.
///
/// Unchecked, because the compiler does not know the lock: every variable is read and written only inside ``locked(_:)``.
final class Pipe<Piece: Sendable>: @unchecked Sendable {
    private let most: Int
    private let lock = NSCondition()
    // With the lock held:
    private var pieces: [Piece] = []
    private var failure: (any Error)?
    private var hasEnded = false, isStopped = false

    /// - Parameter most: how many pieces may wait.
    init(most: Int) { self.most = most }

    /// Starts the thread. It ends with the last piece, an error, or ``stop()``.
    ///
    /// - Parameter make: nil after the last piece. Whatever it uses is that thread's alone from now on.
    func start(_ make: @escaping () throws -> Piece?) {
        let maker = Maker(make: make)
        Thread.detachNewThread { [self] in
            var isGoingOn = true
            while isGoingOn { isGoingOn = put(Result { try maker.make() }) }
        }
    }

    /// Nobody will take anything any more.
    func stop() {
        locked {
            isStopped = true
            lock.broadcast()
        }
    }

    /// The next piece, waited for; nil at the end.
    func take() throws -> Piece? {
        try locked {
            while pieces.isEmpty, !hasEnded { lock.wait() }
            if pieces.isEmpty {
                if let failure { throw failure }
                return nil
            }
            lock.broadcast()
            return pieces.removeFirst()
        }
    }

    /// Whether to go on.
    private func put(_ made: Result<Piece?, any Error>) -> Bool {
        locked {
            while pieces.count >= most, !isStopped { lock.wait() }
            switch made {
            case .success(let piece?): pieces.append(piece)
            case .success(nil): hasEnded = true
            case .failure(let error): (failure, hasEnded) = (error, true)
            }
            lock.broadcast()
            return !hasEnded && !isStopped
        }
    }

    private func locked<T>(_ body: () throws -> T) rethrows -> T {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }

    /// Unchecked, because the closure need not be sendable: it is handed to one new thread, and whoever made it lets go of it.
    private struct Maker: @unchecked Sendable {
        let make: () throws -> Piece?
    }
}
