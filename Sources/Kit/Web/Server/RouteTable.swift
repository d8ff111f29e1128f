import HTTPTypes

/// The routes of the site, ready to be looked up: by number of segments, a literal segment before a parameter.
struct RouteTable: Sendable {
    private struct Entry: Sendable {
        let route: Route
        let segments: [Segment]
    }

    private enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
        /// Literals first.
        var rank: Int { if case .literal = self { 0 } else { 1 } }
    }

    private var entries: [Int: [Entry]] = [:]

    enum Match: Sendable {
        case found(Route, [String: String])
        /// Something is there, but not for this method.
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    init(_ routes: [Route]) {
        for route in routes {
            let segments = RouteTable.split(route.pattern).map { part -> Segment in
                part.hasPrefix("{") && part.hasSuffix("}") ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
            }
            entries[segments.count, default: []].append(Entry(route: route, segments: segments))
        }
        for count in entries.keys {
            entries[count]?.sort { $0.segments.map(\.rank).lexicographicallyPrecedes($1.segments.map(\.rank)) }
        }
    }

    /// - Parameter path: percent-encoded; each segment is decoded by itself, so that an encoded slash parts nothing.
    /// - Throws: ``Problem/badRequest(_:)`` when a segment cannot be decoded.
    func match(_ method: HTTPRequest.Method, _ path: String) throws(Problem) -> Match {
        var parts: [String] = []
        for part in RouteTable.split(path) {
            guard let decoded = Percent.decode(part, plusIsSpace: false) else {
                throw .badRequest("Adres zawiera znaki, których nie umiemy odczytać.")
            }
            parts.append(decoded)
        }
        var allowed: [HTTPRequest.Method] = []
        for entry in entries[parts.count] ?? [] {
            guard let parameters = RouteTable.parameters(entry.segments, parts) else { continue }
            if entry.route.method == method || (method == .head && entry.route.method == .get) { return .found(entry.route, parameters) }
            if !allowed.contains(entry.route.method) { allowed.append(entry.route.method) }
        }
        if allowed.contains(.get) { allowed.append(.head) }
        return allowed.isEmpty ? .nothing : .otherMethods(allowed)
    }

    private static func parameters(_ segments: [Segment], _ parts: [String]) -> [String: String]? {
        var parameters: [String: String] = [:]
        for (segment, part) in zip(segments, parts) {
            switch segment {
            case .literal(let text): guard text == part else { return nil }
            case .parameter(let name):
                guard !part.isEmpty else { return nil }
                parameters[name] = part
            }
        }
        return parameters
    }

    /// `/` has no segment; a slash at the end makes an empty last one.
    private static func split(_ path: String) -> [Substring] {
        path == "/" ? [] : path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }
}
