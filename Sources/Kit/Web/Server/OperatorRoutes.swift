import HTTPTypes

/// The three addresses for those who run the site, not for those who visit it.
///
/// - `/healthz`: the process answers.
/// - `/readyz`: what answers requests is there, perhaps `degraded: database`; 503 names what is missing.
/// - `/metrics`: Prometheus text. Only for requests straight from this machine or from a trusted one; a request that a proxy passes on
///   for somebody else gets 403, also when the proxy runs on this machine.
struct OperatorRoutes {
    let site: Site

    static let paths: Set<String> = ["/healthz", "/readyz", "/metrics"]
    private static let text = "text/plain; charset=utf-8"

    var routes: [Route] {
        [
            .get("/healthz", for: .everyone) { _ in unkept(.content("ok\n", type: OperatorRoutes.text)) },
            .get("/readyz", for: .everyone) { _ in
                let ready = await site.ready()
                let missing = ready.missing
                let words =
                    if !missing.isEmpty {
                        "not ready: " + missing.joined(separator: ", ") + "\n"
                    } else if !ready.degraded.isEmpty {
                        "degraded: " + ready.degraded.joined(separator: ", ") + "\n"
                    } else {
                        "ready\n"
                    }
                return unkept(.content(words, type: OperatorRoutes.text, status: missing.isEmpty ? .ok : .serviceUnavailable))
            },
            .get("/metrics", for: .everyone) { visit in
                guard visit.isOperator else { throw Problem.forbidden("Tę stronę widzi tylko administrator serwisu, z jego własnej maszyny.") }
                return unkept(.content(site.metrics.text, type: "text/plain; version=0.0.4; charset=utf-8"))
            },
        ]
    }

    private func unkept(_ reply: Reply) -> Reply {
        var reply = reply
        reply.cache = .never
        return reply
    }
}
