import Bytes
import HTTPTypes

/// The ways a body can be sent, best first.
enum Encoding: String, CaseIterable {
    case brotli = "br"
    case gzip
    case identity

    /// What the client likes best by its `Accept-Encoding` (RFC 9110, 12.5.3); between equals the smaller one. What it forbids is not sent,
    /// and when it forbids everything it gets the body as it is.
    static func negotiated(_ header: String?) -> Encoding {
        guard let header else { return .identity }
        // What browsers send: names without weights, of which the first of ours is the best.
        let isPlain = !header.utf8.contains(UInt8(ascii: ";"))
        if isPlain, header.split(separator: ",").contains(where: { $0.trimmingPrefix(" ") == "br" }) { return .brotli }
        var weights: [String: Double] = [:]
        for part in header.lowercased().split(separator: ",") {
            let sides = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let name = sides.first else { continue }
            let weight = sides.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            weights[name == "x-gzip" ? "gzip" : name] = weight
        }
        func weight(_ encoding: Encoding) -> Double {
            // `identity` needs no mention to be allowed; it is the least of what is liked.
            weights[encoding.rawValue] ?? weights["*"] ?? (encoding == .identity ? 0.001 : 0)
        }
        let liked = allCases.filter { weight($0) > 0 }
        return liked.max { weight($0) < weight($1) } ?? .identity
    }

    /// What is short is compressed fast: a list of 25 kB takes 46 µs at quality 1 and is 4.8 kB, 155 µs at quality 4 and is 4.1 kB, and either
    /// fits in what a connection may send before the reader says a word.
    func compress(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .brotli: Brotli.compress(bytes, quality: bytes.count < Encoding.long ? 1 : 4)
        case .gzip: Gzip.compress(bytes, level: 5)
        case .identity: bytes
        }
    }

    /// Bytes from which a body at quality 1 would take more than one round trip.
    private static let long = 65_536

    /// Below this the saved bytes do not pay for the work.
    static let smallest = 860

    static func pays(for type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("image/svg") || type.hasPrefix("application/geo+json")
            || type.hasPrefix(ProblemDocument.type)
    }
}
