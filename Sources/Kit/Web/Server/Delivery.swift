import HTTPTypes
import Hummingbird
import NIOCore

/// Turns a reply into bytes on the wire: drawn, tagged, conditional, compressed, with the headers everything carries.
struct Delivery: Sendable {
    private let layout: Layout
    /// What every reply carries.
    private let common: HTTPFields
    private let https: Bool

    init(layout: Layout, https: Bool) { (self.layout, self.https, common) = (layout, https, SecurityHeaders.fields(https: https)) }

    /// An error page as headers and bytes, for where there is no request to negotiate with.
    func bare(_ reply: Reply) -> (HTTPFields, [UInt8]) {
        var headers = headers(of: reply)
        var bytes: [UInt8] = []
        if case .page(let page) = reply.body { bytes = layout.document(page, path: "") }
        headers[.contentLength] = String(bytes.count)
        return (headers, bytes)
    }

    /// - Parameter streamed: called when a streamed body has ended, with what broke it.
    func response(
        to request: HTTPRequest, _ reply: Reply, id: String, path: String, streamed: @escaping @Sendable ((any Error)?) -> Void
    ) -> Response {
        let headers = headers(of: reply)
        switch reply.body {
        case .none: return Response(status: reply.status, headers: headers)
        case .page(let page): return whole(layout.document(page, path: path), request, reply, headers)
        case .bytes(let bytes): return whole(bytes, request, reply, headers)
        case .file(let file): return self.file(file, request, headers)
        case .stream(let write): return stream(write, request, headers, streamed)
        }
    }

    /// The reply's own ones behind those of all replies, which none of them has.
    private func headers(of reply: Reply) -> HTTPFields {
        var headers = reply.policy == .usual ? common : SecurityHeaders.fields(https: https, reply.policy)
        headers.append(HTTPField(name: .cacheControl, value: reply.cache.header))
        for field in reply.headers { headers.append(field) }
        return headers
    }

    private func whole(_ bytes: [UInt8], _ request: HTTPRequest, _ reply: Reply, _ headers: HTTPFields) -> Response {
        let compressible = bytes.count >= Encoding.smallest && Encoding.pays(for: headers[.contentType] ?? "")
        let encoding = compressible ? Encoding.negotiated(request.headerFields[.acceptEncoding]) : .identity
        let isKept = reply.status == .ok && reply.cache != .never && (request.method == .get || request.method == .head)
        if let weakTag = reply.weakTag {
            var headers = headers
            headers[.eTag] = EntityTag.weak(weakTag)
            return send(request, reply.status, headers, tag: nil, encoding: encoding, varies: compressible) { encoding.compress(bytes) }
        }
        let tag = isKept ? EntityTag.make(bytes) : nil
        return send(request, reply.status, headers, tag: tag, encoding: encoding, varies: compressible) { encoding.compress(bytes) }
    }

    private func file(_ file: StaticFiles.File, _ request: HTTPRequest, _ headers: HTTPFields) -> Response {
        var encoding = Encoding.identity
        if file.brotli != nil { encoding = Encoding.negotiated(request.headerFields[.acceptEncoding]) }
        return send(request, .ok, headers, tag: file.tag, encoding: encoding, varies: file.brotli != nil) {
            switch encoding {
            case .brotli: file.brotli ?? file.bytes
            case .gzip: file.gzip ?? file.bytes
            case .identity: file.bytes
            }
        }
    }

    private func send(
        _ request: HTTPRequest, _ status: HTTPResponse.Status, _ headers: HTTPFields, tag: String?, encoding: Encoding, varies: Bool,
        _ body: () -> [UInt8]
    ) -> Response {
        var headers = headers
        if varies { headers[.vary] = "Accept-Encoding" }
        if let tag {
            headers[.eTag] = EntityTag.written(tag, encoding)
            if EntityTag.matches(tag, request.headerFields[.ifNoneMatch]) {
                headers[.contentType] = nil
                return Response(status: .notModified, headers: headers)
            }
        }
        if encoding != .identity { headers[.contentEncoding] = encoding.rawValue }
        let bytes = body()
        headers[.contentLength] = String(bytes.count)
        return Response(status: status, headers: headers, body: request.method == .head ? .init() : .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func stream(
        _ write: @escaping @Sendable (inout StreamWriter) async throws -> Void, _ request: HTTPRequest, _ headers: HTTPFields,
        _ streamed: @escaping @Sendable ((any Error)?) -> Void
    ) -> Response {
        if request.method == .head, headers[.contentLength] != nil { return Response(status: .ok, headers: headers) }
        if request.method == .head {
            // The length is unknown and a chunked body may not follow a HEAD, so the connection ends here.
            var headers = headers
            headers[.connection] = "close"
            return Response(status: .ok, headers: headers, body: ResponseBody { _ in throw HeadOnly() })
        }
        let body = ResponseBody { writer in
            var stream = StreamWriter(writer)
            do {
                try await write(&stream)
                try await stream.finish()
                streamed(nil)
            } catch {
                // Thrown on: the server closes the connection without the last chunk, and the client sees a broken download.
                streamed(error)
                throw error
            }
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private struct HeadOnly: Error {}
}
