import Synchronization
import Values

/// How often one visitor may do something: a bucket of tokens that fills up again with time. Remembers a bounded number of visitors.
///
///     let reports = RateLimiter(burst: 5, refill: 600)     // five at once, then one every ten minutes
///     try reports.spend(visit)                             // throws Problem.tooManyRequests
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private let burst: Double, refill: Double, memory: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameters:
    ///   - burst: how many are free at once.
    ///   - refill: seconds until one more is allowed.
    ///   - memory: how many visitors are kept in mind; beyond it those who have been quiet longest are forgotten.
    package init(burst: Int, refill: Double, memory: Int = 10_000) {
        (self.burst, self.refill, self.memory) = (Double(burst), refill, max(memory, 4))
    }

    /// - Throws: ``Problem/tooManyRequests(seconds:)`` with the seconds until the next one is allowed.
    package func spend(_ visit: Visit) throws(Problem) { try spend(client: visit.client, at: visit.now) }

    /// Addresses of version 6 count by their first 64 bits: a household has all the rest to itself.
    package func spend(client: String, at now: Instant) throws(Problem) {
        if case .wait(let seconds) = take(client: client, at: now) { throw .tooManyRequests(seconds: Int(seconds.rounded(.up))) }
    }

    package enum Turn: Sendable, Equatable {
        /// How many more are free right now.
        case allowed(left: Int)
        /// Seconds until one is.
        case wait(Double)
    }

    /// As ``spend(client:at:)``, for those who tell the visitor how many are left.
    package func take(client: String, at now: Instant) -> Turn {
        let key = IPAddress(client).map { String($0.network, radix: 36) } ?? client
        return buckets.withLock { buckets in
            var bucket = buckets[key] ?? Bucket(tokens: burst, at: now)
            let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds)) / 1000
            bucket.tokens = min(burst, bucket.tokens + passed / refill)
            bucket.at = now
            guard bucket.tokens >= 1 else {
                buckets[key] = bucket
                return .wait((1 - bucket.tokens) * refill)
            }
            bucket.tokens -= 1
            if buckets[key] == nil && buckets.count >= memory { forget(&buckets) }
            buckets[key] = bucket
            return .allowed(left: Int(bucket.tokens))
        }
    }

    package var remembered: Int { buckets.withLock { $0.count } }

    /// A quarter goes at once, so that a flood of new addresses does not sort the table for each of them.
    private func forget(_ buckets: inout [String: Bucket]) {
        for (key, _) in buckets.sorted(by: { $0.value.at < $1.value.at }).prefix(memory / 4) { buckets[key] = nil }
    }
}
