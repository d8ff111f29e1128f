import HTTPTypes

/// What every reply carries, whatever it says, so that no page can be framed, sniffed, scripted or leaked from elsewhere.
enum SecurityHeaders {
    /// Nothing but our own style, scripts, fonts and pictures; scripts ask and forms send to us only; nothing inline.
    static let policy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// - Parameter https: the site's own address is `https://…`, so that browsers may be told never to come without.
    static func fields(https: Bool) -> HTTPFields {
        var headers: HTTPFields = [
            .contentSecurityPolicy: policy, .xContentTypeOptions: "nosniff", .referrerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), geolocation=(), microphone=(), payment=(), usb=()", .openerPolicy: "same-origin",
            .resourcePolicy: "same-origin", .frameOptions: "DENY",
        ]
        if https { headers[.strictTransportSecurity] = "max-age=31536000" }
        return headers
    }
}
