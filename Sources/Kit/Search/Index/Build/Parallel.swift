import Dispatch
import Foundation
import Synchronization

/// Hands memory to several threads that are known not to write to the same places.
///
/// The compiler cannot know it, so each use says beside it which thread writes where, and ends before the memory is read by others:
/// `concurrentPerform` returns when every part is done.
struct Shared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}

/// How hard the index works.
package enum SearchWork {
    /// Whether what is built or merged is done on the thread that asks for it, and not on all cores: for work that must give way to others.
    @TaskLocal package static var staysOnThread = false
}

/// Runs `body` for 0, 1, … on all cores and hands back what came of it, in order.
func inParallel<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1, !SearchWork.staysOnThread else { return (0..<count).map(body) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { place in
        let result = body(place)
        results.withLock { $0[place] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
}

/// Does two things at once.
func both<First: Sendable, Second: Sendable>(_ first: @Sendable () -> First, and second: @Sendable () -> Second) -> (First, Second) {
    if SearchWork.staysOnThread { return (first(), second()) }
    let (one, two) = (UnsafeMutablePointer<First>.allocate(capacity: 1), UnsafeMutablePointer<Second>.allocate(capacity: 1))
    defer {
        one.deallocate()
        two.deallocate()
    }
    // Each half writes its own place once; both are read after both are done.
    let results = Shared((one, two))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
        if half == 0 { results.value.0.initialize(to: first()) } else { results.value.1.initialize(to: second()) }
    }
    return (one.move(), two.move())
}

/// Parts `count` things into as many ranges as there are cores; into one when they are too few to be worth it.
func shares(of count: Int) -> [Range<Int>] {
    let cores = count < 4096 || SearchWork.staysOnThread ? 1 : max(1, ProcessInfo.processInfo.activeProcessorCount)
    return (0..<cores).map { count * $0 / cores..<count * ($0 + 1) / cores }
}
