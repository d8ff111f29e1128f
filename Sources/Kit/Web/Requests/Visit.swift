import HTTPTypes
import Logging
import Values

/// One request, checked and taken apart: everything a handler may know.
package struct Visit: Sendable {
    package let method: HTTPRequest.Method
    /// As it was asked for, percent-encoded, without the query.
    package let path: String
    package let query: Query
    /// What stands for `{name}` in the pattern, decoded.
    package let parameters: [String: String]
    package let headers: HTTPFields
    /// Empty unless the request writes.
    package let form: Form
    /// The visitor's address: of the socket, or the one a trusted proxy names.
    package let client: String
    /// Stands in the log, in the reply and on error pages, so that one finds the other.
    package let id: String
    package let now: Instant
    package let log: Logger
    /// Asked from this machine or a trusted one, not through a proxy for somebody else.
    let isOperator: Bool
    /// The host and port the visitor asked for, as he wrote them.
    package var authority: String?

    /// The segment that stands for `{name}`; empty when the pattern has none of that name.
    package func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The whole address asked for, with its query.
    package var target: String { query.appended(to: path) }

    /// A lasting redirect when the page was asked for by another spelling than its own: a slug of an old name, other case, a slash too many.
    ///
    ///     if let redirect = visit.redirect(toCanonical: RegistryAddress.organisation(id, name: name)) { return redirect }
    package func redirect(toCanonical address: some Address) -> Reply? {
        let canonical = address.path.prefix { $0 != "?" }
        return path == canonical ? nil : .redirect(to: PlainAddress(query.appended(to: String(canonical))), permanent: true)
    }
}
