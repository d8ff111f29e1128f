import Foundation

/// A reply of the API, read.
package struct APIAnswer: Sendable {
    package let status: Int, headers: [String: String], html: String
    private let parsed: [String: any Sendable]

    package init(_ page: TestPage) throws {
        (status, headers, html) = (page.status, page.headers, page.html)
        let tree = page.body.isEmpty ? [String: any Sendable]() : try JSONSerialization.jsonObject(with: Data(page.body))
        guard let object = tree as? [String: any Sendable] else { throw TestBrowser.Lost(description: "no JSON object at \(page.path)") }
        parsed = object
    }

    package subscript(_ key: String) -> (any Sendable)? { parsed[key] }
    package var total: Int { parsed["total"] as? Int ?? -1 }
    package var items: [[String: any Sendable]] { parsed["items"] as? [[String: any Sendable]] ?? [] }
    package var ids: [Int] { items.compactMap { $0["id"] as? Int } }
    package var faults: [String] { (parsed["errors"] as? [[String: String]] ?? []).compactMap { $0["parameter"] } }

    package func counts(_ facet: String) -> [String: Int] {
        let values = (parsed["facets"] as? [String: [[String: any Sendable]]])?[facet] ?? []
        return Dictionary(values.map { ($0["value"] as? String ?? "?", $0["count"] as? Int ?? -1) }) { _, _ in -1 }
    }
}

extension TestSite {
    package func ask(_ path: String, headers: [String: String] = [:]) async throws -> APIAnswer {
        try APIAnswer(await browser().get("/api/v1/" + path, headers: headers))
    }
}
