import HTTPTypes

/// A problem told to a program instead of a person: `application/problem+json` (RFC 9457).
///
///     {"type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "…",
///      "errors": [{"parameter": "page", "message": "liczba od 1"}]}
package struct ProblemDocument: Sendable {
    /// What is wrong with one parameter of the request.
    package struct Fault: Sendable, Equatable {
        package let parameter: String, message: String

        package init(_ parameter: String, _ message: String) { (self.parameter, self.message) = (parameter, message) }
    }

    package static let type = "application/problem+json"

    package let status: HTTPResponse.Status
    package let detail: String
    package let faults: [Fault]
    private var headers: HTTPFields = [:]

    init(status: HTTPResponse.Status, detail: String, faults: [Fault] = []) {
        (self.status, self.detail, self.faults) = (status, detail, faults)
    }

    /// Parameters that mean nothing: status 422.
    package static func unprocessable(_ detail: String, _ faults: [Fault]) -> ProblemDocument {
        ProblemDocument(status: .unprocessableContent, detail: detail, faults: faults)
    }

    init(_ problem: Problem) {
        self.init(status: problem.status, detail: ProblemDocument.words(problem))
        headers = problem.headers
    }

    static let failure = ProblemDocument(status: .internalServerError, detail: "To nasz błąd. Podaj nam numer z nagłówka X-Request-Id.")

    package var reply: Reply {
        var json = JSONWriter()
        json.object { json in
            json.field("type", "about:blank")
            json.field("title", status.reasonPhrase)
            json.field("status", status.code)
            json.field("detail", detail)
            if !faults.isEmpty {
                json.array("errors", faults) { json, fault in
                    json.object {
                        $0.field("parameter", fault.parameter)
                        $0.field("message", fault.message)
                    }
                }
            }
        }
        var reply = Reply.content(json.bytes, type: ProblemDocument.type, status: status)
        for field in headers { reply.headers.append(field) }
        reply.cache = .never
        return reply
    }

    private static func words(_ problem: Problem) -> String {
        switch problem {
        case .badRequest(let why), .forbidden(let why), .gone(let why): why
        case .notFound: "Pod tym adresem niczego nie ma."
        case .methodNotAllowed(let methods): "Ten adres przyjmuje tylko: \(methods.map(\.rawValue).joined(separator: ", "))."
        case .payloadTooLarge: "Treść żądania jest za długa."
        case .addressTooLong: "Adres jest za długi."
        case .unsupportedForm: "Treści w tej postaci nie przyjmujemy."
        case .unprocessable(let errors): errors.joined(separator: " ")
        case .tooManyRequests(let seconds): "Za dużo żądań. Następne przyjmiemy za \(seconds) s."
        case .headersTooLarge: "Nagłówki żądania są za długie."
        case .unavailable(let seconds): "Baza danych chwilowo nie odpowiada. Spróbuj ponownie za \(seconds) s."
        }
    }
}

extension ProblemDocument {
    /// What the document looks like, as JSON Schema.
    package static var schema: [UInt8] {
        var json = JSONWriter()
        func text(_ name: StaticString, _ type: String) { json.object(name) { $0.field("type", type) } }
        json.open("{")
        json.field("type", "object")
        json.key("properties")
        json.open("{")
        text("type", "string")
        text("title", "string")
        text("status", "integer")
        text("detail", "string")
        json.object("errors") { json in
            json.field("type", "array")
            json.object("items") { json in
                json.field("type", "object")
                json.object("properties") { json in
                    json.object("parameter") { $0.field("type", "string") }
                    json.object("message") { $0.field("type", "string") }
                }
                json.array("required", ["parameter", "message"]) { $0.value($1) }
            }
        }
        json.close("}")
        json.array("required", ["type", "title", "status", "detail"]) { $0.value($1) }
        json.close("}")
        return json.bytes
    }
}
