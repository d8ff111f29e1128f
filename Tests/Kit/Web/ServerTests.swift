import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import Web

/// The site on a real socket, stopped when the body is over.
private func serving(_ routes: [Route], log: Logger? = nil, _ body: (Int, ServiceGroup) async throws -> Void) async throws {
    var site = echo(routes)
    site.log.logLevel = .critical
    if let log { site.log = log }
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let service = site.application(host: "127.0.0.1", port: 0) { found.yield($0) }
    let group = ServiceGroup(services: [service], logger: site.log)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        for await port in ports {
            try await body(port, group)
            break
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}

@Suite struct ListeningTests {
    @Test func `an address nobody can listen on is told in words`() async throws {
        try await serving([]) { port, _ in
            for (host, port, word) in [("127.0.0.1", port, "inny program"), ("192.0.2.1", 0, "nie ma takiego adresu")] {
                let service = echo([]).application(host: host, port: port)
                let error = await #expect(throws: CannotListen.self) { try await service.run() }
                #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
            }
        }
    }
}

@Suite struct ServerTests {
    @Test func `a page comes over a socket, and the connection goes on`() async throws {
        try await serving([]) { port, _ in
            let socket = try Socket(port: port)
            for _ in 0..<3 {
                try await socket.send("GET /echo?q=1 HTTP/1.1\r\nHost: x\r\n\r\n")
                let answer = try await socket.receive(until: "q=[\"1\"]")
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(answer.lowercased().contains("content-security-policy:"))
                #expect(!answer.lowercased().contains("\r\nserver:"))
            }
        }
    }

    @Test(arguments: [
        "bzdura\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\u{1}x HTTP/1.1\r\nHost: x\r\n\r\n", "\u{16}\u{3}\u{1}\u{0}\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET \u{17C}\u{F3}\u{142}w HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\u{17C} HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /zapis HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST /zapis HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
    func `junk gets a 4xx or a closed connection, never a 500 and never silence`(junk: String) async throws {
        try await serving([]) { port, _ in
            let socket = try Socket(port: port)
            try await socket.send(junk)
            let answer = try await socket.receive(until: "\r\n\r\n")
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(200))")
            // The server is as well as before.
            let next = try Socket(port: port)
            try await next.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await next.receive(until: "ok\n").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(arguments: [
        ("bzdura\r\n\r\n", 400), ("GET /?q=' OR 1=1 HTTP/1.1\r\nHost: x\r\n\r\n", 400), ("GET /\u{17C} HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        ("GET /?" + String(repeating: "a=1&", count: 30_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: 1\r\n", count: 5000) + "\r\n", 431),
    ])
    func `what is no request gets a page with all headers too, once, and is counted`(junk: String, status: Int) async throws {
        try await serving([]) { port, _ in
            let socket = try Socket(port: port)
            // Behind a good request, as pipelines go.
            try await socket.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try await socket.receive(until: "q=")
            try? await socket.send(junk)
            let answer = try await socket.receive(until: "</html>")
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(80))")
            #expect(answer.contains("Content-Security-Policy: ") && answer.contains("X-Request-Id: ") && answer.contains("<h1>"))
            #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
            let metrics = try Socket(port: port)
            try await metrics.send("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(try await metrics.receiveAll().contains("http_requests_total{method=\"other\",route=\"none\",status=\"\(status)\"} 1"))
        }
    }

    @Test(arguments: ["zz\r\nopis=a\r\n", "6\r\nopis=a"]) func `a body that breaks off is the sender's fault`(body: String) async throws {
        try await serving([]) { port, _ in
            let socket = try Socket(port: port)
            try await socket.send(
                "POST /zapis HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + body)
            socket.endSending()
            let answer = try await socket.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(80))")
            #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
        }
    }

    @Test func `a client of HTTP 1 dot 0 gets the bare body and the end of the connection`() async throws {
        let file = Route.get("/plik", for: .everyone) { _ in .stream(name: "x.csv", type: "text/csv") { try await $0.write("a,b") } }
        try await serving([file]) { port, _ in
            for (request, end) in [("GET /plik HTTP/1.0\r\n\r\n", "\r\n\r\na,b"), ("GET /healthz HTTP/1.0\r\n\r\n", "\r\n\r\nok\n")] {
                let started = ContinuousClock.now
                let socket = try Socket(port: port)
                try await socket.send(request)
                let answer = try await socket.receiveAll()
                #expect(answer.hasSuffix(end) && !answer.lowercased().contains("transfer-encoding"))
                #expect(ContinuousClock.now - started < .seconds(4), "the server waited for more")
            }
        }
    }

    @Test func `a connection ends when its client says so, in whatever words`() async throws {
        try await serving([]) { port, _ in
            let started = ContinuousClock.now
            let socket = try Socket(port: port)
            try await socket.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: TE, Close\r\n\r\n")
            #expect(try await socket.receiveAll().contains("Connection: close"))
            #expect(ContinuousClock.now - started < .seconds(4))
        }
    }

    @Test func `headers without end and bodies without end are cut off`() async throws {
        try await serving([]) { port, _ in
            let heads = try Socket(port: port)
            try await heads.send("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + String(repeating: "a", count: 20_000) + "\r\n\r\n")
            #expect(try await heads.receive(until: "</html>").hasPrefix("HTTP/1.1 431"))
            let endless = try Socket(port: port)
            try? await endless.send("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + String(repeating: "a", count: 200_000))
            #expect(try await endless.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 4"))
            let body = try Socket(port: port)
            try? await body.send(
                "POST /zapis HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n", count: 8))
            #expect(try await body.receive(until: "</html>").hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func `a download that fails is cut off, not ended`() async throws {
        let route = Route.get("/urwany", for: .everyone) { _ in
            .stream(name: "x.csv", type: "text/csv") { out in
                try await out.write(String(repeating: "a", count: 20_000))
                throw Problem.notFound
            }
        }
        try await serving([route]) { port, _ in
            let socket = try Socket(port: port)
            try await socket.send("GET /urwany HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try await socket.receiveAll()
            #expect(answer.contains("aaaa"))
            #expect(!answer.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test func `a reader who goes away in the middle is noted, but as no error`() async throws {
        let lines = LogLines()
        let endless = Route.get("/plik", for: .everyone) { _ in
            .stream(name: "x.csv", type: "text/csv") { out in
                while true { try await out.write(String(repeating: "a", count: 20_000)) }
            }
        }
        try await serving([endless], log: Logger(label: "test") { _ in LogKeeper(lines: lines) }) { port, _ in
            do {
                let socket = try Socket(port: port)
                try await socket.send("GET /plik HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await socket.receive(until: "aaaa")
            }
            for _ in 0..<200 where lines.all.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
            #expect(lines.all.count == 1)
            #expect(lines.all.first?.hasPrefix("info GET /plik 200 ") == true, "\(lines.all)")
        }
    }

    @Test func `HEAD of a download answers and closes`() async throws {
        let route = Route.get("/plik", for: .everyone) { _ in .stream(name: "x.csv", type: "text/csv") { try await $0.write("a") } }
        try await serving([route]) { port, _ in
            let socket = try Socket(port: port)
            try await socket.send("HEAD /plik HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try await socket.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.hasSuffix("\r\n\r\n"))
            #expect(!answer.hasSuffix("0\r\n\r\n"))
        }
    }

    @Test func `a stop lets the request in flight finish and takes no new one`() async throws {
        let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
        let (gate, opensGate) = AsyncStream.makeStream(of: Void.self)
        let slow = Route.get("/wolna", for: .everyone) { _ in
            hasBegun.yield()
            for await _ in gate { break }
            return .content("zdążyła", type: "text/plain; charset=utf-8")
        }
        try await serving([slow]) { port, group in
            let socket = try Socket(port: port)
            try await socket.send("GET /wolna HTTP/1.1\r\nHost: x\r\n\r\n")
            for await _ in begun { break }
            await group.triggerGracefulShutdown()
            // The listening socket closes a moment after the signal.
            var refused = false
            for _ in 0..<100 where !refused {
                refused = (try? Socket(port: port)) == nil
                if !refused { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(refused)
            opensGate.yield()
            let answer = try await socket.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.hasSuffix("zdążyła"))
        }
    }
}
