import HTTPTypes

/// Whether a writing request was sent from a page of this site. Browsers say so themselves; a request that says nothing is refused,
/// because every browser that can show our forms sends at least one of these headers with them.
enum SameOrigin {
    /// - Parameters:
    ///   - base: the site's own address, `https://pozytek.example`; when none is configured, the `Host` asked for counts.
    static func holds(_ request: HTTPRequest, base: String?) -> Bool {
        let headers = request.headerFields
        if let site = headers[.secFetchSite] { return site == "same-origin" }
        guard let own = base.flatMap(authority) ?? request.authority?.lowercased(), !own.isEmpty else { return false }
        if let origin = headers[.origin] { return authority(of: origin) == own }
        if let referer = headers[.referer] { return authority(of: referer) == own }
        return false
    }

    /// `https://pozytek.example:8443/x` → `pozytek.example:8443`; nil for anything else, such as the `null` of a sandboxed page.
    private static func authority(of address: String) -> String? {
        let lower = address.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        return String(lower.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }
}
