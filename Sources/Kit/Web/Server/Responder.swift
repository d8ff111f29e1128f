import HTTPTypes
import Hummingbird
import Logging
import Metrics
import NIOHTTP1
import Values

/// Answers requests. In this order, from outside in:
///
/// 1. who asks, and under which number (``Origin``);
/// 2. the address is checked and taken apart (``Target``); static files are answered at once;
/// 3. the route is found; a writing request must come from one of our own pages, then its form is read;
/// 4. the handler answers; whatever is thrown from 2 to 4 becomes a page (``ErrorPage``), so that errors get everything below as well;
/// 5. the reply is drawn, hashed, compared with what the client has, compressed, and given the security headers (``Delivery``);
/// 6. it is counted and logged.
package struct Responder: Sendable {
    private let site: Site
    private let table: RouteTable
    private let delivery: Delivery
    private let errors: ErrorPage
    private let open: OpenAccess
    private let series: RequestSeries

    init(_ site: Site) {
        self.site = site
        table = RouteTable(site.routes + OperatorRoutes(site: site).routes)
        delivery = Delivery(layout: Layout(site: site), https: site.base?.hasPrefix("https://") ?? false)
        errors = ErrorPage(search: site.search)
        open = OpenAccess(prefixes: site.openPaths)
        series = RequestSeries(site.metrics)
    }

    /// - Parameter peer: the address of the other end of the socket.
    package func respond(to request: Request, from peer: String?) async -> Response {
        let origin = Origin(peer: peer.flatMap { IPAddress($0) }, headers: request.headers, proxies: site.proxies)
        var log = site.log
        log[metadataKey: "request"] = "\(origin.id)"
        let record = AccessRecord(method: request.method, target: request.head.path ?? "", started: .now, log: log, series: series)

        let (reply, route) = await answer(request, origin, log)
        var response = delivery.response(to: request.head, reply, id: origin.id, path: record.path) { finish in
            record.finished(status: reply.status, route: route, error: finish)
        }
        response.headers[.requestID] = origin.id
        if reply.isOpen || open.covers(record.target) { OpenAccess.add(to: &response.headers) }
        if case .stream = reply.body, request.method != .head { return response }
        record.finished(status: response.status, route: route, error: nil)
        return response
    }

    /// What the server says to bytes that are no request at all: then there is nothing to answer but the fault.
    func refusal(of fault: any Error) -> (head: HTTPResponseHead, body: [UInt8]) {
        let id = Origin.newID()
        var log = site.log
        log[metadataKey: "request"] = "\(id)"
        let isLong = (fault as? HTTPParserError).map { $0 == .headerOverflow } ?? false
        let problem = isLong ? Problem.headersTooLarge : .badRequest("Przeglądarka wysłała żądanie, którego nie umiemy odczytać.")
        AccessRecord(method: HTTPRequest.Method("UNREADABLE") ?? .get, target: "-", started: .now, log: log, series: series)
            .finished(status: problem.status, route: "none", error: nil)
        var (headers, body) = delivery.bare(errors.reply(problem, path: "", id: id))
        headers[.requestID] = id
        headers[.connection] = "close"
        let status = HTTPResponseStatus(statusCode: problem.status.code, reasonPhrase: problem.status.reasonPhrase)
        return (HTTPResponseHead(version: .http1_1, status: status, headers: HTTPHeaders(headers.map { ($0.name.rawName, $0.value) })), body)
    }

    /// The reply, and the pattern it is counted under.
    private func answer(_ request: Request, _ origin: Origin, _ log: Logger) async -> (Reply, String) {
        var pattern = "none"
        do {
            let target = try Target(request.head)
            if let file = site.files.files[target.path] {
                guard request.method == .get || request.method == .head else { throw Problem.methodNotAllowed([.get, .head]) }
                return (.file(file), "static")
            }
            switch try table.match(request.method, target.path) {
            case .found(let route, let parameters):
                pattern = route.pattern
                let form = try await form(request, writes: route.method != .get)
                let visit = Visit(
                    method: request.method, path: target.path, query: target.query, parameters: parameters, headers: request.headers, form: form,
                    client: origin.client?.description ?? "", id: origin.id, now: site.clock.now(), log: log, isOperator: origin.isOperator,
                    authority: request.head.authority)
                return (try await route.respond(visit), pattern)
            case .otherMethods(let methods) where request.method == .options && open.covers(target.path) && methods.contains(.get):
                return (.nothing(OpenAccess.preflight), "preflight")
            case .otherMethods(let methods): throw Problem.methodNotAllowed(methods)
            case .nothing:
                if let redirect = withoutSlash(request.method, target) { return (redirect, "none") }
                throw Problem.notFound
            }
        } catch let problem as Problem {
            return (told(problem, request, origin), pattern)
        } catch {
            // Also what becomes a polite page stands in the log: somebody has to repair it.
            log.error("\(request.method) \(path(of: request)) failed: \(String(reflecting: error))")
            let known = site.problem(error).map { told($0, request, origin) }
            if known == nil, open.covers(path(of: request)) { return (ProblemDocument.failure.reply, pattern) }
            return (known ?? errors.failure(id: origin.id), pattern)
        }
    }

    /// A page for people, a document for programs.
    private func told(_ problem: Problem, _ request: Request, _ origin: Origin) -> Reply {
        let path = path(of: request)
        return open.covers(path) ? ProblemDocument(problem).reply : errors.reply(problem, path: path, id: origin.id)
    }

    private func form(_ request: Request, writes: Bool) async throws -> Form {
        guard writes else { return Form() }
        guard SameOrigin.holds(request.head, base: site.base) else {
            throw Problem.forbidden("Formularz przyszedł spoza tego serwisu, dlatego niczego nie zapisaliśmy. Otwórz go w serwisie i wyślij stamtąd.")
        }
        return try await Form(reading: request)
    }

    /// `/organizacje/` is `/organizacje`, when there is such a page.
    private func withoutSlash(_ method: HTTPRequest.Method, _ target: Target) -> Reply? {
        guard target.path.count > 1, target.path.hasSuffix("/"), method == .get || method == .head else { return nil }
        let shorter = String(target.path.dropLast())
        guard case .found = try? table.match(.get, shorter) else { return nil }
        return .redirect(to: PlainAddress(target.query.appended(to: shorter)), permanent: true)
    }

    private func path(of request: Request) -> String { String((request.head.path ?? "").prefix { $0 != "?" }) }
}
