import Web

/// What a value may look like, as the description of the API says it (JSON Schema 2020-12, which OpenAPI 3.1 speaks).
package indirect enum APIShape: Sendable {
    case text(longest: Int? = nil)
    case pattern(String)
    case choice([String])
    case integer(ClosedRange<Int>? = nil)
    case number
    case flag
    case day
    case nullable(APIShape)
    case list(APIShape)
    /// Holds exactly these.
    case object([(String, APIShape)])
    /// One of the named shapes of an ``APISection``.
    case named(String)

    /// How many of something.
    package static let count = APIShape.integer(0...Int(Int32.max))

    /// Shapes any section may name.
    static let shared: [(name: String, shape: APIShape)] = [
        ("FacetValue", .object([("value", .text()), ("label", .text()), ("count", count)]))
    ]

    package func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .text(let longest):
                json.field("type", "string")
                if let longest { json.field("maxLength", longest) }
            case .pattern(let pattern):
                json.field("type", "string")
                json.field("pattern", pattern)
            case .choice(let codes):
                json.field("type", "string")
                json.array("enum", codes) { $0.value($1) }
            case .integer(let range):
                json.field("type", "integer")
                if let range {
                    json.field("minimum", range.lowerBound)
                    json.field("maximum", range.upperBound)
                }
            case .number: json.field("type", "number")
            case .flag: json.field("type", "boolean")
            case .day:
                json.field("type", "string")
                json.field("format", "date")
            case .nullable(let shape):
                json.array("anyOf", [shape, nil]) { json, shape in
                    if let shape { shape.write(to: &json) } else { json.object { $0.field("type", "null") } }
                }
            case .list(let shape):
                json.field("type", "array")
                json.key("items")
                shape.write(to: &json)
            case .object(let members):
                json.field("type", "object")
                json.object("properties") { json in
                    for (name, shape) in members {
                        json.key(name)
                        shape.write(to: &json)
                    }
                }
                json.array("required", members) { $0.value($1.0) }
                json.field("additionalProperties", false)
            case .named(let name): json.field("$ref", "#/components/schemas/\(name)")
            }
        }
    }
}
