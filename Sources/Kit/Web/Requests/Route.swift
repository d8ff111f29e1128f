import HTTPTypes

/// Who may use a route. There is no default: a route cannot be written without saying so.
package enum Access: Sendable, Hashable {
    case everyone
}

/// One address of the site and what answers there.
///
///     Route.get("/organizacje/{id}/{slug}", for: .everyone, examples: ["/organizacje/1/fundacja-ala"]) { visit in … }
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    /// Segments by slashes; `{name}` takes one whole segment. A literal segment wins over a parameter.
    package let pattern: String
    package let access: Access
    /// Addresses that exist with the sample data: tests request each.
    package let examples: [String]
    package let respond: @Sendable (Visit) async throws -> Reply

    /// Reading; `HEAD` comes with it.
    package static func get(
        _ pattern: String, for access: Access, examples: [String] = [], _ respond: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .get, pattern: pattern, access: access, examples: examples, respond: respond)
    }

    /// Writing: the visit carries a ``Form``, and came from a page of this site.
    package static func post(
        _ pattern: String, for access: Access, examples: [String] = [], _ respond: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .post, pattern: pattern, access: access, examples: examples, respond: respond)
    }
}
