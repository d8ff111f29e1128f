/// Whether an address that came from outside may stand in a link.
enum Link {
    private static let schemes = ["https://", "http://", "mailto:", "tel:"]

    static func isHarmless(_ link: String) -> Bool {
        // Browsers drop tabs and line breaks inside a scheme and blanks before it, so none may be there at all.
        guard link.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        if isOfThisSite(link) || link.hasPrefix("?") || link.hasPrefix("#") { return true }
        let start = link.prefix(8).lowercased()
        return schemes.contains { start.hasPrefix($0) }
    }

    /// `/…`, but not `//elsewhere`, which would name another host, nor `/\elsewhere`, which browsers read the same way.
    static func isOfThisSite(_ link: String) -> Bool {
        link.hasPrefix("/") && !link.hasPrefix("//") && link.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
