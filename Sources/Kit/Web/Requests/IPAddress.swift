import Foundation

/// An address of the internet protocol, version 4 or 6, as one number: version 4 stands in its `::ffff:0:0/96`, so that a socket open for
/// both versions gives the same address for the same machine.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    let number: UInt128

    /// `192.0.2.7`, `2001:db8::7`, also as proxies write them: `"[2001:db8::7]:4711"`, `192.0.2.7:4711`, `fe80::1%eth0`.
    init?(_ written: some StringProtocol) {
        var four = in_addr()
        // Most are written plainly, and every request brings one.
        if inet_pton(AF_INET, String(written), &four) == 1 {
            number = 0xFFFF_0000_0000 | UInt128(UInt32(bigEndian: four.s_addr))
            return
        }
        var text = written.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[text.index(after: text.startIndex)..<end])
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            text = String(text[..<colon])
        }
        if let zone = text.firstIndex(of: "%") { text = String(text[..<zone]) }
        guard text.utf8.count <= 45 else { return nil }

        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            number = 0xFFFF_0000_0000 | UInt128(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            number = withUnsafeBytes(of: &six) { $0.reduce(0) { $0 << 8 | UInt128($1) } }
        } else {
            return nil
        }
    }

    var isVersion4: Bool { number >> 32 == 0xFFFF }
    var isLoopback: Bool { number == 1 || (isVersion4 && number >> 24 & 0xFF == 127) }

    /// Dotted for version 4, eight groups for version 6.
    var description: String {
        if isVersion4 {
            let four = UInt32(truncatingIfNeeded: number)
            return "\(four >> 24).\(four >> 16 & 0xFF).\(four >> 8 & 0xFF).\(four & 0xFF)"
        }
        return (0..<8).map { String(number >> UInt128(112 - 16 * $0) & 0xFFFF, radix: 16) }.joined(separator: ":")
    }

    /// What one household or machine has: the address in version 4, the first 64 bits in version 6.
    var network: UInt128 { isVersion4 ? number : (number >> 64) << 64 }
}

/// The machines whose word about a visitor's address is believed: single addresses or ranges (`10.0.0.0/8`).
package struct TrustedProxies: Sendable {
    private struct Range: Sendable { let number: UInt128, bits: Int }
    private let ranges: [Range]

    package static let none = TrustedProxies()

    private init() { ranges = [] }

    /// - Throws: ``Unreadable``, which names the first entry that is neither an address nor a range.
    package init(_ entries: [String]) throws(Unreadable) {
        var ranges: [Range] = []
        for entry in entries {
            let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
            guard let first = parts.first, parts.count <= 2, let address = IPAddress(first) else { throw Unreadable(entry: entry) }
            let width = address.isVersion4 ? 32 : 128
            guard let bits = parts.count == 1 ? width : Int(parts[1]), (0...width).contains(bits) else { throw Unreadable(entry: entry) }
            ranges.append(Range(number: address.number, bits: 128 - width + bits))
        }
        self.ranges = ranges
    }

    func contains(_ address: IPAddress) -> Bool {
        ranges.contains { $0.bits == 0 || ($0.number ^ address.number) >> UInt128(128 - $0.bits) == 0 }
    }

    package struct Unreadable: Error, CustomStringConvertible {
        let entry: String
        package var description: String { "„\(entry)” to nie adres IP ani zakres. Wpisz na przykład 10.0.0.7 albo 10.0.0.0/8." }
    }
}
