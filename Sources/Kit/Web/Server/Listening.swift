import Foundation
import NIOCore
import ServiceLifecycle

/// A server with words for an address it cannot listen on.
struct Listening<Server: Service>: Service {
    let server: Server
    let host: String, port: Int

    func run() async throws {
        do {
            try await server.run()
        } catch let error as IOError {
            throw CannotListen(host: host, port: port, why: reason(error.errnoCode))
        } catch is SocketAddressError.UnknownHost {
            throw CannotListen(host: host, port: port, why: "nie ma komputera o takiej nazwie")
        }
    }

    private func reason(_ code: Int32) -> String {
        switch code {
        case EADDRINUSE: "port zajął inny program"
        case EADDRNOTAVAIL: "ten komputer nie ma takiego adresu"
        case EACCES, EPERM: "brak uprawnień do portu (poniżej 1024 ma je tylko administrator)"
        default: String(cString: strerror(code))
        }
    }
}

/// The address the server was told to listen on cannot be used.
package struct CannotListen: Error, CustomStringConvertible {
    let host: String, port: Int, why: String
    package var description: String { "Nie można słuchać pod adresem \(host):\(port): \(why). Podaj inny: --host, --port." }
}
