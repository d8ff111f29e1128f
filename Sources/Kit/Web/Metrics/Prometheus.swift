import CoreMetrics
import Synchronization

/// Counts what happens, for `/metrics`: a backend of swift-metrics that keeps counters, gauges and histograms in memory and prints them in
/// Prometheus' text format 0.0.4.
///
/// One instance lives as long as the program. The composition root also hands it to `MetricsSystem.bootstrap`, so that libraries count here.
package final class Prometheus: MetricsFactory {
    struct Key: Hashable { let name: String, labels: String }

    /// More series than this are not kept: a mistake in a label must not eat the memory.
    private static let mostSeries = 10_000
    private let series = Mutex<[Key: any Series]>([:])

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        kept(label + "_total", dimensions) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { kept(label, dimensions) { GaugeSeries() } }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? kept(label, dimensions) { HistogramSeries() } : kept(label, dimensions) { GaugeSeries() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        kept(label + "_seconds", dimensions) { HistogramSeries() }
    }

    // A series outlives its handle: Prometheus wants the sum since the start.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// The page: families by name, one `# TYPE` each, their series by label.
    package var text: String {
        let all = series.withLock { $0 }.sorted { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }
        var text = ""
        var family = ""
        for (key, series) in all {
            if key.name != family { text += "# TYPE \(key.name) \(series.kind)\n" }
            family = key.name
            series.print(key.name, key.labels, to: &text)
        }
        return text
    }

    private func kept<S: Series>(_ name: String, _ dimensions: [(String, String)], _ make: () -> S) -> S {
        let labels = dimensions.map { "\(Prometheus.name($0.0))=\"\(Prometheus.escaped($0.1))\"" }.joined(separator: ",")
        let key = Key(name: Prometheus.name(name), labels: labels)
        return series.withLock { series in
            if let known = series[key] as? S { return known }
            let new = make()
            // A name that is taken by another kind of series stays what it was; the new one counts unseen.
            if series[key] == nil && series.count < Prometheus.mostSeries { series[key] = new }
            return new
        }
    }

    private static func name(_ text: String) -> String {
        let name = text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") ? $0 : "_" }
        return name.first?.isNumber ?? true ? "_" + String(name) : String(name)
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
