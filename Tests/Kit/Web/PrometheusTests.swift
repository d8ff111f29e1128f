import CoreMetrics
import Logging
import TestSupport
import Testing
import Web

@Suite struct PrometheusTests {
    @Test func `the page is Prometheus text, families and series in order`() {
        let metrics = Prometheus()
        Counter(label: "letters", dimensions: [("to", "a \"b\"\n\\")], factory: metrics).increment(by: 2)
        Counter(label: "letters", dimensions: [("to", "a \"b\"\n\\")], factory: metrics).increment()
        Meter(label: "queue-length", factory: metrics).set(4)
        #expect(
            metrics.text == """
                # TYPE letters_total counter
                letters_total{to="a \\"b\\"\\n\\\\"} 3
                # TYPE queue_length gauge
                queue_length 4.0

                """)
    }

    @Test func `a timer is a histogram in seconds with fixed buckets`() {
        let metrics = Prometheus()
        let timer = Timer(label: "work", factory: metrics)
        timer.recordMilliseconds(3)
        timer.recordMilliseconds(700)
        timer.recordSeconds(60)
        let lines = metrics.text.split(separator: "\n")
        #expect(lines.first == "# TYPE work_seconds histogram")
        #expect(lines.contains("work_seconds_bucket{le=\"0.0025\"} 0"))
        #expect(lines.contains("work_seconds_bucket{le=\"0.005\"} 1"))
        #expect(lines.contains("work_seconds_bucket{le=\"1.0\"} 2"))
        #expect(lines.contains("work_seconds_bucket{le=\"10.0\"} 2"))
        #expect(lines.contains("work_seconds_bucket{le=\"+Inf\"} 3"))
        #expect(lines.contains("work_seconds_count 3"))
        #expect(lines.contains { $0.hasPrefix("work_seconds_sum 60.703") })
    }

    @Test func `a name used for two kinds of series breaks nothing`() {
        let metrics = Prometheus()
        Meter(label: "x_total", factory: metrics).set(1)
        Counter(label: "x", factory: metrics).increment()
        #expect(metrics.text == "# TYPE x_total gauge\nx_total 1.0\n")
    }

    @Test func `requests are counted by pattern, not by address, and the query is nowhere`() async {
        let site = echo([.get("/organizacje/{id}", for: .everyone) { _ in .content("x", type: "text/plain") }])
        let browser = TestBrowser(site)
        for id in 1...50 { _ = await browser.get("/organizacje/\(id)?q=nazwisko") }
        _ = await browser.get("/nie/ma/takiej")
        _ = await browser.request("WYMYSLONA", "/organizacje/1")
        let text = site.metrics.text
        #expect(text.contains("http_requests_total{method=\"GET\",route=\"/organizacje/{id}\",status=\"200\"} 50\n"))
        #expect(text.contains("http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1\n"))
        #expect(text.contains("http_requests_total{method=\"other\",route=\"none\",status=\"405\"} 1\n"))
        #expect(text.contains("http_request_duration_seconds_count{route=\"/organizacje/{id}\"} 50\n"))
        #expect(!text.contains("nazwisko"))
    }
}

@Suite struct AccessLogTests {
    @Test func `each request leaves one line with its number, and never its query`() async throws {
        var site = echo()
        let lines = LogLines()
        site.log = Logger(label: "test") { _ in LogKeeper(lines: lines) }
        let page = await TestBrowser(site).get("/echo?q=Kowalski")
        _ = await TestBrowser(site).get("/healthz")
        let kept = lines.all
        #expect(kept.count == 1)
        let line = try #require(kept.first)
        #expect(line.contains("GET /echo 200 "))
        #expect(line.hasSuffix("request=\(page.headers["x-request-id"] ?? "?")"))
        #expect(!line.contains("Kowalski"))
    }
}
