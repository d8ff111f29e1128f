import HTTPTypes

/// Where a request came from, and under which number it is kept.
struct Origin: Sendable {
    let client: IPAddress?
    let id: String
    /// The request came straight from this machine, or from a trusted one: it may see what is meant for operators.
    let isOperator: Bool

    /// The visitor's address is the socket's. A header is believed only when the peer is a trusted proxy; then the chain is read from the
    /// right, past every trusted proxy, to the first address that is not one: whatever stands left of it the visitor may have invented.
    init(peer: IPAddress?, headers: HTTPFields, proxies: TrustedProxies) {
        guard let peer, proxies.contains(peer) else {
            client = peer
            id = Origin.newID()
            isOperator = (peer?.isLoopback ?? false) && !Origin.isForwarded(headers)
            return
        }
        var nearest = peer
        for hop in Origin.hops(headers).reversed() {
            guard proxies.contains(nearest), let address = IPAddress(hop) else { break }
            nearest = address
        }
        client = nearest
        id = headers[.requestID].flatMap { Origin.isSane($0) ? $0 : nil } ?? Origin.newID()
        isOperator = nearest.isLoopback || proxies.contains(nearest)
    }

    /// Whether a proxy says that it passes the request on, in any of the ways proxies say so.
    private static func isForwarded(_ headers: HTTPFields) -> Bool {
        headers.contains { field in
            let name = field.name.canonicalName
            return name.hasPrefix("x-forwarded-") || ["forwarded", "via", "x-real-ip"].contains(name)
        }
    }

    /// From farthest to nearest.
    private static func hops(_ headers: HTTPFields) -> [Substring] {
        if let chain = headers[.xForwardedFor] { return chain.split(separator: ",") }
        guard let chain = headers[.forwarded] else { return [] }
        return chain.split(separator: ",").compactMap { hop in
            hop.split(separator: ";").map { $0.drop { $0 == " " } }.first { $0.lowercased().hasPrefix("for=") }?.dropFirst(4)
        }
    }

    private static func isSane(_ id: String) -> Bool {
        (8...64).contains(id.utf8.count) && id.utf8.allSatisfy { byte in byte == UInt8(ascii: "-") || Character(Unicode.Scalar(byte)).isAlphanumeric }
    }

    /// Twelve characters that can be read out on the telephone: no `0 o 1 l i`.
    static func newID() -> String {
        var bits = UInt64.random(in: .min ... .max)
        return String(unsafeUninitializedCapacity: 12) { letters in
            for place in 0..<12 {
                letters[place] = alphabet[Int(bits & 31)]
                bits >>= 5
            }
            return 12
        }
    }

    private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz9".utf8)
}

extension Character {
    fileprivate var isAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}

extension HTTPField.Name {
    static let xForwardedFor = name("X-Forwarded-For")
    static let forwarded = name("Forwarded")
    package static let requestID = name("X-Request-Id")
    static let secFetchSite = name("Sec-Fetch-Site")
    static let permissionsPolicy = name("Permissions-Policy")
    static let referrerPolicy = name("Referrer-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    static let frameOptions = name("X-Frame-Options")

    /// Every name above is a valid token, so the alternative is never taken.
    private static func name(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
}
