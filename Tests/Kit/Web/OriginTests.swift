import TestSupport
import Testing
import Web

@Suite struct OriginTests {
    private func client(_ headers: [String: String], peer: String = "10.0.0.7", trusting: [String] = ["10.0.0.0/8", "2001:db8::/32"]) async throws
        -> String
    {
        var site = echo()
        site.proxies = try TrustedProxies(trusting)
        let page = await TestBrowser(site, peer: peer).get("/kto", headers: headers)
        return String(page.html.prefix { $0 != " " })
    }

    @Test func `nobody is believed unless configured`() async throws {
        #expect(try await client(["x-forwarded-for": "192.0.2.9"], peer: "203.0.113.5") == "203.0.113.5")
        #expect(try await client(["x-forwarded-for": "192.0.2.9"], trusting: []) == "10.0.0.7")
        #expect(try await client(["forwarded": "for=192.0.2.9"], peer: "203.0.113.5") == "203.0.113.5")
    }

    @Test func `a trusted proxy names the visitor, and what the visitor invented is not believed`() async throws {
        #expect(try await client(["x-forwarded-for": "192.0.2.9"]) == "192.0.2.9")
        #expect(try await client(["x-forwarded-for": "1.2.3.4, 192.0.2.9"]) == "192.0.2.9")
        #expect(try await client(["x-forwarded-for": "1.2.3.4, 192.0.2.9, 10.1.1.1"]) == "192.0.2.9")
        #expect(try await client(["x-forwarded-for": "10.9.9.9, 10.1.1.1"]) == "10.9.9.9")
        #expect(try await client(["x-forwarded-for": "192.0.2.9, bzdura"]) == "10.0.0.7")
        #expect(try await client(["x-forwarded-for": ""]) == "10.0.0.7")
        #expect(try await client([:]) == "10.0.0.7")
    }

    @Test(arguments: ["x-forwarded-for", "forwarded", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"])
    func `what a proxy on this machine passes on is not for operators`(header: String) async {
        #expect(await TestBrowser(echo(), peer: "127.0.0.1").get("/metrics").status == 200)
        #expect(await TestBrowser(echo(), peer: "127.0.0.1").get("/metrics", headers: [header: "1.1 x"]).status == 403)
        #expect(await TestBrowser(echo(), peer: "203.0.113.5").get("/metrics").status == 403)
    }

    @Test func `addresses of version 6 and the standard header are read`() async throws {
        #expect(try await client(["forwarded": "for=1.2.3.4, for=\"[2001:db9::7]:4711\";proto=https"]) == "2001:db9:0:0:0:0:0:7")
        #expect(try await client(["x-forwarded-for": "2001:db9::1"], peer: "2001:db8::5") == "2001:db9:0:0:0:0:0:1")
        #expect(try await client(["x-forwarded-for": "192.0.2.9:5000"], peer: "::ffff:10.0.0.7") == "192.0.2.9")
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0", "x", "10.0.0.0/8/8", "2001:db8::/129", "/8", ""])
    func `a list of proxies that cannot be read is refused by name`(entry: String) {
        #expect(throws: TrustedProxies.Unreadable.self) { try TrustedProxies(["10.0.0.1", entry]) }
    }

    @Test func `the number of a request comes from a trusted proxy or is made here`() async throws {
        var site = echo()
        site.proxies = try TrustedProxies(["10.0.0.7"])
        let given = ["x-request-id": "abcdef0123456789"]
        #expect(await TestBrowser(site, peer: "10.0.0.7").get("/kto", headers: given).headers["x-request-id"] == "abcdef0123456789")
        #expect(await TestBrowser(site, peer: "10.0.0.8").get("/kto", headers: given).headers["x-request-id"]?.count == 12)
        let rude = ["x-request-id": "abc<script>defg"]
        #expect(await TestBrowser(site, peer: "10.0.0.7").get("/kto", headers: rude).headers["x-request-id"]?.count == 12)
    }
}

@Suite struct SameOriginTests {
    private func status(_ headers: [String: String], base: String? = nil) async -> Int {
        var site = echo()
        site.base = base
        let form = ["content-type": "application/x-www-form-urlencoded"].merging(headers) { $1 }
        return await TestBrowser(site).request("POST", "/zapis", headers: form, body: Array("opis=a".utf8)).status
    }

    @Test func `a form of this site is taken`() async {
        #expect(await status(["sec-fetch-site": "same-origin"]) == 200)
        #expect(await status(["origin": "http://pozytek.test"]) == 200)
        #expect(await status(["referer": "https://pozytek.test/organizacje/1?x=y"]) == 200)
        #expect(await status(["origin": "https://pozytek.example"], base: "https://pozytek.example") == 200)
    }

    @Test func `a form from elsewhere, or from nowhere, is not`() async {
        #expect(await status(["sec-fetch-site": "cross-site", "origin": "http://pozytek.test"]) == 403)
        #expect(await status(["sec-fetch-site": "same-site"]) == 403)
        #expect(await status(["sec-fetch-site": "none"]) == 403)
        #expect(await status(["origin": "https://evil.example"]) == 403)
        #expect(await status(["origin": "null"]) == 403)
        #expect(await status(["origin": "http://pozytek.test.evil.example"]) == 403)
        #expect(await status(["origin": "http://pozytek.test:81"]) == 403)
        #expect(await status(["referer": "https://evil.example/?http://pozytek.test"]) == 403)
        #expect(await status(["origin": "http://pozytek.test"], base: "https://pozytek.example") == 403)
        #expect(await status([:]) == 403)
    }
}

@Suite struct OperatorTests {
    @Test func `the metrics are for this machine and trusted ones only`() async throws {
        var site = echo()
        site.proxies = try TrustedProxies(["10.0.0.7"])
        #expect(await TestBrowser(site, peer: "127.0.0.1").get("/metrics").status == 200)
        #expect(await TestBrowser(site, peer: "::1").get("/metrics").status == 200)
        #expect(await TestBrowser(site, peer: "10.0.0.7").get("/metrics").status == 200)
        #expect(await TestBrowser(site, peer: "192.0.2.1").get("/metrics").status == 403)
        // A proxy, also one on this machine that nobody configured, asks for somebody else.
        #expect(await TestBrowser(site, peer: "10.0.0.7").get("/metrics", headers: ["x-forwarded-for": "192.0.2.1"]).status == 403)
        #expect(await TestBrowser(site, peer: "127.0.0.1").get("/metrics", headers: ["x-forwarded-for": "127.0.0.1"]).status == 403)
    }

    @Test func `health is of the process, readiness of what answers`() async {
        var site = echo()
        site.ready = { Readiness(missing: ["database"]) }
        let browser = TestBrowser(site)
        #expect(await browser.get("/healthz").status == 200)
        let page = await browser.get("/readyz")
        #expect(page.status == 503)
        #expect(page.html == "not ready: database\n")
        #expect(await TestBrowser(echo()).get("/readyz").html == "ready\n")
    }
}
