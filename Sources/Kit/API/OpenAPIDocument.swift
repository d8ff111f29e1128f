import Web

/// `/api/openapi.json`: the API described for programs, OpenAPI 3.1.
struct OpenAPIDocument: Sendable {
    static let path = "/api/openapi.json"

    private let sections: [APISection]

    init(_ sections: [APISection]) { self.sections = sections }

    var bytes: [UInt8] {
        var json = JSONWriter(capacity: 65_536)
        json.object { json in
            json.field("openapi", "3.1.0")
            json.object("info") { json in
                json.field("title", "Pożytek")
                json.field("version", "1")
                json.field("description", "Kto działa gdzie i w czym. Do czytania, bez konta, z każdej strony internetowej (CORS).")
            }
            json.array("servers", ["/"]) { json, url in json.object { $0.field("url", url) } }
            json.object("paths") { json in
                for endpoint in sections.flatMap(\.endpoints) {
                    json.key(endpoint.path)
                    json.object { json in
                        json.key("get")
                        OpenAPIDocument.write(endpoint, &json)
                    }
                }
            }
            components(&json)
        }
        return json.bytes
    }

    private static func write(_ endpoint: APIEndpoint, _ json: inout JSONWriter) {
        json.object { json in
            json.field("operationId", endpoint.operation)
            json.field("summary", endpoint.title)
            json.field("description", endpoint.meaning)
            json.key("parameters")
            json.open("[")
            for place in endpoint.places {
                json.object { json in
                    json.field("name", place.name)
                    json.field("in", "path")
                    json.field("required", true)
                    json.field("description", place.meaning)
                    json.key("schema")
                    place.shape.write(to: &json)
                }
            }
            for parameter in endpoint.parameters { write(parameter, &json) }
            json.close("]")
            json.object("responses") { json in
                json.key("200")
                json.object { json in
                    json.field("description", "Odpowiedź")
                    content("application/json", .named(endpoint.answer), &json)
                }
                json.key("304")
                json.object { $0.field("description", "Nic się nie zmieniło (If-None-Match).") }
                for (status, meaning) in endpoint.others + common { problem(String(status), meaning, &json) }
                problem("default", "Inny kłopot.", &json)
            }
        }
    }

    private static let common = [
        (422, "Parametr, którego nie znamy, albo wartość, która nic nie znaczy; nazywamy wszystkie."), (429, "Za dużo żądań."),
        (503, "Dane są chwilowo niedostępne."),
    ]

    private static func write(_ parameter: APIEndpoint.Parameter, _ json: inout JSONWriter) {
        json.object { json in
            json.field("name", parameter.name)
            json.field("in", "query")
            json.field("required", parameter.isRequired)
            json.field("description", parameter.meaning)
            json.key("schema")
            let shape = parameter.isRepeatable ? APIShape.list(parameter.shape) : parameter.shape
            shape.write(to: &json)
        }
    }

    private static func problem(_ status: String, _ meaning: String, _ json: inout JSONWriter) {
        json.key(status)
        json.object { json in
            json.field("description", meaning)
            content(ProblemDocument.type, .named("Problem"), &json)
        }
    }

    private static func content(_ type: String, _ shape: APIShape, _ json: inout JSONWriter) {
        json.object("content") { json in
            json.key(type)
            json.object { json in
                json.key("schema")
                shape.write(to: &json)
            }
        }
    }

    private func components(_ json: inout JSONWriter) {
        json.object("components") { json in
            json.object("schemas") { json in
                for (name, shape) in APIShape.shared + sections.flatMap(\.schemas) {
                    json.key(name)
                    shape.write(to: &json)
                }
                json.key("Problem")
                json.encoded(ProblemDocument.schema)
            }
        }
    }
}
