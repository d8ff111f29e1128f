import HTTPTypes

/// What a handler throws instead of a reply. Each becomes a plain page in Polish that says what happened, what is safe and what to do next.
/// Every other error is our fault: status 500, with nothing of it on the page but the number of the request.
package enum Problem: Error, Sendable, Equatable {
    /// The sentence says what is wrong with the request.
    case badRequest(String)
    case forbidden(String)
    case notFound
    /// Was here once; the sentence says what became of it.
    case gone(String)
    case methodNotAllowed([HTTPRequest.Method])
    case payloadTooLarge
    case addressTooLong
    case unsupportedForm
    /// What has to be corrected, one sentence each. Forms answer with their own page instead, as typed.
    case unprocessable([String])
    case tooManyRequests(seconds: Int)
    case headersTooLarge
    case unavailable(seconds: Int)

    package var status: HTTPResponse.Status {
        switch self {
        case .badRequest: .badRequest
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .gone: .gone
        case .methodNotAllowed: .methodNotAllowed
        case .payloadTooLarge: .contentTooLarge
        case .addressTooLong: .uriTooLong
        case .unsupportedForm: .unsupportedMediaType
        case .unprocessable: .unprocessableContent
        case .tooManyRequests: .tooManyRequests
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .unavailable: .serviceUnavailable
        }
    }

    /// Headers that belong to the status.
    var headers: HTTPFields {
        switch self {
        case .methodNotAllowed(let methods): [.allow: methods.map(\.rawValue).joined(separator: ", ")]
        case .tooManyRequests(let seconds), .unavailable(let seconds): [.retryAfter: String(seconds)]
        default: [:]
        }
    }
}
