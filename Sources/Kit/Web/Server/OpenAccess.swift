import HTTPTypes

/// Addresses that programs read, also scripts on pages of other sites: they may do so from anywhere (CORS), and are told of problems in JSON.
///
/// Nobody is known by a cookie here, so there is nothing another site could read in somebody's name.
struct OpenAccess: Sendable {
    /// Beginnings of paths.
    let prefixes: [String]

    func covers(_ path: some StringProtocol) -> Bool { prefixes.contains { path.hasPrefix($0) } }

    /// The answer to a browser that asks whether it may ask.
    static let preflight: HTTPFields = [
        .allow: "GET, HEAD, OPTIONS", .accessControlAllowMethods: "GET, HEAD, OPTIONS", .accessControlAllowHeaders: "*",
        .accessControlMaxAge: "86400",
    ]

    static func add(to headers: inout HTTPFields) {
        headers[.accessControlAllowOrigin] = "*"
        headers[.accessControlExposeHeaders] = "*"
        headers[.resourcePolicy] = "cross-origin"
    }
}
