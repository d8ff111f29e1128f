import Foundation

/// A bare TCP connection to this machine: sends what no HTTP client would. It never blocks a thread, because the server under test needs
/// them; every wait ends after five seconds.
final class Socket: Sendable {
    struct Refused: Error {}

    private let handle: Int32

    init(port: Int) throws {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        self.handle = handle
        guard connected == 0, fcntl(handle, F_SETFL, O_NONBLOCK) == 0 else { throw Refused() }
    }

    deinit { close(handle) }

    /// - Throws: ``Refused`` when the other end has closed before everything was sent.
    func send(_ text: String) async throws {
        var rest = Array(text.utf8)[...]
        try await patiently {
            let count = rest.withUnsafeBytes { Foundation.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0 && errno != EAGAIN { throw Refused() }
            rest = rest.dropFirst(max(count, 0))
            return rest.isEmpty
        }
    }

    /// Says that nothing more will come.
    func endSending() { shutdown(handle, Int32(SHUT_WR)) }

    /// Everything up to the end of the connection.
    func receiveAll() async throws -> String { try await receive(until: nil) }

    /// Everything up to and with the mark, or to the end of the connection.
    func receive(until mark: String?) async throws -> String {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        try await patiently {
            let count = recv(handle, &buffer, buffer.count, 0)
            if count == 0 || (count < 0 && errno != EAGAIN) { return true }
            received += buffer[..<max(count, 0)]
            return mark.map { String(decoding: received, as: UTF8.self).contains($0) } ?? false
        }
        return String(decoding: received, as: UTF8.self)
    }

    private func patiently(_ step: () throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(5)
        while try !step() && ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(2)) }
    }
}
