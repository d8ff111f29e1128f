import HTTPTypes

/// How many requests a minute each client has, told in headers with every reply (`RateLimit-*`, draft-ietf-httpapi-ratelimit-headers-06).
package struct Quota: Sendable {
    private let perMinute: Int
    private let limiter: RateLimiter

    /// - Parameter perMinute: also how many may come at once.
    package init(perMinute: Int) {
        (self.perMinute, limiter) = (perMinute, RateLimiter(burst: perMinute, refill: 60 / Double(perMinute)))
    }

    /// The reply of `work`, or 429 when the client has none left.
    package func counted(_ visit: Visit, _ work: () async throws -> Reply) async rethrows -> Reply {
        var (reply, left): (Reply, Int)
        switch limiter.take(client: visit.client, at: visit.now) {
        case .allowed(let rest): (reply, left) = (try await work(), rest)
        case .wait(let seconds): (reply, left) = (ProblemDocument(.tooManyRequests(seconds: Int(seconds.rounded(.up)))).reply, 0)
        }
        reply.headers[.rateLimit] = String(perMinute)
        reply.headers[.rateRemaining] = String(left)
        // Seconds until all of them are there again.
        reply.headers[.rateReset] = String(((perMinute - left) * 60 + perMinute - 1) / perMinute)
        return reply
    }
}

extension HTTPField.Name {
    fileprivate static let rateLimit = HTTPField.Name("RateLimit-Limit") ?? .server
    fileprivate static let rateRemaining = HTTPField.Name("RateLimit-Remaining") ?? .server
    fileprivate static let rateReset = HTTPField.Name("RateLimit-Reset") ?? .server
}
