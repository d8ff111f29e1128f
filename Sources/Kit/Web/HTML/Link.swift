/// Whether an address that came from outside may stand in a link.
enum Link {
    private static let schemes = ["https://", "http://", "mailto:", "tel:"]

    static func isHarmless(_ link: String) -> Bool {
        var link = link
        return link.withUTF8 { link in
            guard isUnbroken(link), let first = link.first else { return false }
            if first == UInt8(ascii: "/") { return link.count == 1 || link[1] != UInt8(ascii: "/") }
            if first == UInt8(ascii: "?") || first == UInt8(ascii: "#") { return true }
            let start = String(decoding: link.prefix(8), as: UTF8.self).lowercased()
            return schemes.contains { start.hasPrefix($0) }
        }
    }

    /// `/…`, but not `//elsewhere`, which would name another host, nor `/\elsewhere`, which browsers read the same way.
    static func isOfThisSite(_ link: String) -> Bool { link.utf8.first == UInt8(ascii: "/") && isHarmless(link) }

    /// Browsers drop tabs and line breaks inside a scheme and blanks before it, so none may be there at all.
    private static func isUnbroken(_ link: UnsafeBufferPointer<UInt8>) -> Bool {
        link.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
