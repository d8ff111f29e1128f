import CoreMetrics
import Synchronization

/// One line, or for a histogram one group of lines, of the metrics page.
protocol Series: AnyObject, Sendable {
    var kind: String { get }
    func print(_ name: String, _ labels: String, to text: inout String)
}

final class CounterSeries: Series, CounterHandler {
    private let count = Atomic<Int64>(0)
    let kind = "counter"

    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }

    func print(_ name: String, _ labels: String, to text: inout String) {
        text += "\(name)\(braced(labels)) \(count.load(ordering: .relaxed))\n"
    }
}

final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)
    let kind = "gauge"

    func set(_ new: Int64) { set(Double(new)) }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ new: Int64) { set(Double(new)) }
    func record(_ new: Double) { set(new) }

    func print(_ name: String, _ labels: String, to text: inout String) { text += "\(name)\(braced(labels)) \(value.withLock { $0 })\n" }
}

/// Observations in fixed buckets, from a millisecond to ten seconds.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
    private struct State {
        var counts = [Int](repeating: 0, count: bounds.count)
        var total = 0, sum = 0.0
    }

    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let state = Mutex(State())
    let kind = "histogram"

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        state.withLock { state in
            if let bucket = HistogramSeries.bounds.firstIndex(where: { value <= $0 }) { state.counts[bucket] += 1 }
            state.total += 1
            state.sum += value
        }
    }

    func print(_ name: String, _ labels: String, to text: inout String) {
        let (counts, total, sum) = state.withLock { ($0.counts, $0.total, $0.sum) }
        let before = labels.isEmpty ? "" : labels + ","
        var below = 0
        for (bound, count) in zip(HistogramSeries.bounds, counts) {
            below += count
            text += "\(name)_bucket{\(before)le=\"\(bound)\"} \(below)\n"
        }
        text += "\(name)_bucket{\(before)le=\"+Inf\"} \(total)\n\(name)_sum\(braced(labels)) \(sum)\n\(name)_count\(braced(labels)) \(total)\n"
    }
}

private func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }
