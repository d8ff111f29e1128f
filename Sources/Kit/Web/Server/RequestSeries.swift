import Metrics
import Synchronization

/// The counters and timers of requests, each looked up once: finding one by its labels costs more than many a reply.
final class RequestSeries: Sendable {
    private struct Key: Hashable {
        let method: String, route: String, status: Int
    }

    private struct Found {
        let requests: Counter, durations: Timer
    }

    private let metrics: Prometheus
    private let known = Mutex<[Key: Found]>([:])

    init(_ metrics: Prometheus) { self.metrics = metrics }

    func count(method: String, route: String, status: Int, nanoseconds: Int64) {
        let found = known.withLock { known in
            let key = Key(method: method, route: route, status: status)
            if let found = known[key] { return found }
            let labels = [("method", method), ("route", route), ("status", String(status))]
            let found = Found(
                requests: Counter(label: "http_requests", dimensions: labels, factory: metrics),
                durations: Timer(label: "http_request_duration", dimensions: [("route", route)], factory: metrics))
            known[key] = found
            return found
        }
        found.requests.increment()
        found.durations.recordNanoseconds(nanoseconds)
    }
}
