import Foundation

/// Work done on a thread of its own while the caller does something else.
final class Aside<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    /// Written once before `done`, read after it.
    private var result: Result<Value, any Error>?

    init(_ work: @escaping @Sendable () throws -> Value) {
        Thread.detachNewThread { [self] in
            result = Result { try work() }
            done.signal()
        }
    }

    /// Waits for the work. Call it once.
    func value() throws -> Value? {
        done.wait()
        return try result?.get()
    }
}

/// Reads rows on a thread of its own, a few thousand at most ahead of who takes them: reading and storing then cost the time of the slower one.
final class ReadAhead: RowSource {
    private let lane: Lane
    private var batch: [TableRow] = []
    private var place = 0

    /// - Parameter source: nobody else may use it from now on.
    init(_ source: any RowSource) {
        let lane = Lane(source)
        self.lane = lane
        Thread.detachNewThread { lane.run() }
    }

    deinit { lane.stop() }

    var firstLine: Int {
        get { lane.firstLine }
        set { lane.firstLine = newValue }
    }

    var notes: [String] { lane.notes }

    func next() throws -> TableRow? {
        let first = firstLine
        while true {
            while place < batch.count {
                place += 1
                if batch[place - 1].line >= first { return batch[place - 1] }
            }
            guard let more = try lane.take() else { return nil }
            (batch, place) = (more, 0)
        }
    }
}

/// What both threads share; every property is used with the lock held, but the source, which only the reading thread uses.
private final class Lane: @unchecked Sendable {
    private static let rowsAtOnce = 512, bytesAtOnce = 1 << 20, mostBatches = 4

    private let source: any RowSource
    private let lock = NSCondition()
    private var batches: [[TableRow]] = []
    private var failure: (any Error)?
    private var hasEnded = false, isStopped = false
    private var first = 1
    private var told: [String]

    init(_ source: any RowSource) { (self.source, told) = (source, source.notes) }

    var firstLine: Int {
        get { locked { first } }
        set { locked { first = newValue } }
    }

    var notes: [String] { locked { told } }

    func stop() {
        locked {
            isStopped = true
            lock.broadcast()
        }
    }

    /// The next rows; nil at the end.
    func take() throws -> [TableRow]? {
        try locked {
            while batches.isEmpty, !hasEnded { lock.wait() }
            if batches.isEmpty {
                if let failure { throw failure }
                return nil
            }
            lock.broadcast()
            return batches.removeFirst()
        }
    }

    func run() {
        var isGoingOn = true
        while isGoingOn {
            source.firstLine = firstLine
            var rows: [TableRow] = []
            var fault: (any Error)?
            do { isGoingOn = try fill(&rows) } catch { (fault, isGoingOn) = (error, false) }
            let (made, notes, goesOn) = (rows, source.notes, isGoingOn)
            isGoingOn = locked {
                while batches.count >= Lane.mostBatches, !isStopped { lock.wait() }
                if !made.isEmpty { batches.append(made) }
                (told, failure, hasEnded) = (notes, fault, !goesOn)
                lock.broadcast()
                return goesOn && !isStopped
            }
        }
    }

    private func fill(_ rows: inout [TableRow]) throws -> Bool {
        var bytes = 0
        rows.reserveCapacity(Lane.rowsAtOnce)
        while rows.count < Lane.rowsAtOnce, bytes < Lane.bytesAtOnce {
            guard let row = try source.next() else { return false }
            bytes += row.fields.reduce(row.fields.count * 16) { $0 + $1.utf8.count }
            rows.append(row)
        }
        return true
    }

    private func locked<T>(_ body: () throws -> T) rethrows -> T {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }
}
