import Logging
import Synchronization

/// What was logged, for tests.
package final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    package init() {}

    package var all: [String] { lines.withLock { $0 } }
    package func add(_ line: String) { lines.withLock { $0.append(line) } }
}

package struct LogKeeper: LogHandler {
    private let lines: LogLines
    package var metadata: Logger.Metadata = [:]
    package var logLevel = Logger.Level.info

    package init(lines: LogLines) { self.lines = lines }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let kept = metadata.merging(event.metadata ?? [:]) { $1 }.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        lines.add("\(event.level) \(event.message) \(kept)")
    }
}
