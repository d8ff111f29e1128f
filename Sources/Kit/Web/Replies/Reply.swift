import HTTPTypes

/// What a handler answers. The server adds the layout, the security headers, the compression and the conditions.
package struct Reply: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields = [:]
    package var cache = Cache.revalidate
    /// A weak tag (RFC 9110, 8.8.3) known without looking at the body, which is then not hashed. See ``current(_:for:)``.
    package var weakTag: String?
    /// What the page may load and where it may stand; stricter than most sites need, unless the page says otherwise.
    package var policy = PagePolicy.usual
    /// Scripts on pages of other sites may read it, wherever it stands.
    var isOpen = false
    let body: Body

    enum Body: Sendable {
        case none
        case page(Page)
        case bytes([UInt8])
        case file(StaticFiles.File)
        case stream(@Sendable (inout StreamWriter) async throws -> Void)
    }

    package enum Cache: Sendable {
        /// Kept, but asked for anew each time: a 304 costs next to nothing and nobody sees yesterday's page.
        case revalidate
        /// The address holds the hash of its content.
        case forever
        /// Not kept at all: what belongs to one person, and errors.
        case never

        var header: String {
            switch self {
            case .revalidate: "no-cache"
            case .forever: "public, max-age=31536000, immutable"
            case .never: "no-store"
            }
        }
    }

    package static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Reply {
        var reply = Reply(status: status, body: .page(page))
        reply.headers[.contentType] = "text/html; charset=utf-8"
        if status.kind != .successful { reply.cache = .never }
        reply.policy = page.policy
        return reply
    }

    /// The form again, as it was typed, with its errors: status 422.
    package static func rejected(_ page: Page) -> Reply { .page(page, status: .unprocessableContent) }

    /// - Parameter permanent: 308, which search engines follow for good; otherwise 303, which turns a sent form into a page to look at.
    package static func redirect(to address: some Address, permanent: Bool = false) -> Reply {
        var reply = Reply(status: permanent ? .permanentRedirect : .seeOther, body: .none)
        // An address that leads elsewhere is never one of ours.
        reply.headers[.location] = Link.isOfThisSite(address.path) ? address.path : "/"
        if !permanent { reply.cache = .never }
        return reply
    }

    /// The reply to somebody who holds what the tag stands for already: 304, before any work is done. Nil for everybody else.
    package static func current(_ weakTag: String, for visit: Visit) -> Reply? {
        guard EntityTag.matches(weakTag, visit.headers[.ifNoneMatch]) else { return nil }
        var reply = Reply(status: .notModified, body: .none)
        reply.headers[.eTag] = EntityTag.weak(weakTag)
        return reply
    }

    static func file(_ file: StaticFiles.File) -> Reply {
        var reply = Reply(status: .ok, body: .file(file))
        reply.headers[.contentType] = file.type
        reply.cache = .forever
        return reply
    }

    /// Something to show as it is: `text/plain; charset=utf-8`, `application/json`.
    package static func content(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Reply {
        .content(Array(text.utf8), type: type, status: status)
    }

    package static func content(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Reply {
        var reply = Reply(status: status, body: .bytes(bytes))
        reply.headers[.contentType] = type
        return reply
    }

    /// A file to save, held in memory.
    package static func file(name: String, type: String, bytes: [UInt8]) -> Reply {
        var reply = content(bytes, type: type)
        reply.headers[.contentDisposition] = attachment(name)
        return reply
    }

    /// A file to save, written while it is being sent; memory stays flat and a slow reader slows the writer down.
    ///
    /// An error thrown by `write` breaks the connection, so that nobody takes half a file for a whole one.
    package static func stream(name: String, type: String, _ write: @escaping @Sendable (inout StreamWriter) async throws -> Void) -> Reply {
        var reply = Reply(status: .ok, body: .stream(write))
        reply.headers[.contentType] = type
        reply.headers[.contentDisposition] = attachment(name)
        return reply
    }

    /// Nothing but headers: status 204.
    package static func nothing(_ headers: HTTPFields = [:]) -> Reply {
        var reply = Reply(status: .noContent, body: .none)
        reply.headers = headers
        return reply
    }

    /// RFC 6266: an ASCII name for old clients, the real one for all others.
    private static func attachment(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar)) ? Character(scalar) : "_"
        }
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(segment(name))"
    }
}
