import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

extension Site {
    /// The site as a service: run it in a `ServiceGroup`. A graceful stop lets every request in flight finish and takes no new ones.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - running: called once connections are accepted, with the port.
    package func application(host: String, port: Int, running: @escaping @Sendable (Int) async -> Void = { _ in }) -> some Service {
        // A client gets a minute to say something, and a minute to take what we say.
        let responder = responder()
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [DoorkeeperEntry(patience: .seconds(60)) { responder.refusal(of: $0) }],
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 65_536, maxHeaderListSize: 65_536, maxHeaderFieldCount: 200))
        var quiet = log
        quiet.logLevel = max(log.logLevel, .notice)
        let server = Application(
            responder: SocketResponder(responder: responder), server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { await running($0.localAddress?.port ?? port) }, logger: quiet)
        return Listening(server: server, host: host, port: port)
    }
}

/// What Hummingbird knows of a connection, and all we want of it.
private struct Peer: InitializableFromSource {
    let address: String?
    init(source: ApplicationRequestContextSource) { address = source.channel.remoteAddress?.ipAddress }
}

private struct SocketResponder: HTTPResponder {
    let responder: Responder

    func respond(to request: Request, context: Peer) async throws -> Response { await responder.respond(to: request, from: context.address) }
}
