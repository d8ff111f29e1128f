import TestSupport
import Testing
import Values
import Web

@Suite struct RateLimiterTests {
    private let start = Instant(milliseconds: 1_800_000_000_000)

    @Test func `a visitor may do a few things at once and one more each while`() throws {
        let limiter = RateLimiter(burst: 3, refill: 60)
        for _ in 0..<3 { try limiter.spend(client: "192.0.2.1", at: start) }
        #expect(throws: Problem.tooManyRequests(seconds: 60)) { try limiter.spend(client: "192.0.2.1", at: start) }
        #expect(throws: Problem.tooManyRequests(seconds: 15)) { try limiter.spend(client: "192.0.2.1", at: start.adding(milliseconds: 45_000)) }
        try limiter.spend(client: "192.0.2.1", at: start.adding(milliseconds: 60_000))
        #expect(throws: Problem.self) { try limiter.spend(client: "192.0.2.1", at: start.adding(milliseconds: 61_000)) }
    }

    @Test func `visitors do not pay for each other, but a household of version 6 is one`() throws {
        let limiter = RateLimiter(burst: 1, refill: 60)
        try limiter.spend(client: "192.0.2.1", at: start)
        try limiter.spend(client: "192.0.2.2", at: start)
        try limiter.spend(client: "2001:db8:0:1::1", at: start)
        #expect(throws: Problem.self) { try limiter.spend(client: "2001:db8:0:1:ffff::9", at: start) }
        try limiter.spend(client: "2001:db8:0:2::1", at: start)
    }

    @Test func `a flood of addresses does not eat the memory, and who keeps trying is not forgotten`() throws {
        let limiter = RateLimiter(burst: 1, refill: 3600, memory: 100)
        for number in 0..<5000 {
            try limiter.spend(client: "10.\(number / 65536).\(number / 256 % 256).\(number % 256)", at: start.adding(milliseconds: Int64(number)))
            #expect(limiter.remembered <= 100)
        }
        #expect(throws: Problem.self) { try limiter.spend(client: "10.0.19.135", at: start.adding(milliseconds: 6000)) }
    }

    @Test func `a clock that goes back gives nothing away and breaks nothing`() throws {
        let limiter = RateLimiter(burst: 1, refill: 60)
        try limiter.spend(client: "a", at: start)
        #expect(throws: Problem.tooManyRequests(seconds: 60)) { try limiter.spend(client: "a", at: start.adding(milliseconds: -100_000)) }
    }
}
