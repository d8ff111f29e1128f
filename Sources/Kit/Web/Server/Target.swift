import HTTPTypes

/// The address a request asks for, in its two halves, checked for size before anything else looks at it.
struct Target {
    /// Percent-encoded, beginning with a slash.
    let path: String
    let query: Query

    private static let longestPath = 2048
    private static let mostHeaders = 100
    private static let longestHeaders = 16_384

    /// - Throws: ``Problem/addressTooLong``, ``Problem/headersTooLarge``, ``Problem/badRequest(_:)``.
    init(_ request: HTTPRequest) throws(Problem) {
        let size = request.headerFields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        guard request.headerFields.count <= Target.mostHeaders, size <= Target.longestHeaders else { throw .headersTooLarge }

        var address = Substring(request.path ?? "")
        // A proxy may ask in the absolute form.
        if address.utf8.first != UInt8(ascii: "/") {
            for scheme in ["http://", "https://"] where address.lowercased().hasPrefix(scheme) {
                address = address.dropFirst(scheme.count).drop { $0 != "/" }
            }
        }
        guard address.hasPrefix("/") else { throw .badRequest("Adres musi zaczynać się od ukośnika.") }
        let halves = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves[0].utf8.count <= Target.longestPath else { throw .addressTooLong }
        path = String(halves[0])
        query = try Query(decoding: halves.count > 1 ? halves[1] : "")
    }
}
