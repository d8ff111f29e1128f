import Web

/// The part of the API that one module answers. The one description of the whole API is made of all of them.
package struct APISection: Sendable {
    package let title: String
    /// What a reader must know of these addresses beside the rules that hold for all.
    package let remark: HTML?
    package let endpoints: [APIEndpoint]
    /// The shapes of replies, by name; a name belongs to one section.
    package let schemas: [(name: String, shape: APIShape)]

    package init(title: String, remark: HTML? = nil, endpoints: [APIEndpoint], schemas: [(name: String, shape: APIShape)]) {
        (self.title, self.remark, self.endpoints, self.schemas) = (title, remark, endpoints, schemas)
    }
}

/// The API described: for programs at `/api/openapi.json`, for people at `/api`.
package func apiDescriptionRoutes(_ sections: [APISection]) -> [Route] {
    let document = OpenAPIDocument(sections).bytes
    return [
        .get(OpenAPIDocument.path, for: .everyone, examples: [OpenAPIDocument.path]) { _ in .content(document, type: "application/json") },
        .get("/api", for: .everyone, examples: ["/api"]) { _ in .page(APIPage(sections).page) },
    ]
}
