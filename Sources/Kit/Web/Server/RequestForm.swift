import HTTPTypes
import Hummingbird
import NIOCore

extension Form {
    /// Reads the body of a writing request, 64 KB of it at most.
    ///
    /// - Throws: ``Problem/payloadTooLarge``, ``Problem/unsupportedForm``, ``Problem/badRequest(_:)``.
    init(reading request: Request) async throws {
        let limit = Query.Limits.form.bytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Problem.payloadTooLarge }
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                bytes += part.readableBytesView
                guard bytes.count <= limit else { throw Problem.payloadTooLarge }
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            // The connection broke, or the chunks are none.
            throw Problem.badRequest("Formularz nie dotarł do nas w całości.")
        }
        if bytes.isEmpty {
            self.init()
            return
        }
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Problem.unsupportedForm }
        guard let body = String(validating: bytes, as: UTF8.self) else {
            throw Problem.badRequest("Formularz zawiera znaki, których nie umiemy odczytać.")
        }
        try self.init(decoding: body)
    }
}
