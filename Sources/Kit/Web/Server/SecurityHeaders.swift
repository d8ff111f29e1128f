import HTTPTypes

/// What a page may load, and who may show it inside a page of theirs.
package struct PagePolicy: Sendable, Equatable {
    /// A map drawn by a script: its worker and its pictures are made in the browser.
    package var drawsMap = false
    /// Places of other sites whose map tiles lie under ours: `https://kafelki.example`; none.
    package var mapsFrom: [String] = []
    /// Places of other sites that may frame the page: `https://gmina.example`, or `*` for every site; none.
    package var framedBy: [String] = []
    /// The browser may be asked where the visitor is; it asks the visitor.
    package var asksPlace = false

    package init(drawsMap: Bool = false, mapsFrom: [String] = [], framedBy: [String] = [], asksPlace: Bool = false) {
        (self.drawsMap, self.mapsFrom, self.framedBy, self.asksPlace) = (drawsMap, mapsFrom, framedBy, asksPlace)
    }

    /// Nothing but our own, in no frame.
    package static let usual = PagePolicy()
}

/// What every reply carries, whatever it says, so that no page can be framed, sniffed, scripted or leaked from elsewhere.
enum SecurityHeaders {
    /// Nothing but our own style, scripts, fonts and pictures; scripts ask and forms send to us only; nothing inline.
    static let policy = contentPolicy(.usual)

    static func contentPolicy(_ policy: PagePolicy) -> String {
        ([
            "default-src 'none'", "style-src 'self'", "script-src 'self'", (["connect-src 'self'"] + policy.mapsFrom).joined(separator: " "),
            policy.drawsMap ? "img-src 'self' data: blob:" : "img-src 'self' data:", "font-src 'self'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors \(policy.framedBy.isEmpty ? "'none'" : policy.framedBy.joined(separator: " "))",
        ] + (policy.drawsMap ? ["worker-src blob:"] : [])).joined(separator: "; ")
    }

    /// - Parameter https: the site's own address is `https://…`, so that browsers may be told never to come without.
    static func fields(https: Bool, _ policy: PagePolicy = .usual) -> HTTPFields {
        var headers: HTTPFields = [
            .contentSecurityPolicy: policy == .usual ? SecurityHeaders.policy : contentPolicy(policy), .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), geolocation=\(policy.asksPlace ? "(self)" : "()"), microphone=(), payment=(), usb=()",
            .openerPolicy: "same-origin", .resourcePolicy: policy.framedBy.isEmpty ? "same-origin" : "cross-origin",
        ]
        if policy.framedBy.isEmpty { headers[.frameOptions] = "DENY" }
        if https { headers[.strictTransportSecurity] = "max-age=31536000" }
        return headers
    }
}
