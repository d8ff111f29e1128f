import Foundation

/// Work that must hold up nobody runs on a thread that gives way: whenever anybody else wants the processor, it waits.
package enum QuietThread {
    /// Lowers the priority of the calling thread, and of those it starts from then on. There is no way back without rights, so never call it on a
    /// thread that others use as well.
    package static func giveWay() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }

    /// Runs `work` on a thread of its own that gives way.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                giveWay()
                continuation.resume(with: Result(catching: work))
            }
        }
    }

    /// The same for work that cannot fail.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                giveWay()
                continuation.resume(returning: work())
            }
        }
    }
}
