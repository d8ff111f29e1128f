import Foundation
import Synchronization

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
    private static let rowsAtOnce = 512, bytesAtOnce = 1 << 20, mostBatches = 4

    private struct Batch: Sendable {
        var rows: [TableRow] = []
        var notes: [String] = []
    }

    private let pipe = Pipe<Batch>(most: mostBatches)
    private let first = First()
    private var batch = Batch()
    private var place = 0

    /// - Parameter source: nobody else may use it from now on.
    init(_ source: any RowSource) {
        batch.notes = source.notes
        let first = first
        var end: Result<Void, any Error>?
        pipe.start {
            if let end {
                try end.get()
                return nil
            }
            source.firstLine = first.line
            return ReadAhead.next(of: source, &end)
        }
    }

    deinit { pipe.stop() }

    var firstLine: Int {
        get { first.line }
        set { first.line = newValue }
    }

    /// Up to the rows that were taken.
    var notes: [String] { batch.notes }

    func next() throws -> TableRow? {
        let first = firstLine
        while true {
            while place < batch.rows.count {
                place += 1
                if batch.rows[place - 1].line >= first { return batch.rows[place - 1] }
            }
            guard let more = try pipe.take() else { return nil }
            (batch, place) = (more, 0)
        }
    }

    /// - Parameter end: what came behind the rows, when nothing follows them. Rows before a fault are good, and handed over before it.
    private static func next(of source: any RowSource, _ end: inout Result<Void, any Error>?) -> Batch {
        var batch = Batch()
        var bytes = 0
        batch.rows.reserveCapacity(rowsAtOnce)
        while batch.rows.count < rowsAtOnce, bytes < bytesAtOnce, end == nil {
            do {
                if let row = try source.next() {
                    bytes += row.size
                    batch.rows.append(row)
                } else {
                    end = .success(())
                }
            } catch {
                end = .failure(error)
            }
        }
        batch.notes = source.notes
        return batch
    }

    /// The line before which rows are passed over; both threads ask for it.
    private final class First: Sendable {
        private let value = Mutex(1)

        var line: Int {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = newValue } }
        }
    }
}
