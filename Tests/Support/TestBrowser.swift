import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// A visitor without a socket: asks the site's responder, keeps cookies, follows links and redirects, fills in and sends forms.
///
///     let browser = TestBrowser(site)
///     let list = try await browser.open("/organizacje")
///     let form = try list.form(with: "Szukaj").filling(["q": "ala"])
///     let found = try await browser.submit(form)
///     #expect(found.text.contains("1 organizacja"))
///     let profile = try await browser.follow("Fundacja Ala", on: found)
package final class TestBrowser {
    private let responder: Responder
    private let peer: String
    private let before: @Sendable () async -> Void
    private var cookies: [String: String] = [:]
    /// Sent with every request, unless the request says otherwise.
    package var headers: [String: String] = [:]

    /// - Parameters:
    ///   - peer: the address the visitor comes from.
    ///   - before: done before each request: what a server does beside its requests.
    package init(_ site: Site, peer: String = "192.0.2.1", before: @escaping @Sendable () async -> Void = {}) {
        (responder, self.peer, self.before) = (site.responder(), peer, before)
    }

    package struct Lost: Error, CustomStringConvertible { package let description: String }

    /// The page, after all redirects.
    ///
    /// - Throws: ``Lost`` after ten redirects.
    package func open(_ path: String, headers: [String: String] = [:]) async throws -> TestPage {
        try await settle(await request("GET", path, headers: headers))
    }

    package func get(_ path: String, headers: [String: String] = [:]) async -> TestPage { await request("GET", path, headers: headers) }
    package func head(_ path: String, headers: [String: String] = [:]) async -> TestPage { await request("HEAD", path, headers: headers) }

    /// Sends fields as a form of this site does; no redirect is followed.
    package func post(_ path: String, _ fields: [(String, String)], headers: [String: String] = [:]) async -> TestPage {
        let form = ["content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"].merging(headers) { $1 }
        return await request("POST", path, headers: form, body: Array(Query(fields).text.utf8))
    }

    /// - Throws: ``Lost`` when the page has no such link.
    package func follow(_ words: String, on page: TestPage) async throws -> TestPage {
        guard let link = page.links.first(where: { $0.text == words }) ?? page.links.first(where: { $0.text.contains(words) }) else {
            throw Lost(description: "no link „\(words)” on \(page.path); there are \(page.links.map(\.text))")
        }
        return try await open(resolved(link.address, on: page))
    }

    package func submit(_ form: TestForm) async throws -> TestPage {
        let query = Query(form.fields)
        let action = resolved(form.action, on: form.page)
        guard form.method == "post" else { return try await open(query.appended(to: String(action.prefix { $0 != "?" }))) }
        return try await settle(await post(action, form.fields))
    }

    private func settle(_ first: TestPage) async throws -> TestPage {
        var page = first
        for _ in 0..<10 {
            guard (300..<400).contains(page.status), let location = page.headers["location"] else { return page }
            page = await request("GET", location)
        }
        throw Lost(description: "more than ten redirects from \(first.path)")
    }

    private func resolved(_ address: String, on page: TestPage) -> String {
        let path = page.path.prefix { $0 != "?" && $0 != "#" }
        if address.isEmpty { return page.path }
        if address.hasPrefix("?") { return path + address }
        return String(address.prefix { $0 != "#" }).isEmpty ? page.path : String(address.prefix { $0 != "#" })
    }

    /// Any request at all, for tests of what no browser would send.
    package func request(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []) async -> TestPage {
        var fields: HTTPFields = [:]
        for (name, value) in self.headers.merging(headers, uniquingKeysWith: { $1 }) {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        let head = HTTPRequest(
            method: HTTPRequest.Method(method) ?? .get, scheme: "http", authority: "pozytek.test", path: path, headerFields: fields)
        await before()
        let response = await responder.respond(to: Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body))), from: peer)

        let sink = Sink()
        var broken = false
        do {
            try await response.body.write(Collector(sink: sink))
        } catch {
            broken = true
        }
        for value in response.headers[values: .setCookie] { remember(value) }
        var received: [String: String] = [:]
        for field in response.headers { received[field.name.canonicalName] = field.value }
        return TestPage(path: path, status: response.status.code, headers: received, body: sink.bytes, isBroken: broken)
    }

    private func remember(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return }
        let over = cookie.lowercased().contains("max-age=0")
        cookies[String(pair[0])] = over ? nil : String(pair[1])
    }
}

/// Filled by the one reply that is being read, and looked at when it has ended: never by two at once.
private final class Sink: @unchecked Sendable { var bytes: [UInt8] = [] }

private struct Collector: ResponseBodyWriter {
    let sink: Sink
    func write(_ buffer: ByteBuffer) async throws { sink.bytes += buffer.readableBytesView }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
