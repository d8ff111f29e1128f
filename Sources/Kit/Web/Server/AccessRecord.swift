import HTTPTypes
import Logging
import NIOCore

/// One line in the log and one count in the metrics for each request. The query stays out of both: it may hold what somebody searched for.
struct AccessRecord: Sendable {
    let method: HTTPRequest.Method
    let target: String
    let started: ContinuousClock.Instant
    let log: Logger
    let series: RequestSeries

    var path: String { String(target.prefix(200).prefix { $0 != "?" }) }

    /// - Parameter error: what broke a reply that was being streamed.
    func finished(status: HTTPResponse.Status, route: String, error: (any Error)?) {
        let duration = ContinuousClock.now - started
        series.count(method: known(method), route: route, status: status.code, nanoseconds: nanoseconds(duration))

        let isQuiet = route == "static" || OperatorRoutes.paths.contains(route)
        if error == nil, log.logLevel > (isQuiet ? .debug : .info) { return }
        let microseconds = nanoseconds(duration) / 1000
        let line = "\(method) \(path) \(status.code) \(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst()) ms"
        if let error, isDeparture(error) {
            log.info("\(line), the reader went away")
        } else if let error {
            log.error("\(line), broken off: \(String(reflecting: error))")
        } else {
            log.log(level: isQuiet ? .debug : .info, "\(line)")
        }
    }

    /// A reader who closes the browser is no fault.
    private func isDeparture(_ error: any Error) -> Bool {
        error is ChannelError || error is IOError || error is NIOAsyncWriterError || error is CancellationError
    }

    /// A method is whatever the client types, so only the usual ones become a label.
    private func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .delete, .options, .patch].contains(method) ? method.rawValue : "other"
    }

    private func nanoseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
    }
}
