import Dispatch
import Foundation
import Synchronization

/// Work that must hold up nobody runs on a thread that gives way: whenever anybody else wants the processor, it waits.
package enum QuietThread {
    /// Lowers the priority of the calling thread, and of those it starts from then on. There is no way back without rights, so never call it on a
    /// thread that others use as well.
    package static func giveWay() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }

    /// Runs `work` on a thread of its own that gives way.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await onThread { Result(catching: work) }.get()
    }

    /// The same for work that cannot fail.
    package static func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T { await onThread(work) }

    /// Whoever waits is woken by a second thread of ordinary priority: waking may start a thread that serves requests from then on, and on Linux
    /// it would have the priority of the one that woke it.
    private static func onThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let (done, box) = (DispatchSemaphore(value: 0), Box<T>())
                Thread.detachNewThread {
                    giveWay()
                    let result = work()
                    box.value.withLock { $0 = result }
                    done.signal()
                }
                done.wait()
                guard let result = box.value.withLock({ $0 }) else { preconditionFailure("the thread ended without a result") }
                continuation.resume(returning: result)
            }
        }
    }

    private final class Box<T: Sendable>: Sendable {
        let value = Mutex<T?>(nil)
    }
}
